import { maskText } from '../../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../../constructs/core/secrets/masked';
import { flagOf } from '../../../../estate/flag';
import { isList, isValues, type Value } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';

/** Charts whose release decides over what comes into its cluster, or has it decided. */
export const guardCharts: readonly string[] = [
  ...['kyverno', 'kyverno-policies', 'gatekeeper', 'policy-controller', 'connaisseur'],
  ...['kubewarden-controller', 'kubewarden-crds', 'kubewarden-defaults'],
];

/** What switches an engine of policies off, wholly or for some, and did not before: what its values don't say is on. */
export function switchedOff(before: Value, after: Value): readonly Masked[] {
  const known = new Set([...offIn(before)].map(keyOf));
  return [...offIn(after)]
    .filter((one) => !known.has(keyOf(one)))
    .map(([name, value]) => masked`says ${maskText(name)}: ${maskText(String(value))}`);
}

type Off = readonly [name: string, value: Value];

const keyOf = (off: Off): string => JSON.stringify(off);

function* offIn(value: Value, name = ''): Generator<Off> {
  if (isList(value)) for (const one of value) yield* offIn(one, name);
  else if (isValues(value)) {
    for (const [inner, one] of Object.entries(value)) yield* offIn(one, name === '' ? inner : `${name}.${inner}`);
  } else if (value !== null && isOff(name, value)) yield [name, value];
}

function isOff(name: string, value: Value): boolean {
  if (/exempt|exclude/i.test(name)) return typeof value === 'string' && value !== '';
  if (/(^|\.)replica(s|Count)$/i.test(name)) return isExpression(value) || Number(value) === 0;
  if (/(^|\.)disable\w*webhook/i.test(name)) return isExpression(value) || flagOf(value) === true;
  return /(admission|webhook|validat)\w*\.enabled$/i.test(name) && (isExpression(value) || flagOf(value) === false);
}
