import { expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources } from '../outputs';

type Side = readonly [Resources, Values?];

const noiseOf = ([before, old]: Side, [after, now]: Side) => {
  const [base, head] = [outputOf({ prod: before }, old), outputOf({ prod: after }, now)];
  const { noise = [], stacks } = reviewOf(base, head, { showNoise: true });
  return {
    noise: noise.map(({ stack, where, what }) => `${stack} ${where}: ${what}`),
    changed: stacks.flatMap(({ changes }) => changes).map(({ address }) => address),
  };
};

const each = (name: string, more: Values = {}): Side => [
  { 'ovh_vrack.Main': { for_each: '${toset(["a", "b"])}', name, ...more } },
];
const vrack = (name: string, more: Values = {}): Resources => ({ 'ovh_vrack.Main': { name, ...more } });
const user = (name: string): Resources => ({ [`ovh_cloud_project_user.${name}`]: { description: 'robot' } });
const same = (name: string) => ({ noise: [`prod ovh_vrack.Main: ${name} is the same value, written differently`] });

test.each<[string, Side, Side, { readonly noise?: readonly string[]; readonly changed?: readonly string[] }]>([
  [
    'is noise where every instance has the same value',
    each('x-${each.key}'),
    each('${format("x-%s", each.key)}'),
    {
      ...same('name'),
    },
  ],
  [
    'is a change where one has another',
    each('x-${each.key}'),
    each('${each.key == "a" ? "x-a" : "other"}'),
    {
      changed: ['ovh_vrack.Main["b"]'],
    },
  ],
  [
    'is a change, whichever it is',
    each('x-${each.key}'),
    each('${each.key == "b" ? "x-b" : "other"}'),
    {
      changed: ['ovh_vrack.Main["a"]'],
    },
  ],
  [
    'is noise beside a change',
    [vrack('x', { description: 'a' })],
    [vrack('${format("x")}', { description: 'b' })],
    {
      ...same('name'),
      changed: ['ovh_vrack.Main'],
    },
  ],
  ['is noise as an expression as well as a value', [vrack('${format("x")}')], [vrack('x')], { ...same('name') }],
  [
    'is noise where it names what has another name now',
    [{ ...user('Old'), ...vrack('${ovh_cloud_project_user.Old.description}') }],
    [{ ...user('New'), ...vrack('${ovh_cloud_project_user.New.description}') }],
    {
      changed: ['ovh_cloud_project_user.New'],
    },
  ],
  [
    'is noise of a resource alone',
    [{}, { data: { acme_d: { D: { name: 'x' } } } }],
    [{}, { data: { acme_d: { D: { name: '${format("x")}' } } } }],
    {},
  ],
])('what is written otherwise %s', (_, before, after, { noise = [], changed = [] }) => {
  expect(noiseOf(before, after)).toEqual({ noise, changed });
});

test('all that changes nothing is told of its place, whatever the reason is', () => {
  const policy = (name: string, ...resources: readonly string[]): Resources => ({
    'ovh_iam_policy.P': { name, resources, identities: ['i'] },
  });
  expect(noiseOf([policy('p', 'a', 'b')], [policy('${format("p")}', 'b', 'a')])).toEqual({
    noise: [
      'prod ovh_iam_policy.P: resources is written in another order',
      'prod ovh_iam_policy.P: name is the same value, written differently',
    ],
    changed: [],
  });
});

test('what a moved block keeps and what a removed block lets go of is told', () => {
  const base = outputOf({ prod: { 'acme_a.A': { x: 1 }, 'acme_b.B': { x: 1 } } });
  const head = outputOf(
    { prod: { 'acme_a.C': { x: 1 } } },
    {
      moved: [{ from: 'acme_a.A', to: 'acme_a.C' }],
      removed: [{ from: 'acme_b.B', lifecycle: { destroy: false } }],
    },
  );
  expect(reviewOf(base, head).stacks.map(({ notes }) => notes)).toEqual([
    ['acme_a.A is now acme_a.C, kept by a moved block', 'acme_b.B is no longer managed; it stays as it is'],
  ]);
});
