import { describe, expect, test } from 'vitest';
import type { Estate, Values } from '../../../src/estate/model';
import type { Plan, PlanAction, PlannedChange } from '../../../src/estate/plan';
import { joinPlans } from '../../../src/review/plan/join';
import type { Report, ResourceChange } from '../../../src/review/report/report';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources } from '../outputs';

const objects = 'every object in the bucket; destroying it empties it without asking';

const planned = (address: string, action: PlanAction, more: Partial<PlannedChange> = {}): PlannedChange => ({
  address,
  type: address.replace(/^module\.\w+\./, '').split('.')[0] ?? '',
  action,
  replacePaths: [],
  isImported: false,
  isLeftover: false,
  isDrifted: false,
  values: { before: {}, after: {}, unknown: false, sensitive: { before: false, after: false } },
  ...more,
});
const planOf = (changes: readonly PlannedChange[], limits: readonly string[] = []): Plan => ({
  changes,
  outputs: [],
  outputsAfter: new Map(),
  drifted: new Set(),
  isFirst: false,
  limits,
});

function joined(
  base: Estate,
  head: Estate,
  plans: Readonly<Record<string, Plan>>,
  limits: readonly string[] = [],
): Report {
  return joinPlans(reviewOf(base, head), { plans: new Map(Object.entries(plans)), limits }, base, head);
}
const inProd = (before: Resources, after: Resources, changes: readonly PlannedChange[], more: Values = {}): Report =>
  joined(outputOf({ prod: before }, more), outputOf({ prod: after }, more), { prod: planOf(changes) });

/** `action address path: reasons, loses` and where it is known from. */
const brief = ({ action, address, path, from, reasons, loses }: ResourceChange): string =>
  [
    `${action} ${address} ${path} by ${from.join(' and ')}`,
    ...reasons.map(({ attribute, certain, because }) => `${attribute} ${certain ? 'certain' : because}`),
    ...(loses === undefined ? [] : ['loses']),
  ].join(', ');
const changesOf = ({ stacks }: Report): string[] => stacks.flatMap(({ changes }) => changes).map(brief);
const disagreed = ({ disagreements }: Report): string[] =>
  disagreements.map(({ stack, address, synth, plan }) => `${stack} ${address}: ${synth}, ${plan}`);

const bucket = (region_name: string, name = 'B', more: Values = {}): Resources => ({
  [`ovh_cloud_project_storage.${name}`]: { service_name: 'p', region_name, name: 'acme-logs', ...more },
});
const address = 'ovh_cloud_project_storage.B';

describe('of a change that both know', () => {
  test('the plan says what is done and why, the review what for', () => {
    const replaced = (...replacePaths: string[]) =>
      changesOf(inProd(bucket('GRA'), bucket('SBG'), [planned(address, 'replace', { replacePaths })]));
    expect(replaced('region_name')).toEqual([`replace ${address} B by synth and plan, region_name certain, loses`]);
    expect(replaced('name')).toEqual([`replace ${address} B by synth and plan, name certain, loses`]);
    expect(replaced()).toEqual([`replace ${address} B by synth and plan, region_name certain, loses`]);
  });

  test('reasons that the review gives with what they wait for keep it', () => {
    const key = {
      'ovh_cloud_project_user_s3_credential.K': { service_name: 'p', user_id: `\${ovh_cloud_project_user.U.id}` },
    };
    const user = (description: string): Resources => ({ 'ovh_cloud_project_user.U': { description } });
    const [found] = changesOf(
      inProd({ ...user('a'), ...key }, { ...user('b'), ...key }, [
        planned('ovh_cloud_project_user_s3_credential.K', 'replace', { replacePaths: ['user_id', 'service_name'] }),
        planned('ovh_cloud_project_user.U', 'replace'),
      ]),
    );
    expect(found).toBe(
      'replace ovh_cloud_project_user_s3_credential.K K by synth and plan, user_id U, service_name certain, loses',
    );
  });

  test('what the plan only changes has no reason and loses nothing; what it destroys is lost', () => {
    const report = (action: PlanAction) => inProd(bucket('GRA'), bucket('SBG'), [planned(address, action)]);
    expect(changesOf(report('change'))).toEqual([`change ${address} B by synth and plan`]);
    expect(disagreed(report('change'))).toEqual([`prod ${address}: replace, change`]);
    expect(changesOf(report('destroy'))).toEqual([`destroy ${address} B by synth and plan, loses`]);
    expect(report('change').counts).toMatchObject({ change: 1, replace: 0 });
  });

  test('what the plan lets go of is told as the review does, and that the plan does nothing', () => {
    const report = inProd(bucket('GRA'), {}, [planned(address, 'forget')]);
    expect(changesOf(report)).toEqual([`destroy ${address} B by synth and plan, loses`]);
    expect(disagreed(report)).toEqual([`prod ${address}: destroy, nothing`]);
  });

  test('of a block each instance is one, with its key behind address and path', () => {
    const many = (region: string) => bucket(region, 'B', { count: `\${var.n}` });
    const report = inProd(many('GRA'), many('SBG'), [
      planned(`${address}[0]`, 'replace'),
      planned(`${address}[1]`, 'change'),
    ]);
    expect(changesOf(report)).toEqual([
      `replace ${address}[0] B[0] by synth and plan, region_name certain, loses`,
      `change ${address}[1] B[1] by synth and plan`,
    ]);
    expect(disagreed(report)).toEqual([`prod ${address}[1]: replace, change`]);
  });

  test('what goes with its cluster is made anew, which the plan calls new', () => {
    const kube = (region: string): Resources => ({
      'ovh_cloud_project_kube.K': { service_name: 'p', region, version: '1.34' },
      'kubernetes_namespace_v1.N': { metadata: [{ name: 'n' }] },
    });
    const provider = { provider: { kubernetes: [{ host: `\${ovh_cloud_project_kube.K.kubeconfig}` }] } };
    const report = inProd(
      kube('GRA11'),
      kube('SBG5'),
      [planned('ovh_cloud_project_kube.K', 'replace'), planned('kubernetes_namespace_v1.N', 'add')],
      provider,
    );
    expect(changesOf(report).map((one) => one.split(',')[0])).toEqual([
      'replace ovh_cloud_project_kube.K K by synth and plan',
      'replace kubernetes_namespace_v1.N N by synth and plan',
    ]);
    expect(disagreed(report)).toEqual([]);
    const known = bucket('GRA');
    expect(disagreed(inProd(known, bucket('SBG'), [planned(address, 'add')]))).toEqual([
      `prod ${address}: replace, add`,
    ]);
  });
});

describe('of a change that only one knows', () => {
  test('the plan adds its own, with the path of its block on either side', () => {
    const report = inProd(bucket('GRA'), bucket('GRA', 'C', { tags: { a: '1' } }), [
      planned('ovh_cloud_project_storage.C', 'add'),
      planned(address, 'destroy'),
      planned('ovh_cloud_project_storage.D["x"]', 'replace', { replacePaths: ['name'] }),
    ]);
    expect(changesOf(report)).toEqual([
      'move ovh_cloud_project_storage.C C by synth and plan, loses',
      'replace ovh_cloud_project_storage.D["x"] ovh_cloud_project_storage.D["x"] by plan, name certain, loses',
    ]);
    expect(disagreed(report)).toEqual(['prod ovh_cloud_project_storage.D["x"]: nothing, replace']);
    const many = bucket('GRA', 'B', { count: 2 });
    expect(changesOf(inProd(many, many, [planned(`${address}[1]`, 'change')]))).toEqual([
      `change ${address}[1] B[1] by plan`,
    ]);
    expect(changesOf(inProd(bucket('GRA'), {}, [planned(address, 'destroy')]))).toEqual([
      `destroy ${address} B by synth and plan, loses`,
    ]);
  });

  test('what moves in the state alone, or is let go of, is none', () => {
    const report = inProd({}, {}, [planned(address, 'forget'), planned(address, 'none')]);
    expect([changesOf(report), disagreed(report), report.stacks]).toEqual([[], [], []]);
  });

  test('the review keeps its own, also of a move that is planned otherwise', () => {
    expect(disagreed(inProd(bucket('GRA'), bucket('SBG'), []))).toEqual([`prod ${address}: replace, nothing`]);
    const moved = (...changes: readonly PlannedChange[]) => inProd(bucket('GRA'), bucket('GRA', 'C'), changes);
    const [made, gone] = [planned('ovh_cloud_project_storage.C', 'add'), planned(address, 'destroy')];
    expect(disagreed(moved(made, gone))).toEqual([]);
    expect(disagreed(moved())).toEqual(['prod ovh_cloud_project_storage.C: move, nothing']);
    const [onlyMade, onlyGone] = [moved(made), moved(gone)];
    expect(disagreed(onlyMade)).toEqual(['prod ovh_cloud_project_storage.C: move, add']);
    expect(changesOf(onlyMade)).toEqual(['add ovh_cloud_project_storage.C C by synth and plan']);
    expect(onlyMade.stacks[0]?.changes[0]).not.toHaveProperty('keepWith');
    expect(onlyMade.stacks[0]?.changes[0]).not.toHaveProperty('movedFrom');
    expect(disagreed(onlyGone)).toEqual([
      'prod ovh_cloud_project_storage.C: move, nothing',
      `prod ${address}: nothing, destroy`,
    ]);
    expect(changesOf(moved())).toEqual(['move ovh_cloud_project_storage.C C by synth, loses']);
  });

  test('what is inside of a module is only in the plan, and disagrees with nothing', () => {
    const modules = (a: number): Values => ({ module: { m: { source: './m', a } } });
    const [base, head] = [outputOf({ prod: {} }, modules(1)), outputOf({ prod: {} }, modules(2))];
    const report = joined(base, head, { prod: planOf([planned('module.m.ovh_cloud_project_storage.B', 'destroy')]) });
    expect(changesOf(report)).toEqual([
      'change module.m module.m by synth',
      'destroy module.m.ovh_cloud_project_storage.B module.m.ovh_cloud_project_storage.B by plan, loses',
    ]);
    expect(disagreed(report)).toEqual([]);
  });
});

test('stacks without a plan stay as the review has them, those with one get their own counts, and limits are named after them', () => {
  const stacks = outputOf({ a: bucket('GRA'), b: bucket('GRA'), c: {}, d: {}, gone: bucket('GRA') });
  const base = { ...stacks, isLandingZone: false };
  const head = outputOf({ a: bucket('SBG'), b: bucket('SBG'), c: {}, d: {} });
  const report = joined(
    base,
    head,
    {
      a: planOf([planned(address, 'change')], ['not all of it']),
      c: planOf([planned('ovh_vrack.V', 'add')]),
      d: planOf([]),
    },
    ['no plan of b'],
  );
  expect(
    report.stacks.map(({ id, status, counts }) => [id, status, Object.entries(counts).filter(([, n]) => n > 0)]),
  ).toEqual([
    ['a', 'changed', [['change', 1]]],
    ['b', 'changed', [['replace', 1]]],
    ['c', 'changed', [['add', 1]]],
    ['gone', 'removed', [['destroy', 1]]],
  ]);
  expect(report.counts).toMatchObject({ add: 1, change: 1, replace: 1, destroy: 0 });
  expect(report.unchangedStacks).toEqual(['d']);
  expect(report.limits).toEqual([
    'the base has no landing-zone.json: owners, teams and the network plan are not known',
    'no plan of b',
    'a: not all of it',
  ]);
  expect(report.affected.waves).toEqual([['a', 'b', 'c']]);
  expect(report.causes.map(({ what }) => what)).toContain('c/ovh_vrack.V');
  expect(report.stacks[0]?.changes[0]?.loses).toBeUndefined();
  expect(report.stacks[1]?.changes[0]?.loses).toBe(objects);
});
