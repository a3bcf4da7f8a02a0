import { canonical } from '../../../../estate/canonical';
import { isValues, type Value, type Values } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { fieldIn, listIn } from '../../../../readings/cluster-fields';
import { blocksIn, elementsOf, nestedIn } from '../../../../readings/reader';

/** One thing that a selector asks of what it selects. All of them must be met. */
interface Requirement {
  /** Of a label, or of a scope. */
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export type Requirements = readonly Requirement[];

/** What a selector of labels asks for; one that isn't known asks for something that nothing else does. */
export function selectorAsks(selector: Value | undefined): Requirements {
  if (isExpression(selector)) return [unknown(selector)];
  return blocksIn(selector).flatMap((one) => {
    const labels = fieldIn(one, 'matchLabels');
    const named = isValues(labels ?? null) ? Object.entries(labels ?? {}) : [];
    return [
      ...(isExpression(labels) ? [unknown(labels)] : []),
      ...named.map(([key, value]) => ({ key, operator: 'In', values: [textOf(value)] })),
      ...asked(one, 'match_expressions', 'key'),
    ];
  });
}

/** What the spec of a quota asks of what it counts. */
export const scopeAsks = (spec: Values): Requirements => [
  ...elementsOf(spec['scopes']).map((scope) => ({ key: textOf(scope), operator: 'Exists', values: [] })),
  ...[fieldIn(spec, 'scopeSelector')].filter(isExpression).map(unknown),
  ...listIn(spec, 'scopeSelector').flatMap((selector) => asked(selector, 'match_expression', 'scopeName')),
];

/** What the expressions of a selector ask for; `block` is what the resources of Terraform call one, `name` what it is about. */
const asked = (selector: Values, block: string, name: string): Requirements =>
  [selector['matchExpressions'], selector[block], ...nestedIn({ dynamic: selector['dynamic'] ?? null }, block)]
    .flatMap(elementsOf)
    .map((one) =>
      isValues(one)
        ? {
            key: textOf(fieldIn(one, name)),
            operator: textOf(one['operator']),
            values: elementsOf(one['values']).map(textOf),
          }
        : unknown(one),
    );

const unknown = (value: Value | undefined): Requirement => ({ key: canonical(value), operator: '', values: [] });

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : canonical(value));

/** Whether something is selected no longer: it is asked for what nothing asked for before. */
export const asksMore = (before: Requirements, after: Requirements): boolean =>
  after.some((one) => !before.some((other) => other.key === one.key && isMetWith(one, other)));

/** Whether all that meets one requirement meets another of the same key. */
function isMetWith({ operator, values }: Requirement, met: Requirement): boolean {
  if (operator === 'Exists') return met.operator === 'Exists' || met.operator === 'In';
  if (operator === 'In') return met.operator === 'In' && met.values.every((value) => values.includes(value));
  if (operator !== 'NotIn') return met.operator === operator;
  if (met.operator === 'DoesNotExist') return true;
  return met.operator === 'NotIn'
    ? values.every((value) => met.values.includes(value))
    : met.operator === 'In' && !met.values.some((value) => values.includes(value));
}
