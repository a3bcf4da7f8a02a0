#!/usr/bin/env bash
# Makes the body of a comment, as JSON, from a report that the main branch's own code has written. What the reader must know about it
# comes first, behind the marker by which the comment is found again: who has made it, and whether anything is left out.
# usage: report-comment.sh <review.md> <what the reader must know>
set -euo pipefail

report=$1
about=$2
marker='<!-- ovh-landing-zone review: landing-zone -->'
# the report keeps itself below 60,000 bytes; GitHub refuses a comment of more than 65,536 characters
limit=64000

jq --raw-input --slurp --arg marker "$marker" --arg about "$about" --argjson limit "$limit" '
  if startswith($marker + "\n") | not then error("the report does not begin with its marker") else . end
  | if length > $limit then error("the report is too long for a comment") else . end
  | (if test("\n(Not shown|Only counted):\n") then " **It is shortened**: all of it is an artifact of the job that made it." else "" end) as $cut
  | { body: ($marker + "\n" + $about + $cut + "\n" + ltrimstr($marker)) }
' "$report"
