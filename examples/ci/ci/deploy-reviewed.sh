#!/usr/bin/env bash
# Deploys what a review says, and nothing else: the stack that is named, or all that the review changes.
# usage: deploy-reviewed.sh [option of landing-zone deploy ...]
# Environment: DIGEST of the output, REPORT_SHA256 of report/review.json, both from the job that made them and not from beside the files; STACK.
set -euo pipefail

echo "$REPORT_SHA256  report/review.json" | sha256sum --check --quiet

stacks=()
while IFS= read -r stack; do stacks+=("$stack"); done < <(jq --raw-output '.stacks[] | select(.status != "removed") | .id' report/review.json)
if [ -n "${STACK:-}" ]; then stacks=("$STACK"); fi
if [ "${#stacks[@]}" -eq 0 ]; then
  echo 'No stack is changed.'
  exit 0
fi
npx landing-zone deploy "${stacks[@]}" --reviewed "$DIGEST" --review report/review.json "$@"
