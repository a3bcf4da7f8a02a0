#!/usr/bin/env bash
# Reviews the output of a merge against what was there before it, and holds that against what the review of its pull request has
# shown: `shown/review.json`. Without that file somebody has to read the report and approve it.
# usage: review-merge.sh <commit before the merge, or nothing>
# Exit codes: 0 the same, 3 not what was shown, else there is no review.
set -euo pipefail

base=$1

if [ -n "$base" ]; then
  set -- --base "$base"
else
  # the first deployment: everything is new
  mkdir -p nothing && echo '{"version":"0","stacks":{}}' >nothing/manifest.json
  set -- --base-dir nothing
fi
code=0
npx landing-zone review "$@" --head-dir cdktf.out --out report || code=$?
if [ "$code" -ne 0 ] && [ "$code" -ne 2 ]; then exit "$code"; fi
if [ ! -f shown/review.json ]; then exit 0; fi

# lines of the program may have moved; of what happens to a stack, and of its bytes, nothing may differ
jq --null-input --raw-output --slurpfile shown shown/review.json --slurpfile merged report/review.json '
  def without_lines: walk(if type == "object" then del(.source) else . end);
  def by_stack: .[0] | .contents as $bytes | .stacks | map(without_lines + { bytes: $bytes[.id] }) | INDEX(.id);
  ($shown | by_stack) as $before
  | ($merged | by_stack) as $after
  | [$before, $after | keys[]] | unique[]
  | select($before[.] != $after[.])
  | if $after[.] == null then "\(.): was shown, and the merge does not change it"
    elif $before[.] == null then "\(.): the merge changes it, and that was not shown"
    else "\(.): the merge changes it otherwise than was shown" end
' >report/differences.txt
if [ -s report/differences.txt ]; then
  echo 'The merge is not what the review of its pull request has shown:' >&2
  cat report/differences.txt >&2
  exit 3
fi
