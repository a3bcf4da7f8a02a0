import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'cdktf';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { contentsOf, digestOf } from '../../../src/estate/content';
import { readEstate } from '../../../src/estate/read';
import type { Report, ResourceChange } from '../../../src/review/report/report';
import { reviewOf, reviewOutputs } from '../../../src/review/report/review';
import { loadCase, synthesize } from '../corpus';
import { outputOf, type Resources } from '../outputs';

const folder = mkdtempSync(join(tmpdir(), 'review-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const changesOf = ({ stacks }: Report): ResourceChange[] => stacks.flatMap(({ changes }) => changes);
const review = (before: Resources, after: Resources): ResourceChange[] =>
  changesOf(reviewOf(outputOf({ prod: before }), outputOf({ prod: after })));

/** Attributes of some types that the API doesn't fill in, with values that a program may give them. */
const types = {
  ovh_cloud_project_kube: { service_name: ['a', 'b'], region: ['GRA11', 'SBG5'], name: ['main', 'other'] },
  ovh_cloud_project_kube_iprestrictions: {
    kube_id: ['${ovh_cloud_project_kube.R0.id}', 'x'],
    ips: [['10.0.0.0/8'], []],
  },
  ovh_cloud_project_storage: { name: ['one', 'two'], region_name: ['GRA', 'SBG'], hide_objects: [true, false] },
  ovh_cloud_project_user: { description: ['u', 'v'], role_name: ['admin', '${ovh_cloud_project_storage.R1.id}'] },
  acme_thing: {
    size: [1, 2],
    parts: [
      ['a', 'b'],
      ['b', 'a'],
    ],
    of: ['${acme_thing.R1.id}', '${acme_thing.R2.id}'],
  },
} as const;

const resource = fc
  .constantFrom(...(Object.keys(types) as (keyof typeof types)[]))
  .chain((type) =>
    fc
      .record(
        Object.fromEntries(Object.entries(types[type]).map(([name, values]) => [name, fc.constantFrom(...values)])),
        { requiredKeys: [] },
      )
      .map((body) => ({ type, body })),
  );

/** A stack: every resource has its own name, so that an address is there once. */
const resources = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), resource), { maxLength: 8 })
  .map((list) => Object.fromEntries(list.map(([index, { type, body }]) => [`${type}.R${index}`, body])) as Resources);

/** A stack, and what edits make of it. */
const edited = fc
  .tuple(resources, resources, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
  .map(([before, other, keep]) => {
    const kept = Object.entries(before).filter((_, index) => keep[index]);
    return [before, { ...other, ...Object.fromEntries(kept) }] as const;
  });

/** Whether everything that is referred to is there, as Terraform asks. */
const refersToItself = (stack: Resources): boolean =>
  [...JSON.stringify(stack).matchAll(/\$\{(\w+\.\w+)\.id\}/g)].every(([, address = '']) => address in stack);

describe('of any two stacks', () => {
  test('no destroy is lost, and nothing that is new', () => {
    fc.assert(
      fc.property(edited, ([before, after]) => {
        const changes = review(before, after);
        const gone = changes.flatMap(({ action, address, movedFrom }) =>
          action === 'destroy' ? address : (movedFrom ?? []),
        );
        const news = changes.flatMap(({ action, address }) => (action === 'add' || action === 'move' ? address : []));
        expect(gone.sort()).toEqual(
          Object.keys(before)
            .filter((address) => !(address in after))
            .sort(),
        );
        expect(news.sort()).toEqual(
          Object.keys(after)
            .filter((address) => !(address in before))
            .sort(),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('a stack compared with itself has no change', () => {
    fc.assert(
      fc.property(resources, (stack) => {
        expect(reviewOf(outputOf({ prod: stack }), outputOf({ prod: stack }), { showNoise: true })).toMatchObject({
          stacks: [],
          noise: [],
          unchangedStacks: ['prod'],
        });
      }),
    );
  });

  test('the other way round, what was added is destroyed, and what differs differs', () => {
    const differing = (changes: readonly ResourceChange[]) =>
      changes
        .filter(
          ({ action, from: _, reasons }) =>
            action === 'change' || (action === 'replace' && reasons.some(({ certain }) => certain)),
        )
        .filter(({ attributes }) => attributes.some(({ after }) => after !== 'known after apply'))
        .map(({ address }) => address);
    const counted = (changes: readonly ResourceChange[], ...actions: readonly string[]) =>
      changes.filter(({ action }) => actions.includes(action)).length;
    fc.assert(
      fc.property(edited, ([before, after]) => {
        fc.pre(refersToItself(before) && refersToItself(after));
        const [there, back] = [review(before, after), review(after, before)];
        expect(counted(there, 'add', 'move')).toBe(counted(back, 'destroy', 'move'));
        const both = (address: string) => address in before && address in after;
        // an edit may also put resources into another order
        expect(differing(there).filter(both).sort()).toEqual(differing(back).filter(both).sort());
      }),
      { numRuns: 300 },
    );
  });
});

test.each(['construct-moved', 'address-changed'])(
  'the lines that the review of %s names keep everything where it is',
  async (name) => {
    const { before, after } = await loadCase(name);
    const base = synthesize(before, join(folder, name, 'base'));
    const moves = changesOf(reviewOutputs({ base, head: synthesize(after, join(folder, name, 'head')) })).filter(
      ({ action }) => action === 'move',
    );
    expect(moves.length).toBeGreaterThan(0);
    const keep = (app: App) => {
      for (const { keepWith = '' } of moves) {
        expect(keepWith).toMatch(
          /^\(app(\.node\.findChild\('[^']+'\))+ as TerraformResource\)\.moveFromId\('[\w.]+'\);$/,
        );
        new Function('app', keepWith.replace(' as TerraformResource', ''))(app);
      }
    };
    const kept = synthesize(
      (app) => {
        after(app);
        keep(app);
      },
      join(folder, name, 'kept'),
    );
    const actions = reviewOutputs({ base, head: kept })
      .stacks.filter(({ status }) => status === 'changed')
      .flatMap(({ changes }) => changes.map(({ action }) => action));
    expect(actions.filter((action) => action !== 'change')).toEqual([]);
  },
);

describe('what is in the report', () => {
  test('owner, team and environment of a stack, stacks in the order in which they are deployed', async () => {
    const { before, after } = await loadCase('vlan-changed');
    const report = reviewOutputs({
      base: synthesize(before, join(folder, 'order', 'base')),
      head: synthesize(after, join(folder, 'order', 'head')),
      baseName: 'origin/main',
      headName: 'working tree',
    });
    expect(report).toMatchObject({
      format: 'ovh-landing-zone/review',
      version: 2,
      base: 'origin/main',
      head: 'working tree',
    });
    expect(
      report.stacks.map(({ id, owner, team, environment, stage }) => ({ id, owner, team, environment, stage })),
    ).toEqual([
      { id: 'web-prod', owner: 'web@acme.example', team: 'web', environment: 'prod', stage: 'production' },
      {
        id: 'web-prod-platform-main',
        owner: 'web@acme.example',
        team: 'web',
        environment: 'prod',
        stage: 'production',
      },
    ]);
    expect(report.counts).toEqual({ add: 0, import: 0, change: 0, replace: 12, destroy: 0, move: 0 });
    expect(report.unchangedStacks).toEqual(['organization', 'web-dev-foundation', 'web-prod-foundation', 'web-dev']);
  });

  test('the content of every stack of the head, also of those that stay as they are, and a digest over them', async () => {
    const { before, after } = await loadCase('vlan-changed');
    const base = readEstate(synthesize(before, join(folder, 'content', 'base')));
    const head = readEstate(synthesize(after, join(folder, 'content', 'head')));
    const report = reviewOf(base, head);
    expect(report.contents).toEqual(contentsOf(head));
    expect(Object.keys(report.contents)).toEqual(expect.arrayContaining([...report.unchangedStacks, 'web-prod']));
    expect(report.contents['organization']).toBe(contentsOf(base)['organization']);
    expect(report.contents['web-prod']).not.toBe(contentsOf(base)['web-prod']);
    expect(report.digest).toBe(digestOf(report.contents));
    expect(reviewOf(head, head).digest).toBe(report.digest);
    expect(reviewOf(base, base).digest).not.toBe(report.digest);
  });

  test('types without facts, and what can happen to them', () => {
    const report = reviewOf(
      outputOf({ prod: { 'acme_thing.A': { size: 1 } } }),
      outputOf({ prod: { 'acme_thing.A': { size: 2 } } }),
    );
    expect(report.limits).toEqual([
      'no facts about acme_thing: whether a change replaces one is not known, and sets look like lists',
    ]);
  });

  test('that an output without landing-zone.json says nothing of owners', () => {
    const plain = { ...outputOf({ prod: {} }), isLandingZone: false };
    expect(reviewOf(plain, plain).limits).toEqual([
      'both sides have no landing-zone.json: owners, teams and the network plan are not known',
    ]);
    expect(reviewOf(outputOf({}), plain).limits[0]).toMatch(/^the head has no landing-zone.json/);
  });

  test('no more than 2,000 characters of a value', () => {
    const after = { 'ovh_cloud_project_storage.A': { prefix: 'word '.repeat(1000) } };
    const [change] = review({ 'ovh_cloud_project_storage.A': { prefix: 'a' } }, after);
    expect(change?.attributes[0]?.after).toMatch(/… \(3000 more characters\)$/);
  });
});
