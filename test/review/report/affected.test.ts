import { expect, test } from 'vitest';
import type { Estate, Stack } from '../../../src/estate/model';
import { affectedBy } from '../../../src/review/report/affected';
import type { StackReport } from '../../../src/review/report/report';
import { written } from '../fixtures/written';

/** An output with stacks and what each needs. */
const output = (stacks: Readonly<Record<string, readonly string[]>>): Estate => ({
  folder: 'out',
  isLandingZone: true,
  networks: [],
  externals: [],
  beside: [],
  unread: [],
  stacks: new Map(Object.entries(stacks).map(([id, dependsOn]) => [id, { id, dependsOn } as unknown as Stack])),
});

const report = (id: string, labels: object = {}, status: 'added' | 'changed' | 'removed' = 'changed') =>
  written<Pick<StackReport, 'id' | 'status'>>({ id, status, ...labels });

test('teams, environments and owners of what changes, and stacks in waves with those downstream', () => {
  const head = output({ organization: [], 'a-dev': ['organization'], 'a-dev-platform': ['a-dev'], 'b-dev': [] });
  const labels = { team: 'a', environment: 'dev', owner: 'a@acme.example' };
  expect(
    affectedBy(head, head, [report('organization', { owner: 'it@acme.example' }), report('a-dev', labels)]),
  ).toEqual({
    teams: ['a'],
    environments: ['a/dev'],
    owners: ['a@acme.example', 'it@acme.example'],
    waves: [['organization'], ['a-dev'], ['a-dev-platform']],
  });
});

test('a stack that is gone concerns its team and is not deployed', () => {
  expect(
    affectedBy(output({}), output({ other: [] }), [report('old', { team: 'a', owner: 'a@acme.example' }, 'removed')]),
  ).toEqual({
    teams: ['a'],
    environments: [],
    owners: ['a@acme.example'],
    waves: [],
  });
});

test('nothing changed concerns nobody', () => {
  expect(affectedBy(output({}), output({ a: [] }), [])).toEqual({ teams: [], environments: [], owners: [], waves: [] });
});

test('stacks that need each other are named in one wave', () => {
  expect(affectedBy(output({}), output({ a: ['b'], b: ['a'] }), [report('a')]).waves).toEqual([['a']]);
});

test('who answered for a stack until now has to do with it as well, and nobody of a stack that stays', () => {
  const owned = (owner: string): Estate => {
    const { stacks, ...rest } = output({ a: [], b: [] });
    const record = { id: 'a', kind: 'team', owner, dependsOn: [] } as const;
    return { ...rest, stacks: new Map([...stacks].map(([id, stack]) => [id, { ...stack, record }])) };
  };
  const [base, head] = [owned('old@acme.example'), owned('new@acme.example')];
  expect(affectedBy(base, head, [report('a', { owner: 'new@acme.example' })]).owners).toEqual([
    'new@acme.example',
    'old@acme.example',
  ]);
  expect(affectedBy(base, head, []).owners).toEqual([]);
});
