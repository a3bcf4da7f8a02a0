#!/usr/bin/env bash
# Makes the body of a comment, as JSON, from a report that a pull request's own code has written: it may hold anything.
# usage: report-comment.sh <review.md>
set -euo pipefail

report=$1
# a report stays under 60,000 characters; GitHub refuses a comment of more than 65,536
limit=64000
marker='<!-- ovh-landing-zone review: landing-zone -->'

if [ -L "$report" ] || [ ! -f "$report" ]; then
  echo "$report is no file" >&2
  exit 1
fi
if [ "$(wc -c <"$report")" -gt $((limit * 4)) ]; then
  echo "$report is too long for a comment" >&2
  exit 1
fi

# no character that can't be seen, no other marker, no HTML but folding, no image, nobody notified, no command at the start of a
# line: GitLab would obey `/close` as if the token's user had written it
jq --raw-input --slurp --arg marker "$marker" --argjson limit "$limit" '
  def unseen:
    (. < 32 and . != 9 and . != 10) or (. >= 127 and . <= 159) or . == 173 or . == 1564 or . == 6158
    or (. >= 8203 and . <= 8207) or (. >= 8232 and . <= 8238) or (. >= 8288 and . <= 8303)
    or (. >= 65024 and . <= 65039) or . == 65279 or (. >= 917504 and . <= 921599);
  def folding: test("\\A(/?(details|summary|code)|br)>");
  def fitting: if length > $limit then error("the report is too long for a comment") else . end;
  fitting
  | explode | map(select(unseen | not)) | implode
  | sub("\\A<!--[^>]*-->\\n"; "")
  | split("<") | [.[0] // "", (.[1:][] | if folding then "<" + . else "&lt;" + . end)] | join("")
  | split("![") | join("!\\[")
  | split("\n") | map(if test("\\A\\s*/") then sub("/"; "&#47;") else . end) | join("\n")
  | split("@") | . as $parts
  | [range(length) as $i
      | (if $i == 0 then "" elif $parts[$i - 1][-1:] | test("[\\w`]") then "@" else "&#64;" end) + $parts[$i]]
  | join("")
  | fitting
  | { body: ($marker + "\n" + . + "\n\n*Written by the code of this pull request, without credentials.*\n") }
' "$report"
