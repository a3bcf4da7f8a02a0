#!/usr/bin/env bash
# Finds what was changed outside Terraform, in every stack of an output folder. Changes nothing; read rights are enough.
# usage: drift.sh <cdktf.out> <report.md>
# Exit codes: 0 no drift, 3 drift, 1 a stack could not be read.
set -uo pipefail

outdir=$1
report=$2
plans=$(mktemp -d)
trap 'rm -rf "$plans"' EXIT
drifted=0
failed=0

: >"$report"
for folder in "$outdir"/stacks/*/; do
  stack=$(basename "$folder")
  # without a lock: a job that may only read can't take one
  if ! terraform -chdir="$folder" init -input=false -no-color >"$plans/log" 2>&1 ||
    ! terraform -chdir="$folder" plan -refresh-only -json -input=false -lock=false >"$plans/$stack.jsonl" 2>>"$plans/log"; then
    # the errors themselves stay in the log of the job: they may quote values
    printf -- '- `%s` could not be read, see the log of the job\n' "$stack" >>"$report"
    cat "$plans/log" >&2
    jq --raw-input --raw-output 'fromjson? | select(.type == "diagnostic") | .diagnostic.summary' "$plans/$stack.jsonl" >&2 || true
    failed=1
    continue
  fi
  # what drifted is in the messages; the exit code also tells of outputs and of values that providers fill in late
  changes=$(jq --raw-input --raw-output '
    fromjson? | select(.type == "resource_drift") | "  - `\(.change.resource.addr)`: \(.change.action)"
  ' "$plans/$stack.jsonl")
  if [ -n "$changes" ]; then
    printf -- '- `%s`\n%s\n' "$stack" "$changes" >>"$report"
    drifted=1
  fi
done

cat "$report"
if [ "$failed" -eq 1 ]; then exit 1; fi
if [ "$drifted" -eq 1 ]; then exit 3; fi
echo 'No drift.' | tee "$report"
