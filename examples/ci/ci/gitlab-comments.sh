#!/usr/bin/env bash
# Reviews what the last pipeline of each open merge request has synthesized, by the code of this checkout, and puts the report into one
# note, updated in place. Nothing that a merge request brings is run. The reports are left in reviews/<commit>, for the merge.
# Environment: CI_API_V4_URL, CI_PROJECT_ID, CI_DEFAULT_BRANCH, CI_JOB_ID, COMMENT_TOKEN.
set -euo pipefail

marker='<!-- ovh-landing-zone review: landing-zone -->'
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"; git worktree prune' EXIT
failed=0

# shellcheck source=gitlab-api.sh
. "$here/gitlab-api.sh"

comment() {
  local iid=$1 found sha base project pipeline job note about code=0
  # a pipeline of a fork belongs to the fork; one of an older commit says nothing of this one
  found=$(api "projects/$CI_PROJECT_ID/merge_requests/$iid" |
    jq --raw-output 'select(.head_pipeline.sha == .sha) | "\(.sha) \(.diff_refs.base_sha) \(.head_pipeline.project_id) \(.head_pipeline.id)"') || return 1
  if [ -z "$found" ]; then return 0; fi
  read -r sha base project pipeline <<<"$found"
  note=$(api "projects/$CI_PROJECT_ID/merge_requests/$iid/notes?per_page=100&sort=asc&order_by=created_at" |
    jq --compact-output --arg marker "$marker" --argjson me "$me" 'map(select(.author.id == $me and (.body | startswith($marker)))) | .[0] // empty') || return 1
  if grep --quiet --fixed-strings "<!-- commit $sha, " <<<"$note"; then return 0; fi
  job=$(api "projects/$project/pipelines/$pipeline/jobs?per_page=100" |
    jq 'map(select(.name == "review" and (.status == "success" or .status == "failed"))) | .[0].id // empty') || return 1
  if [ -z "$job" ]; then return 0; fi

  mkdir "$work/$iid"
  api "projects/$project/jobs/$job/artifacts" --location --max-filesize 50000000 --output "$work/$iid/artifacts.zip" || return 1
  unzip -q "$work/$iid/artifacts.zip" 'cdktf.out/*' -d "$work/$iid" || return 1
  git fetch --quiet origin "refs/merge-requests/$iid/head" || return 1
  if [ "$(git rev-parse FETCH_HEAD)" != "$sha" ]; then return 0; fi
  git worktree add --quiet --detach "$work/$iid/head" "$sha" || return 1
  env --unset=COMMENT_TOKEN bash "$here/review.sh" "$base" "$work/$iid/cdktf.out" "$work/$iid/head" "reviews/$sha" || code=$?
  case "$code" in
    0) about='No gate is tripped.' ;;
    3) about='**A gate is tripped**, see the log of the job.' ;;
    *) return 1 ;;
  esac

  about="<!-- commit $sha, job $CI_JOB_ID -->
$about Commit $sha, reviewed by the code of \`$CI_DEFAULT_BRANCH\` from what the code of this merge request has written. Every name and value below is its own word."
  bash "$here/report-comment.sh" "reviews/$sha/review.md" "$about" >"$work/$iid/body.json" || return 1
  if [ -n "$note" ]; then
    api "projects/$CI_PROJECT_ID/merge_requests/$iid/notes/$(jq .id <<<"$note")" --request PUT --json @"$work/$iid/body.json" --output /dev/null
  else
    api "projects/$CI_PROJECT_ID/merge_requests/$iid/notes" --request POST --json @"$work/$iid/body.json" --output /dev/null
  fi
}

mkdir -p reviews
me=$(api user | jq .id)
for iid in $(api "projects/$CI_PROJECT_ID/merge_requests?state=opened&target_branch=$CI_DEFAULT_BRANCH&per_page=100" | jq '.[].iid'); do
  comment "$iid" || { echo "merge request $iid: no review" >&2 && failed=1; }
done
exit "$failed"
