#!/usr/bin/env bash
# Puts the report of each open merge request's last review into one comment, updated in place.
# Environment: CI_API_V4_URL, CI_PROJECT_ID, COMMENT_TOKEN.
set -euo pipefail

marker='<!-- ovh-landing-zone review: landing-zone -->'
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

api() {
  local path=$1
  shift
  # the token comes by a file descriptor: the list of processes shows arguments. As `Authorization` it doesn't follow a redirection
  curl --silent --show-error --fail --max-time 60 --header @<(printf 'Authorization: Bearer %s\n' "$COMMENT_TOKEN") "$@" "$CI_API_V4_URL/$path"
}

comment() {
  local iid=$1 pipeline job existing
  pipeline=$(api "projects/$CI_PROJECT_ID/merge_requests/$iid" | jq --raw-output '.head_pipeline | if . then "\(.project_id) \(.id)" else empty end') || return 1
  if [ -z "$pipeline" ]; then return 0; fi
  # a pipeline of a fork belongs to the fork
  local project=${pipeline% *}
  job=$(api "projects/$project/pipelines/${pipeline#* }/jobs?per_page=100" |
    jq '[.[] | select(.name == "review" and (.status == "success" or .status == "failed"))] | .[0].id // empty') || return 1
  if [ -z "$job" ]; then return 0; fi
  api "projects/$project/jobs/$job/artifacts/report/review.md" --location --max-filesize 1000000 --output "$work/review.md" || return 1
  bash "$here/report-comment.sh" "$work/review.md" >"$work/body.json" || return 1
  existing=$(api "projects/$CI_PROJECT_ID/merge_requests/$iid/notes?per_page=100&sort=asc&order_by=created_at" |
    jq --arg marker "$marker" --argjson me "$me" '[.[] | select(.author.id == $me and (.body | startswith($marker)))] | .[0].id // empty') || return 1
  if [ -n "$existing" ]; then
    api "projects/$CI_PROJECT_ID/merge_requests/$iid/notes/$existing" --request PUT --json @"$work/body.json" --output /dev/null
  else
    api "projects/$CI_PROJECT_ID/merge_requests/$iid/notes" --request POST --json @"$work/body.json" --output /dev/null
  fi
}

me=$(api user | jq .id)
for iid in $(api "projects/$CI_PROJECT_ID/merge_requests?state=opened&per_page=100" | jq '.[].iid'); do
  comment "$iid" || { echo "merge request $iid: no comment" >&2 && failed=1; }
done
exit "$failed"
