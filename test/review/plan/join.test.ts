import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { afterAll, describe, expect, test } from 'vitest';
import type { Value } from '../../../src/estate/model';
import type { PlanAction, PlannedChange } from '../../../src/estate/plan';
import { readEstate } from '../../../src/estate/read';
import { joinPlans, type Plans } from '../../../src/review/plan/join';
import { reviewOf } from '../../../src/review/report/review';
import { type Program, project, stack, synthesize } from '../corpus';

const buckets = (regions: Readonly<Record<string, string>>, more: { readonly count?: number } = {}): Program =>
  stack((scope) => {
    for (const [id, regionName] of Object.entries(regions)) {
      new CloudProjectStorage(scope, id, { serviceName: project, regionName, name: `acme-${id}`, ...more });
    }
  });

const planned = (address: string, action: PlanAction, more: Partial<PlannedChange> = {}): PlannedChange => ({
  address: `ovh_cloud_project_storage.${address}`,
  type: 'ovh_cloud_project_storage',
  action,
  replacePaths: [],
  isImported: false,
  isLeftover: false,
  isDrifted: false,
  values: valuesOf({}, {}),
  ...more,
});

const valuesOf = (before: Value, after: Value): PlannedChange['values'] => ({
  before,
  after,
  unknown: false,
  sensitive: { before: false, after: false },
});

const folder = mkdtempSync(join(tmpdir(), 'join-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let outputs = 0;
const synthesized = (program: Program) => readEstate(synthesize(program, join(folder, String(outputs++))));

function joined(before: Program, after: Program, changes: readonly PlannedChange[], limits: readonly string[] = []) {
  const [base, head] = [synthesized(before), synthesized(after)];
  const plans: Plans = {
    plans: new Map([
      ['prod', { changes, outputs: [], outputsAfter: new Map(), drifted: new Set(), isFirst: false, limits: [] }],
    ]),
    limits,
  };
  const synth = reviewOf(base, head);
  return { synth, report: joinPlans(synth, plans, base, head) };
}

const one = buckets({ A: 'GRA' });
const moved = buckets({ A: 'SBG' });

describe('a plan that says what the review says', () => {
  const { synth, report } = joined(one, moved, [planned('A', 'replace', { replacePaths: ['region_name'] })]);

  test('is named with it, and nothing disagrees', () => {
    expect(report.stacks[0]?.changes[0]?.from).toEqual(['synth', 'plan']);
    expect(report.disagreements).toEqual([]);
  });

  test('changes neither counts nor digest', () => {
    expect([report.counts, report.digest]).toEqual([synth.counts, synth.digest]);
  });
});

describe('a plan that says otherwise', () => {
  test('has the last word, and both are listed', () => {
    const { report } = joined(one, moved, [planned('A', 'add')]);
    expect(report.stacks[0]?.changes[0]).toMatchObject({ action: 'add', reasons: [], from: ['synth', 'plan'] });
    expect(report.stacks[0]?.changes[0]?.loses).toBeUndefined();
    expect(report.disagreements).toEqual([
      {
        stack: 'prod',
        address: 'ovh_cloud_project_storage.A',
        synth: 'replace',
        plan: 'add',
        why: 'it is not in the state: it was never deployed, or its state is lost',
      },
    ]);
  });

  test('with less keeps what the review says', () => {
    const { report } = joined(one, buckets({}), []);
    expect(report.stacks[0]?.changes[0]).toMatchObject({ action: 'destroy', from: ['synth'] });
    expect(report.disagreements[0]?.why).toBe('it is not in the state: it was never deployed, or it is gone already');
  });

  test('with more adds it, by its construct path, with what is lost', () => {
    const { report } = joined(one, one, [planned('A', 'replace', { isDrifted: true, replacePaths: ['name'] })]);
    expect(report.stacks).toMatchObject([
      { id: 'prod', status: 'changed', counts: { replace: 1 }, changes: [{ path: 'A', from: ['plan'] }] },
    ]);
    expect(report.stacks[0]?.changes[0]?.loses).toMatch(/^every object in the bucket/);
    expect(report.counts.replace).toBe(1);
    expect(report.unchangedStacks).toEqual([]);
    expect(report.disagreements[0]?.why).toBe('it was changed outside Terraform since the last deployment');
    expect(report.affected.waves).toEqual([['prod']]);
  });

  test.each([
    ['add', {}, 'it is not in the state: it was never deployed, or something has deleted it'],
    ['destroy', {}, 'it is in the state, but not in the base: other code made it'],
    ['change', {}, 'it depends on a value that is only known after apply'],
    [
      'change',
      { values: valuesOf({ name: 'w' }, { name: 'x' }) },
      'what is deployed is not what the base says: it was deployed from other code',
    ],
    ['replace', { why: 'replace_because_tainted' }, 'an earlier deployment of it failed half-way'],
  ] as const)('%s %j is because %s', (action, more, why) => {
    expect(joined(one, one, [planned('A', action, more)]).report.disagreements[0]?.why).toBe(why);
  });

  test('leaves the digest as it is, which is of the content', () => {
    const { synth, report } = joined(one, moved, [planned('A', 'change')]);
    expect([report.digest, report.contents]).toEqual([synth.digest, synth.contents]);
  });
});

describe('addresses', () => {
  test('of instances belong to their block, each with its key', () => {
    const { report } = joined(buckets({ A: 'GRA' }, { count: 2 }), buckets({ A: 'SBG' }, { count: 2 }), [
      planned('A[0]', 'replace'),
      planned('A[1]', 'replace'),
    ]);
    expect(report.stacks[0]?.changes.map(({ path }) => path)).toEqual(['A[0]', 'A[1]']);
    expect(report.disagreements).toEqual([]);
  });

  test('of a moved resource are the two that Terraform names', () => {
    const { report } = joined(
      one,
      stack((scope) => {
        new CloudProjectStorage(scope, 'B', { serviceName: project, regionName: 'GRA', name: 'acme-A' });
      }),
      [planned('B', 'add'), planned('A', 'destroy')],
    );
    expect(report.stacks[0]?.changes).toMatchObject([{ action: 'move', from: ['synth', 'plan'] }]);
    expect(report.disagreements).toEqual([]);
  });
});

test('what could not be planned is a limit, without secrets', () => {
  const { report } = joined(one, one, [], ['prod could not be planned: password "sesame-7" was refused']);
  expect(report.limits).toContain('prod could not be planned: password "(hidden)" was refused');
});
