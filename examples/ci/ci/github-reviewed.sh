#!/usr/bin/env bash
# Fetches the review of the pull request whose merge is checked out: the one that comment.yml has made, of the last commit of the pull
# request. An artifact of that name from any other workflow may be anybody's, so it counts for nothing.
# usage: github-reviewed.sh <folder>. Environment: GH_TOKEN, GH_REPO, GITHUB_SHA.
set -euo pipefail

folder=$1

pull=$(gh api "repos/$GH_REPO/commits/$GITHUB_SHA/pulls" |
  jq --compact-output --arg sha "$GITHUB_SHA" 'map(select(.merged_at and .base.ref == "main" and .merge_commit_sha == $sha)) | .[0] // empty')
if [ -z "$pull" ]; then
  echo "$GITHUB_SHA is the merge of no pull request; review and deploy it by hand (workflow_dispatch)" >&2
  exit 1
fi
number=$(jq .number <<<"$pull")
head=$(jq --raw-output .head.sha <<<"$pull")

for run in $(gh api "repos/$GH_REPO/actions/artifacts?name=reviewed-$head&per_page=100" |
  jq '.artifacts | map(select(.expired | not)) | sort_by(.created_at) | reverse | .[].workflow_run.id'); do
  made=$(gh api "repos/$GH_REPO/actions/runs/$run" |
    jq --raw-output '[(.path | split("@")[0]), .event, .head_branch, (.repository.id == .head_repository.id)] | join(" ")')
  if [ "$made" = '.github/workflows/comment.yml workflow_run main true' ]; then
    gh run download "$run" --name "reviewed-$head" --dir "$folder"
    echo "pull request #$number, reviewed at $head by run $run"
    exit 0
  fi
done
echo "pull request #$number has no review of $head; review and deploy it by hand (workflow_dispatch)" >&2
exit 1
