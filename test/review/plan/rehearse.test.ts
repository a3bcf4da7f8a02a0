import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Estate, Stack, Values } from '../../../src/estate/model';
import { type RehearsalTools, rehearse } from '../../../src/review/plan/rehearsal';
import { temporaryFolder } from '../../support/program';
import { outputOf, stackWith } from '../outputs';

type Given = Readonly<Record<string, readonly [json: Values, ...dependsOn: string[]]>>;

/** An output on the disk. */
function outputIn(stacks: Given): Estate {
  const folder = temporaryFolder();
  const all = Object.entries(stacks).map(([id, [json, ...dependsOn]]): [string, Stack] => {
    const stack = { ...stackWith(id, json), dependsOn };
    mkdirSync(join(folder, stack.directory), { recursive: true });
    writeFileSync(join(folder, stack.directory, 'cdk.tf.json'), JSON.stringify(json));
    return [id, stack];
  });
  return { ...outputOf({}), folder, stacks: new Map(all) };
}

const one = (input: string, more: Values = {}): Values => ({
  terraform: { backend: { s3: { bucket: 'states', key: `${input.split(' ')[0]}.tfstate` } } },
  resource: { terraform_data: { A: { input } } },
  ...more,
});
const reading = (key: string): Values => ({
  data: { terraform_remote_state: { R: { backend: 's3', config: { bucket: 'states', key: `${key}.tfstate` } } } },
});

interface Fails {
  readonly deploy?: Readonly<Record<string, string>>;
  readonly plan?: Readonly<Record<string, string>>;
  readonly throws?: true;
  readonly signal?: AbortSignal;
}

/** What a rehearsal does, step by step. */
async function rehearsed(before: Given, after: Given, fails: Fails = {}) {
  const [base, head] = [outputIn(before), outputIn(after)];
  const steps: string[] = [];
  const folders = new Set<string>();
  const places = (outdir: string) => `${basename(dirname(outdir))}/${basename(outdir)}`;
  const tools: RehearsalTools = {
    providers: ['ovh/ovh'],
    start: async (file, seeds, types) => {
      folders.add(dirname(dirname(file)));
      expect(seeds).toEqual([base.folder, head.folder]);
      const name = basename(dirname(file));
      steps.push(`start ${name} for ${types.join(', ')}`);
      return { env: { NAME: name }, close: async () => void steps.push(`close ${name}`) };
    },
    deploy: async (outdir, stacks, { env }) => {
      expect(readdirSync(join(outdir, 'stacks')).sort()).toEqual(expect.arrayContaining([...stacks].sort()));
      steps.push(`deploy ${[...stacks].join(', ')} from ${places(outdir)} in ${env['NAME']}`);
      if (fails.throws) throw new Error('it broke');
      return new Map(stacks.flatMap((id) => (fails.deploy?.[id] === undefined ? [] : [[id, fails.deploy[id]]])));
    },
    plan: async (stack, directory, { env }) => {
      expect(existsSync(join(directory, 'cdk.tf.json'))).toBe(true);
      steps.push(`plan ${stack.id} from ${places(dirname(dirname(directory)))} in ${env['NAME']}`);
      const failed = fails.plan?.[stack.id];
      return failed === undefined ? { json: '{"format_version":"1.2","resource_changes":[]}' } : { failed };
    },
  };
  const onProgress = (text: string) => void steps.push(`"${text}"`);
  const { signal } = fails;
  const outcome = await rehearse({ base, head, tools, onProgress, ...(signal && { signal }) }).catch((error) =>
    String(error),
  );
  for (const folder of folders) expect(existsSync(folder)).toBe(false);
  if (typeof outcome === 'string') return { steps, outcome };
  return { steps, plans: [...outcome.plans.keys()], limits: outcome.limits };
}

const [start, close] = ['start first for terraform_data', 'close first'];

describe('only what differs is planned, and only what that needs is deployed', () => {
  test('nothing where nothing differs', async () => {
    const same: Given = { a: [one('a')], b: [one('b'), 'a'] };
    expect(await rehearsed(same, same)).toEqual({ steps: [], plans: [], limits: [] });
  });

  test('a stack with those before it, not those behind it or beside it', async () => {
    const side = (b: string): Given => ({ a: [one('a')], b: [one(b), 'a'], c: [one('c'), 'b'], d: [one('d')] });
    expect(await rehearsed(side('b'), side('b 2'))).toEqual({
      steps: [
        start,
        '"deploying 2 of 4 stacks of the base into a sandbox"',
        'deploy a, b from first/base in first',
        close,
        start,
        '"planning 1 stack"',
        'plan b from first/head in first',
        close,
      ],
      plans: ['b'],
      limits: [],
    });
  });

  test('in a cloud that knows the types of both sides', async () => {
    const vrack: Values = { resource: { ovh_vrack: { V: { name: 'v' } } } };
    const { steps } = await rehearsed({ a: [one('a')], gone: [vrack] }, { a: [one('a 2')] });
    expect(steps[0]).toBe('start first for terraform_data, ovh_vrack');
  });

  test('a stack that is new with what it needs, which is deployed as it was', async () => {
    const base: Given = { a: [one('a')] };
    expect((await rehearsed(base, { ...base, b: [one('b'), 'a'] })).steps).toEqual([
      start,
      '"deploying 1 of 1 stack of the base into a sandbox"',
      'deploy a from first/base in first',
      close,
      start,
      '"planning 1 stack"',
      'plan b from first/head in first',
      close,
    ]);
    expect((await rehearsed({}, base)).steps.filter((step) => /^(deploy|plan)/.test(step))).toEqual([
      'plan a from first/head in first',
    ]);
  });
});

test('a stack that reads the state of one that differs is planned as well, in a second sandbox where that is applied', async () => {
  const side = (upper: string): Given => ({
    upper: [one(upper)],
    lower: [one('lower', reading('upper')), 'upper'],
    lowest: [one('lowest', reading('lower')), 'lower', 'upper'],
  });
  const types = 'terraform_data, terraform_remote_state';
  expect(await rehearsed(side('upper'), side('upper 2'))).toEqual({
    steps: [
      `start first for ${types}`,
      '"deploying 3 of 3 stacks of the base into a sandbox"',
      'deploy upper, lower, lowest from first/base in first',
      'close first',
      `start first for ${types}`,
      '"planning 3 stacks"',
      'plan upper from first/head in first',
      'close first',
      `start second for ${types}`,
      '"applying upper in a second sandbox, whose state lower reads"',
      'deploy upper from second/head in second',
      'plan lower from second/head in second',
      'plan lowest from second/head in second',
      'close second',
    ],
    plans: ['upper', 'lower', 'lowest'],
    limits: [],
  });
});

describe('what is not planned is said, with why', () => {
  const foreign = (size: number): Values => ({ resource: { acme_thing: { T: { size } } } });
  const because = 'uses the provider hashicorp/acme, which the sandbox does not stand in for';

  test('where the sandbox does not stand in for all of it, on either side, or of what it needs', async () => {
    const side = (a: number, b: string, other: Values): Given => ({ a: [foreign(a)], b: [one(b), 'a'], c: [other] });
    const { steps, limits } = await rehearsed(side(1, 'b', one('c')), side(2, 'b 2', one('c 2')));
    expect(steps.filter((step) => /^(deploy|plan)/.test(step))).toEqual([
      'deploy c from first/base in first',
      'plan c from first/head in first',
    ]);
    expect(limits).toEqual([
      `a is not planned in the sandbox: a ${because}`,
      `b is not planned in the sandbox: a ${because}`,
    ]);
    expect((await rehearsed({ a: [foreign(1)] }, { a: [one('a')] })).limits).toEqual([
      `a is not planned in the sandbox: a ${because}`,
    ]);
  });

  test('where that is so of what it needs though it stays; its own reason comes first', async () => {
    const side = (b: Values): Given => ({ a: [foreign(1)], b: [b, 'a'] });
    expect(await rehearsed(side(one('b')), side(one('b 2')))).toEqual({
      steps: [],
      plans: [],
      limits: [`b is not planned in the sandbox: a ${because}`],
    });
    const other = (size: number): Values => ({ resource: { zeta_thing: { T: { size } } } });
    expect((await rehearsed(side(other(1)), side(other(2)))).limits).toEqual([
      `b is not planned in the sandbox: b ${because.replace('acme', 'zeta')}`,
    ]);
  });

  test('where it, or what it needs, can not be deployed, or not be planned', async () => {
    const side = (n: string): Given => ({ a: [one(`a${n}`)], b: [one(`b${n}`), 'a'], c: [one(`c${n}`)] });
    const told = await rehearsed(side(''), side(' 2'), { deploy: { a: 'no quota' }, plan: { c: 'no such type' } });
    expect([...(told.limits ?? [])].sort()).toEqual([
      "a is not planned in the sandbox: a can't be deployed there: no quota",
      "b is not planned in the sandbox: a can't be deployed there: no quota",
      'c is not planned in the sandbox: no such type',
    ]);
    expect(told.plans).toEqual([]);
  });
});

test('whatever breaks, the cloud is ended and nothing is left on the disk', async () => {
  const { steps, outcome } = await rehearsed({ a: [one('a')] }, { a: [one('a 2')] }, { throws: true });
  expect(outcome).toBe('Error: it broke');
  expect(steps.at(-1)).toBe('close first');
  const ended = AbortSignal.abort(new Error('stopped'));
  expect((await rehearsed({ a: [one('a')] }, { a: [one('a 2')] }, { signal: ended })).outcome).toBe('Error: stopped');
});
