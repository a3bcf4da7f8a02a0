import { describe, expect, test } from 'vitest';
import { first, type Json, type Output, type Seen, useOrbital } from './output';

const review = useOrbital();
const type = 'kubernetes_network_policy_v1';
const both = ['Ingress', 'Egress'];
const web = { match_labels: { app: 'web' } };
const fromApi = { from: [{ pod_selector: { match_labels: { app: 'api' } } }] };

interface Policy {
  readonly types?: readonly string[];
  readonly ingress?: Json[];
  readonly egress?: Json[];
  readonly pods?: Json;
}

/** These policies, and no others, in the first namespace of the stack. */
const only =
  (policies: Readonly<Record<string, Policy>>) =>
  ({ stack }: Output): void =>
    stack('mission-operations-prod-platform-main', ({ resource }) => {
      const { namespace } = first(resource[type])[1].metadata;
      resource[type] = Object.fromEntries(
        Object.entries(policies).map(([name, { types = both, pods = {}, ingress = [], egress = [] }]) => [
          name,
          { metadata: { name, namespace }, spec: { pod_selector: pods, policy_types: types, ingress, egress } },
        ]),
      );
    });
const told = ({ report }: Seen): readonly string[] =>
  report.stacks.flatMap(({ findings }) => findings.filter((one) => one.class === 'guard').map(({ says }) => says));
type Policies = Readonly<Record<string, Policy>>;
const guards = (base: Policies, head: Policies) => told(review({ base: only(base), head: only(head) }));

describe('network policies that close the same take away no guard', () => {
  test.each<readonly [string, Policies, Policies]>([
    [
      'one is split by direction, under its name and another',
      { deny: {} },
      { deny: { types: ['Ingress'] }, out: { types: ['Egress'] } },
    ],
    ['one is split under new names', { deny: {} }, { in: { types: ['Ingress'] }, out: { types: ['Egress'] } }],
    ['two become one', { in: { types: ['Ingress'] }, out: { types: ['Egress'] } }, { deny: {} }],
    [
      'one of some pods is split by rule',
      { deny: {}, web: { pods: web, ingress: [fromApi, { from: [{ pod_selector: web }] }] } },
      {
        deny: {},
        web: { pods: web, ingress: [fromApi] },
        web2: { pods: web, ingress: [{ from: [{ pod_selector: web }] }] },
      },
    ],
    [
      'one of some pods gets another name',
      { web: { pods: web, ingress: [fromApi] } },
      { web2: { pods: { match_expressions: [{ key: 'app', operator: 'In', values: ['web'] }] }, ingress: [fromApi] } },
    ],
    [
      'one is for some pods from now on, beside a new one for every pod',
      { deny: {} },
      { deny: { pods: web, ingress: [fromApi] }, all: {} },
    ],
  ])('%s', (_, base, head) => {
    expect(guards(base, head)).toEqual([]);
  });
});

describe('network policies that close less are told', () => {
  test.each<readonly [string, Policies, Policies, readonly string[]]>([
    [
      'one direction is lost in the split',
      { deny: {} },
      { deny: { types: ['Ingress'] } },
      ['network policy deny no longer closes egress to everybody'],
    ],
    [
      'one part of the split is open',
      { deny: {} },
      { in: { types: ['Ingress'] }, out: { types: ['Egress'] }, more: { types: ['Ingress'], ingress: [{}] } },
      ['network policy more opens every pod of the namespace to everybody'],
    ],
    [
      'one part is for some pods',
      { deny: {} },
      { in: { types: ['Ingress'] }, out: { types: ['Egress'], pods: web } },
      ['network policy deny is gone'],
    ],
    [
      'another one opens the very pods that one closes',
      { deny: {}, web: { pods: web, ingress: [fromApi] } },
      { deny: {}, web: { pods: web, ingress: [fromApi] }, open: { pods: web, ingress: [{}] } },
      ['network policy open opens to everybody what another one closes'],
    ],
    ['one is gone', { deny: {}, web: { pods: web } }, { web: { pods: web } }, ['network policy deny is gone']],
  ])('%s', (_, base, head, says) => {
    expect(guards(base, head)).toEqual(says);
  });
});
