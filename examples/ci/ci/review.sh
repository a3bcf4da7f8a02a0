#!/usr/bin/env bash
# Reviews an output against a commit. What is in the output and in the sources is read and never run; the program of the commit is
# run, and so is whatever `npm ci` has installed: on a pull request its own code, in the job that judges it the main branch's.
# usage: review.sh <base commit> <output> <folder of its sources> <report folder>
# Exit codes: 0 no gate is tripped, 3 one is, else there is no review.
set -euo pipefail

base=$1
output=$2
source=$3
report=$4

# of a commit of somebody else's nothing may run here
if ! git merge-base --is-ancestor "$base" HEAD; then
  echo "$base is no commit that this branch is built on" >&2
  exit 1
fi

code=0
# why each of these: README.md
npx landing-zone review --base "$base" --head-dir "$output" --source "$source" --out "$report" \
  --fail-on data-loss,world,star,runs-code,provider,state,protected,guard,unread,removed-stack || code=$?
# something changes, and nothing that a gate names
if [ "$code" -eq 2 ]; then code=0; fi
exit "$code"
