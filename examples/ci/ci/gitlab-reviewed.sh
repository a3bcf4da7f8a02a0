#!/usr/bin/env bash
# Fetches the review of the merge request whose merge is checked out: the one that comment.yml has made, of the last commit of the merge
# request. A note says in which job; that it was that job, on the default branch, is asked of GitLab.
# usage: gitlab-reviewed.sh <folder>
# Environment: CI_API_V4_URL, CI_PROJECT_ID, CI_COMMIT_SHA, CI_DEFAULT_BRANCH, CI_JOB_TOKEN, COMMENT_TOKEN; SINCE: by hand, without a review.
set -euo pipefail

folder=$1

# shellcheck source=gitlab-api.sh
. "$(dirname "$0")/gitlab-api.sh"

# an old pipeline that is started again would bring back what it once deployed
deployed=$(api "projects/$CI_PROJECT_ID/deployments?environment=production&status=success&order_by=id&sort=desc&per_page=1" | jq --raw-output '.[0].sha // empty')
if [ -n "$deployed" ] && ! git merge-base --is-ancestor "$deployed" HEAD; then
  echo "$deployed is deployed, and this is no successor of it" >&2
  exit 1
fi
if [ -n "${SINCE:-}" ]; then exit 0; fi

merged=$(api "projects/$CI_PROJECT_ID/repository/commits/$CI_COMMIT_SHA/merge_requests" |
  jq --raw-output --arg sha "$CI_COMMIT_SHA" --arg branch "$CI_DEFAULT_BRANCH" '
    map(select(.state == "merged" and .target_branch == $branch and ([.merge_commit_sha, .squash_commit_sha, .sha] | index($sha)))) |
    .[0] // empty | "\(.iid) \(.sha)"')
if [ -z "$merged" ]; then
  echo "$CI_COMMIT_SHA is the merge of no merge request; deploy it by hand, with SINCE" >&2
  exit 1
fi
read -r iid sha <<<"$merged"

for job in $(api "projects/$CI_PROJECT_ID/merge_requests/$iid/notes?per_page=100&sort=desc&order_by=created_at" |
  jq --arg sha "$sha" '.[].body | capture("<!-- commit \($sha), job (?<id>[0-9]+) -->") | .id | tonumber'); do
  pipeline=$(api "projects/$CI_PROJECT_ID/jobs/$job" |
    jq --arg branch "$CI_DEFAULT_BRANCH" 'select(.name == "comment" and .ref == $branch and (.tag | not)) | .pipeline.id') || continue
  if [ -z "$pipeline" ]; then continue; fi
  if [ "$(api "projects/$CI_PROJECT_ID/pipelines/$pipeline" | jq --raw-output .source)" != schedule ]; then continue; fi
  mkdir -p "$folder"
  api "projects/$CI_PROJECT_ID/jobs/$job/artifacts/reviews/$sha/review.json" --location --output "$folder/review.json"
  echo "merge request !$iid, reviewed at $sha by job $job"
  exit 0
done
echo "merge request !$iid has no review of $sha; deploy it by hand, with SINCE" >&2
exit 1
