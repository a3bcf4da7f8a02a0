import { describe, expect, test } from 'vitest';
import type { Value } from '../../../../../src/estate/model';
import {
  asksMore,
  type Requirements,
  scopeAsks,
  selectorAsks,
} from '../../../../../src/review/engine/findings/clusters/requirements';

describe('a selector selects less where something that met it does so no longer', () => {
  const lists = [['a'], ['b'], ['a', 'b']];
  const all: Requirements = ['In', 'NotIn', 'Exists', 'DoesNotExist'].flatMap((operator) =>
    (operator.endsWith('In') ? lists : [[]]).map((values) => ({ key: 'tier', operator, values })),
  );
  /** As Kubernetes decides it; `undefined`: the label isn't there. */
  const meets = ({ operator, values }: Requirements[number], label: string | undefined): boolean => {
    if (operator === 'Exists') return label !== undefined;
    if (operator === 'DoesNotExist') return label === undefined;
    const isIn = label !== undefined && values.includes(label);
    return operator === 'In' ? isIn : !isIn;
  };
  const labels = [undefined, 'a', 'b', 'c'];

  test.each(all.flatMap((before) => all.map((after) => [before, after] as const)))('%j, then %j', (before, after) => {
    const isLost = labels.some((label) => meets(before, label) && !meets(after, label));
    expect(asksMore([before], [after])).toBe(isLost);
    expect(asksMore([before], [{ ...after, key: 'other' }])).toBe(true);
    expect(asksMore([], [after])).toBe(true);
    expect(asksMore([before], [])).toBe(false);
    expect(asksMore([before, { ...before, key: 'other' }], [after])).toBe(isLost);
  });

  test('what is not known is met by itself only', () => {
    const unknown = { key: '"${var.x}"', operator: '', values: [] };
    expect(asksMore([unknown], [unknown])).toBe(false);
    expect(asksMore([{ key: unknown.key, operator: 'Exists', values: [] }], [unknown])).toBe(true);
  });
});

describe('what is asked for', () => {
  const tier = (operator: string, ...values: string[]) => ({ key: 'tier', operator, values });
  const unknown = (text: string) => ({ key: JSON.stringify(text), operator: '', values: [] });

  test.each<[string, Value | undefined, Requirements]>([
    ['nothing', undefined, []],
    ['nothing in a block', [{}], []],
    ['labels, as Kubernetes writes them', { matchLabels: { tier: 'a' } }, [tier('In', 'a')]],
    [
      'labels, as Terraform writes them',
      [{ match_labels: { tier: 'a', n: 1 } }],
      [tier('In', 'a'), { key: 'n', operator: 'In', values: ['1'] }],
    ],
    ['labels that are not known', { match_labels: '${var.labels}' }, [unknown('${var.labels}')]],
    [
      'expressions, as Kubernetes writes them',
      { matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }] },
      [tier('In', 'a', 'b')],
    ],
    [
      'expressions, as Terraform writes them',
      [{ match_expressions: [{ key: 'tier', operator: 'Exists' }] }],
      [tier('Exists')],
    ],
    ['one that is not known', { matchExpressions: ['${var.one}'] }, [unknown('${var.one}')]],
    ['a selector that is not known', '${var.selector}', [unknown('${var.selector}')]],
  ])('by a selector: %s', (_, selector, requirements) => {
    expect(selectorAsks(selector)).toEqual(requirements);
  });

  test('by the scopes of a quota', () => {
    expect(
      scopeAsks({
        scopes: ['Terminating'],
        scope_selector: [{ match_expression: [{ scope_name: 'PriorityClass', operator: 'In', values: ['high'] }] }],
      }),
    ).toEqual([
      { key: 'Terminating', operator: 'Exists', values: [] },
      { key: 'PriorityClass', operator: 'In', values: ['high'] },
    ]);
    expect(
      scopeAsks({ scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Exists' }] } }),
    ).toEqual([{ key: 'PriorityClass', operator: 'Exists', values: [] }]);
    expect(scopeAsks({ scopeSelector: '${var.scope}' })).toEqual([unknown('${var.scope}')]);
    expect(scopeAsks({})).toEqual([]);
  });
});
