import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deployPlans, type PlannedDeployOptions } from '../../src/deploy/planned-deploy';
import type { StackResult } from '../../src/deploy/stack-run';
import { newFolder, writeStacks } from './fixture';

/** `up` and what reads it, and `last` that reads `down`. */
interface Zone {
  readonly up: Readonly<Record<string, unknown>>;
  readonly down: Readonly<Record<string, unknown>>;
}

const read = (name: string) => `\${data.terraform_remote_state.up.outputs.${name}}`;

/** Outputs of `up`, resources of `down`; each a `terraform_data`. */
function write(outdir: string, { up, down }: Zone): void {
  writeStacks({ up: {}, down: { dependsOn: ['up'] } }, outdir);
  const main = (id: string) => join(outdir, 'stacks', id, 'cdk.tf.json');
  const output = Object.entries(up).map(([name, value]) => [name, { value }]);
  const resource = { terraform_data: { made: { input: 'x', triggers_replace: up['trigger'] ?? 'same' } } };
  writeFileSync(main('up'), JSON.stringify({ resource, output: Object.fromEntries(output) }));
  const config = { path: '../up/terraform.tfstate' };
  writeFileSync(
    main('down'),
    JSON.stringify({
      data: { terraform_remote_state: { up: { backend: 'local', config } } },
      resource: { terraform_data: down },
    }),
  );
}

const plan = async (outdir: string, options: Partial<PlannedDeployOptions> = {}) =>
  deployPlans({ outdir, planOnly: true, ...options });
const down = (results: readonly StackResult[]) => {
  const found = results.find(({ id }) => id === 'down');
  const steps = found?.plan?.map(({ action, address, isUncertain }) => [
    `${isUncertain ? 'may ' : ''}${action}`,
    address.replace('terraform_data.', ''),
  ]);
  return { early: found?.early, steps: Object.fromEntries(steps?.map(([does, name]) => [name, does]) ?? []) };
};
/** Everything in a folder, with its bytes, that a plan could have written. */
const statesIn = (outdir: string) =>
  readdirSync(outdir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('tfstate') && !path.includes('.terraform/'))
    .map((path) => [path, existsSync(join(outdir, path)) ? readFileSync(join(outdir, path), 'utf8') : '']);

describe('of a zone that is not there yet', () => {
  let outdir: string;
  beforeEach(() => {
    outdir = newFolder();
    return () => rmSync(outdir, { recursive: true, force: true });
  });

  test('every stack is shown with what a deployment then makes; nothing is written to any state', async () => {
    write(outdir, {
      up: { id: '${terraform_data.made.id}', name: 'hub ${"$"}{x}' },
      down: {
        a: { input: read('id') },
        b: { input: read('name'), triggers_replace: `\${jsonencode(data.terraform_remote_state.up.outputs)}` },
        c: { count: `\${length(${read('name').slice(2, -1)})}` },
      },
    });
    const planned = await plan(outdir);
    expect(planned.map(({ status, created }) => [status, created])).toEqual([
      ['planned', 1],
      ['planned', 2 + 'hub ${x}'.length],
    ]);
    expect(down(planned).early).toEqual({ from: 'plan', unknown: ['up'] });
    expect(statesIn(outdir)).toEqual([]);
    const deployed = await deployPlans({ outdir });
    expect(deployed.map(({ created }) => created)).toEqual(planned.map(({ created }) => created));
  });

  test('where Terraform can not plan so far ahead, blocks are counted, and that is said', async () => {
    write(outdir, {
      up: { ids: ['${terraform_data.made.id}'] },
      down: { a: { for_each: `\${toset(${read('ids').slice(2, -1)})}` }, b: { count: 3 }, c: {} },
    });
    const planned = await plan(outdir);
    expect(down(planned)).toEqual({
      early: { from: 'configuration', unknown: ['up'], why: 'Invalid for_each argument' },
      steps: { a: 'add', 'b[0]': 'add', 'b[1]': 'add', 'b[2]': 'add', c: 'add' },
    });
    expect(planned[1]).toMatchObject({ status: 'planned', created: 5, errors: [] });
    expect((await deployPlans({ outdir })).map(({ created }) => created)).toEqual([1, 5]);
  });

  test('below a stack that can not be planned nothing is foreseen', async () => {
    write(outdir, { up: { id: '${terraform_data.nowhere.id}' }, down: { a: { input: read('id') } } });
    expect((await plan(outdir)).map(({ status, created }) => [status, created])).toEqual([
      ['failed', 0],
      ['waiting', 0],
    ]);
  });
});

describe('of a zone that is deployed', () => {
  const zone = {
    up: { stays: 'a', changes: 'old', id: '${terraform_data.made.id}' },
    down: {
      stays: { triggers_replace: read('stays') },
      changes: { triggers_replace: read('changes') },
      id: { triggers_replace: read('id') },
      input: { input: read('id') },
      gone: {},
    },
  };
  let outdir: string;
  beforeAll(async () => {
    outdir = newFolder();
    write(outdir, zone);
    await deployPlans({ outdir });
  });
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));

  test('what another stack will output is known as far as its plan knows it; the rest may replace, or not', async () => {
    const { gone: _, ...rest } = zone.down;
    write(outdir, { up: { ...zone.up, changes: 'new', trigger: 'other' }, down: rest });
    const before = statesIn(outdir);
    expect(down(await plan(outdir))).toEqual({
      early: { from: 'plan', unknown: ['up'] },
      steps: { changes: 'replace', id: 'may replace', input: 'change', gone: 'destroy' },
    });
    const [, gated] = await plan(outdir, { failOn: ['replace'] });
    expect(gated).toMatchObject({ status: 'refused' });
    expect(gated?.gates?.map(({ address }) => address)).toEqual(['terraform_data.changes', 'terraform_data.id']);
    expect(statesIn(outdir)).toEqual(before);
  });

  test('where it outputs what it did, its state is read', async () => {
    write(outdir, zone);
    const main = join(outdir, 'stacks', 'up', 'cdk.tf.json');
    const up = JSON.parse(readFileSync(main, 'utf8'));
    const more = { terraform_data: { ...up.resource.terraform_data, more: {} } };
    writeFileSync(main, JSON.stringify({ ...up, resource: more }));
    expect(down(await plan(outdir))).toEqual({ early: { from: 'plan', unknown: [] }, steps: {} });
  });

  test('counted blocks are held against the state', async () => {
    const { input: _, ...withoutInput } = zone.down;
    write(outdir, {
      up: { ...zone.up, ids: ['${terraform_data.made.id}'], trigger: 'other' },
      down: {
        ...withoutInput,
        gone: { for_each: `\${toset(${read('ids').slice(2, -1)})}` },
        more: {},
      },
    });
    const early = { from: 'configuration', unknown: ['up'], why: 'Invalid for_each argument' };
    expect(down(await plan(outdir))).toEqual({ early, steps: { more: 'add', input: 'destroy' } });

    // where Terraform reads blocks that nobody here does, nothing is said to be destroyed
    const other = join(outdir, 'stacks', 'down', 'other.tf');
    writeFileSync(other, 'resource "terraform_data" "input" {}');
    expect(down(await plan(outdir))).toEqual({ early, steps: { more: 'add' } });
    rmSync(other);
  });
});
