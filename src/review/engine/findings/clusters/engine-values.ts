import { maskText } from '../../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../../constructs/core/secrets/masked';
import { flagOf } from '../../../../estate/flag';
import type { Value } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { type SaidValue, saidIn } from './said-values';

/** Charts whose release decides over what comes into its cluster, or has it decided. */
export const guardCharts: readonly string[] = [
  ...['kyverno', 'kyverno-policies', 'gatekeeper', 'policy-controller', 'connaisseur'],
  ...['kubewarden-controller', 'kubewarden-crds', 'kubewarden-defaults'],
];

/** What switches an engine of policies off, wholly or for some, and did not before: what its values don't say is on. */
export function switchedOff(before: Value, after: Value): readonly Masked[] {
  const known = offIn(before).map(textOf);
  return offIn(after)
    .filter((one) => !known.includes(textOf(one)))
    .map(({ name, value }) => masked`says ${maskText(name)}: ${maskText(String(value))}`);
}

const textOf = ({ name, value }: SaidValue): string => JSON.stringify([name, value]);

const offIn = (values: Value): readonly SaidValue[] => [...saidIn(values)].filter(isOff);

function isOff({ name, value }: SaidValue): boolean {
  if (/exempt|exclude/i.test(name)) return typeof value === 'string' && value !== '';
  if (/(^|\.)replica(s|Count)$/i.test(name)) return isExpression(value) || Number(value) === 0;
  if (/(^|\.)disable\w*webhook/i.test(name)) return isExpression(value) || flagOf(value) === true;
  return /(admission|webhook|validat)\w*\.enabled$/i.test(name) && (isExpression(value) || flagOf(value) === false);
}
