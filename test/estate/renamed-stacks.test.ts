import { describe, expect, test } from 'vitest';
import type { Estate } from '../../src/estate/model';
import { renamedStacks } from '../../src/estate/renamed-stacks';
import { outputOf, type Resources } from '../review/outputs';

const project = (id: string, more: Resources = {}): Resources => ({
  'ovh_cloud_project_storage.A': { service_name: id, region_name: 'GRA', name: 'a' },
  'ovh_cloud_project_storage.B': { service_name: id, region_name: 'GRA', name: 'b' },
  ...more,
});

/** Old and new names of stacks. */
const renames = (base: Estate, head: Estate) =>
  renamedStacks(base, head).map(({ before, after }) => `${before.id} ${after.id}`);

describe('a stack is another one under a new name', () => {
  test('when it holds the same', () => {
    const head = outputOf({ production: project('p'), other: project('q') });
    expect(renames(outputOf({ prod: project('p'), other: project('q') }), head)).toEqual(['prod production']);
  });

  test('and not when it has the same shape in another project', () => {
    expect(renames(outputOf({ dev: project('p') }), outputOf({ next: project('q') }))).toEqual([]);
  });

  test('also where names are made from that of the stack', () => {
    const named = (id: string): Resources =>
      project('p', { 'ovh_iam_policy.C': { name: `${id}-pipeline`, resources: ['p'] } });
    expect(renames(outputOf({ prod: named('prod') }), outputOf({ live: named('live') }))).toEqual(['prod live']);
    const other: Resources = { 'ovh_iam_policy.C': { name: 'next-pipeline', resources: ['q'] } };
    expect(renames(outputOf({ prod: named('prod') }), outputOf({ next: project('p', other) }))).toEqual([]);
  });

  test('also where its old name is that of something else, too, such as a stage', () => {
    const named = (id: string, environment: string) => {
      const staged: Resources = {
        'ovh_iam_policy.C': { name: `${id}-a`, description: 'staging of data@acme.example' },
      };
      const made = outputOf({ [id]: staged });
      const record = { id, kind: 'environment' as const, dependsOn: [], team: 'web', environment };
      return { ...made, stacks: new Map([...made.stacks].map(([key, stack]) => [key, { ...stack, record }])) };
    };
    expect(renames(named('web-staging', 'staging'), named('web-qa', 'qa'))).toEqual(['web-staging web-qa']);
    expect(renames(named('web-staging', 'staging'), named('web-staging2', 'data'))).toEqual([
      'web-staging web-staging2',
    ]);
  });

  test('as long as four fifths are the same', () => {
    const vracks = (...names: readonly string[]): Resources =>
      Object.fromEntries(names.map((name) => [`ovh_vrack.${name}`, { name }]));
    const base = outputOf({ prod: project('p', vracks('C', 'D', 'E')) });
    expect(renames(base, outputOf({ production: project('p', vracks('C', 'D')) }))).toEqual(['prod production']);
    expect(renames(base, outputOf({ production: project('p', vracks('C')) }))).toEqual([]);
  });

  test('once, and the likeliest', () => {
    const vracks = Object.fromEntries(['C', 'D', 'E', 'F'].map((name) => [`ovh_vrack.${name}`, { name }]));
    const head = outputOf({ a: project('p', { ...vracks, 'ovh_vrack.G': { name: 'G' } }), b: project('p', vracks) });
    expect(renames(outputOf({ prod: project('p', vracks) }), head)).toEqual(['prod b']);
    expect(renames(outputOf({ prod: project('p') }), outputOf({ b: project('p'), a: project('p') }))).toEqual([
      'prod a',
    ]);
    expect(renames(outputOf({ one: project('p'), two: project('p') }), outputOf({ a: project('p') }))).toHaveLength(1);
  });

  test('and not when there is nothing in it', () => {
    expect(renames(outputOf({ a: {} }), outputOf({ b: {} }))).toEqual([]);
  });
});
