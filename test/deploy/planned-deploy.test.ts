import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Approval } from '../../src/deploy/approval';
import { deployPlans, type PlannedDeployOptions } from '../../src/deploy/planned-deploy';
import type { ReviewedChange } from '../../src/deploy/reviewed';
import type { StackResult } from '../../src/deploy/stack-run';
import { contentsOf, digestOf } from '../../src/estate/content';
import { readEstate } from '../../src/estate/read';
import { newFolder, writeStacks } from './fixture';
import { wrapped } from './started';

let outdir: string;
beforeEach(() => {
  outdir = newFolder();
});
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

const deploy = (options: Partial<PlannedDeployOptions> = {}) => deployPlans({ outdir, ...options });
const statuses = (results: readonly StackResult[]) => results.map(({ id, status }) => `${id} ${status}`);

/** Differences in a line each. */
const differences = (results: readonly StackResult[]) =>
  results.flatMap(({ differences: found = [] }) =>
    found.map(({ kind, stack, address, planned }) => `${kind} ${stack} ${address} ${planned ?? 'nothing'}`),
  );

/** Approves what is in the output folder now, with a review that says these changes: `{ a: { one: 'replace' } }`. */
function reviewOf(stacks: Readonly<Record<string, Readonly<Record<string, ReviewedChange['action']>>>>): Approval {
  const contents = contentsOf(readEstate(outdir));
  const changes = Object.entries(stacks).map(([id, all]): [string, ReviewedChange[]] => [
    id,
    Object.entries(all).map(([name, action]) => ({
      address: `terraform_data.${name}`,
      action,
      replacePaths: action === 'replace' ? ['triggers_replace'] : [],
    })),
  ]);
  return { digest: digestOf(contents), review: { contents, changes: new Map(changes) } };
}

/** What Terraform's state of a stack holds: the inputs by name. */
function stateOf(stack: string): Record<string, unknown> {
  const file = join(outdir, 'stacks', stack, 'terraform.tfstate');
  if (!existsSync(file)) return {};
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly resources: readonly {
      readonly mode: string;
      readonly name: string;
      readonly instances: readonly { readonly attributes: { readonly input: { readonly value?: unknown } | null } }[];
    }[];
  };
  return Object.fromEntries(
    resources
      .filter(({ mode }) => mode === 'managed')
      .map(({ name, instances }) => [name, instances[0]?.attributes.input?.value ?? null]),
  );
}

test('what a run ends with that says nothing in its machine-readable form is the error', async () => {
  writeStacks({ a: { data: { one: 'x' } } }, outdir);
  const refused = (command: string): Promise<StackResult[]> => {
    const wrapper = wrapped(outdir, { [command]: "echo 'no space left on device' >&2; exit 7" });
    return deploy({ env: { ...process.env, TERRAFORM_BINARY_NAME: wrapper } });
  };
  for (const command of ['init', 'plan', 'show', 'apply']) {
    const [result] = await refused(command);
    expect(result, command).toMatchObject({
      status: 'failed',
      errors: [{ summary: 'Terraform ended with exit code 7', detail: 'no space left on device' }],
    });
  }
});

/** Changes a deployed resource behind Terraform's back. */
function drift(stack: string, name: string, input: string): void {
  const file = join(outdir, 'stacks', stack, 'terraform.tfstate');
  const state = JSON.parse(readFileSync(file, 'utf8'));
  for (const resource of state.resources) {
    if (resource.name === name)
      Object.assign(resource.instances[0].attributes, { input: { value: input, type: 'string' } });
  }
  writeFileSync(file, JSON.stringify(state));
}

describe('without a review', () => {
  test('every stack is planned once those that it needs are deployed, and deployed', async () => {
    writeStacks(
      { up: { data: { x: '1' }, output: 'it' }, down: { dependsOn: ['up'], data: { y: { reads: 'up' } } } },
      outdir,
    );
    const results = await deploy();
    expect(statuses(results)).toEqual(['up deployed', 'down deployed']);
    expect(results.map(({ plan }) => plan?.map(({ address, action }) => `${action} ${address}`))).toEqual([
      ['add terraform_data.x'],
      ['add terraform_data.y'],
    ]);
    expect(stateOf('down')).toEqual({ y: 'it' });
    expect(statuses(await deploy())).toEqual(['up unchanged', 'down unchanged']);
  });

  test('a change of outputs alone is deployed: stacks below read them', async () => {
    writeStacks({ up: { output: 'old' } }, outdir);
    await deploy();
    writeStacks({ up: { output: 'new' } }, outdir);
    expect(statuses(await deploy())).toEqual(['up deployed']);
    expect(readFileSync(join(outdir, 'stacks', 'up', 'terraform.tfstate'), 'utf8')).toContain('"new"');
  });

  test('after a failure a second run goes on with what is left', async () => {
    const broken = { sh: 'echo no quota left >&2; exit 1' };
    writeStacks({ a: { data: { good: '1', bad: broken } }, b: { dependsOn: ['a'], data: { c: '1' } } }, outdir);
    expect(statuses(await deploy())).toEqual(['a failed', 'b skipped']);
    writeStacks({ a: { data: { good: '1', bad: '2' } }, b: { dependsOn: ['a'], data: { c: '1' } } }, outdir);
    const again = await deploy();
    expect(statuses(again)).toEqual(['a deployed', 'b deployed']);
    expect(again[0]?.plan?.map(({ address }) => address)).toEqual(['terraform_data.bad']);
  });

  test('plans alone change nothing, and show what is below a stack with changes, too', async () => {
    writeStacks(
      { up: { data: { x: '1' }, output: 'it' }, down: { dependsOn: ['up'], data: { y: { reads: 'up' } } }, other: {} },
      outdir,
    );
    const results = await deploy({ planOnly: true });
    expect(statuses(results)).toEqual(['up planned', 'down planned', 'other unchanged']);
    expect(results.map(({ created }) => created)).toEqual([1, 1, 0]);
    expect(results.map(({ early }) => early)).toEqual([undefined, { from: 'plan', unknown: [] }, undefined]);
    expect([stateOf('up'), stateOf('down')]).toEqual([{}, {}]);
  });

  test('what is applied is what was planned, even if the program has changed since', async () => {
    writeStacks({ a: { data: { x: '1' } } }, outdir);
    await deploy({
      onEvent: ({ type }) => type === 'planned' && writeStacks({ a: { data: { x: '1', sneaked: '1' } } }, outdir),
    });
    expect(Object.keys(stateOf('a'))).toEqual(['x']);
  });

  test('no plan, which holds secrets in clear text, is left behind', async () => {
    // other tests deploy at the same time
    const temporary = newFolder();
    onTestFinished(() => rmSync(temporary, { recursive: true }));
    vi.stubEnv('TMPDIR', temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    const plans = () => readdirSync(temporary).filter((name) => name.startsWith('landing-zone-plans-'));
    writeStacks({ a: { data: { x: '1' } } }, outdir);
    let during = 0;
    await deploy({
      onEvent: ({ type }) => {
        if (type === 'planned') during = plans().length;
      },
    });
    expect([during, plans()]).toEqual([1, []]);
    expect(readdirSync(join(outdir, 'stacks', 'a')).filter((name) => /plan/.test(name))).toEqual([]);
  });
});

describe('with a review', () => {
  const data = { kept: '1', edited: '1', gone: '1', made: { trigger: '1' } };

  test('exactly what was reviewed is applied', async () => {
    writeStacks({ a: { data } }, outdir);
    await deploy();
    writeStacks({ a: { data: { kept: '1', edited: '2', made: { trigger: '2' }, added: '1' } } }, outdir);
    const approval = reviewOf({ a: { edited: 'change', gone: 'destroy', made: 'replace', added: 'add' } });
    const results = await deploy({ approval });
    expect(results).toMatchObject([{ status: 'deployed', created: 2, changed: 1, destroyed: 2, differences: [] }]);
  });

  test('a destroy that nobody reviewed stops everything before anything changes', async () => {
    writeStacks({ a: { data }, b: { data: { x: '1' } } }, outdir);
    await deploy();
    writeStacks({ a: { data: { kept: '1', edited: '2', made: { trigger: '1' } } }, b: { data: { x: '2' } } }, outdir);
    const approval = reviewOf({ a: { edited: 'change' }, b: { x: 'change' } });
    for (const acceptDrift of [false, true]) {
      const results = await deploy({ approval, acceptDrift });
      expect(statuses(results)).toEqual(['a refused', 'b planned']);
      expect(differences(results)).toEqual(['destructive a terraform_data.gone destroy']);
    }
    expect([stateOf('a')['edited'], stateOf('a')['gone'], stateOf('b')['x']]).toEqual(['1', '1', '1']);
  });

  test('a replacement that nobody reviewed stops everything before anything changes', async () => {
    writeStacks({ a: { data } }, outdir);
    await deploy();
    writeStacks({ a: { data: { ...data, made: { trigger: '2' }, edited: '2' } } }, outdir);
    const results = await deploy({
      approval: reviewOf({ a: { made: 'change', edited: 'change' } }),
      acceptDrift: true,
    });
    expect(differences(results)).toEqual(['destructive a terraform_data.made replace']);
    expect(results[0]?.differences?.[0]).toMatchObject({ planned: 'replace', reviewed: 'change' });
    expect(stateOf('a')['edited']).toBe('1');
  });

  test('other differences stop it too, unless they are accepted', async () => {
    writeStacks({ a: { data: { x: '1', y: '1' } } }, outdir);
    await deploy();
    drift('a', 'x', 'by hand');
    writeStacks({ a: { data: { x: '1', y: '2' } } }, outdir);
    const approval = reviewOf({ a: { y: 'change' } });
    const refused = await deploy({ approval });
    expect(statuses(refused)).toEqual(['a refused']);
    expect(differences(refused)).toEqual(['other a terraform_data.x change']);
    expect(stateOf('a')).toEqual({ x: 'by hand', y: '1' });
    const accepted = await deploy({ approval, acceptDrift: true });
    expect(statuses(accepted)).toEqual(['a deployed']);
    expect(differences(accepted)).toEqual(['other a terraform_data.x change']);
    expect(stateOf('a')).toEqual({ x: '1', y: '2' });
  });

  test('a stack below one with changes is held against the review once that is deployed', async () => {
    const zone = (value: string) => ({
      up: { data: { x: value }, output: value },
      down: { dependsOn: ['up'], data: { y: { reads: 'up' } } },
      last: { dependsOn: ['down'] },
    });
    writeStacks(zone('1'), outdir);
    await deploy();
    writeStacks(zone('2'), outdir);
    const refused = await deploy({ approval: reviewOf({ up: { x: 'change' } }) });
    expect(statuses(refused)).toEqual(['up deployed', 'down refused', 'last skipped']);
    expect(differences(refused)).toEqual(['other down terraform_data.y change']);
    expect(refused[1]).toMatchObject({ created: 0, changed: 0, destroyed: 0 });
    // the same again: what is done is done, and what is left is held against the review as before
    const approval = reviewOf({ up: { x: 'change' }, down: { y: 'change' } });
    const again = await deploy({ approval });
    expect(statuses(again)).toEqual(['up unchanged', 'down deployed', 'last unchanged']);
    expect(differences(again)).toEqual(['less up terraform_data.x nothing']);
    expect(stateOf('down')).toEqual({ y: '2' });
  });

  test('a destroy in a stack that still waits stops everything before anything changes', async () => {
    writeStacks({ up: { data: { x: '1' } }, down: { dependsOn: ['up'], data: { y: '1' } } }, outdir);
    await deploy();
    writeStacks({ up: { data: { x: '2' } }, down: { dependsOn: ['up'] } }, outdir);
    const results = await deploy({ approval: reviewOf({ up: { x: 'change' } }) });
    expect(statuses(results)).toEqual(['up planned', 'down refused']);
    expect(differences(results)).toEqual(['destructive down terraform_data.y destroy']);
    expect(stateOf('up')).toEqual({ x: '1' });
  });

  test('a replacement in a stack that still waits stops everything if it is sure, and otherwise once it is', async () => {
    const zone = (trigger: string, output: string) => ({
      up: { data: { x: { trigger } }, output },
      down: {
        dependsOn: ['up'],
        data: { y: { reads: 'up', trigger: '${data.terraform_remote_state.up.outputs.it}' } },
      },
    });
    const id = '${terraform_data.x.id}';
    writeStacks(zone('1', id), outdir);
    await deploy();
    writeStacks(zone('2', 'known'), outdir);
    expect(statuses(await deploy({ approval: reviewOf({ up: { x: 'replace' } }), acceptDrift: true }))).toEqual([
      'up planned',
      'down refused',
    ]);
    // nobody knows yet that the id will be another one
    writeStacks(zone('2', id), outdir);
    const results = await deploy({ approval: reviewOf({ up: { x: 'replace' } }), acceptDrift: true });
    expect(statuses(results)).toEqual(['up deployed', 'down refused']);
    expect(differences(results)).toEqual(['destructive down terraform_data.y replace']);
  });

  test('a failed deployment goes on under the same review: a half-made resource is made again', async () => {
    writeStacks({ a: { data: { made: { sh: 'exit 1' } } } }, outdir);
    const approval = reviewOf({ a: { made: 'add' } });
    expect(statuses(await deploy({ approval }))).toEqual(['a failed']);
    writeStacks({ a: { data: { made: '1' } } }, outdir);
    const again = await deploy({ approval: reviewOf({ a: { made: 'add' } }) });
    expect(again).toMatchObject([{ status: 'deployed', created: 1, destroyed: 1 }]);
  });

  test('a stop while planning changes nothing', async () => {
    writeStacks({ a: { data: { x: '1' } } }, outdir);
    const controller = new AbortController();
    const results = await deploy({
      approval: reviewOf({ a: { x: 'add' } }),
      signal: controller.signal,
      onEvent: ({ type }) => type === 'stack-started' && controller.abort(),
    });
    expect(statuses(results)).toEqual(['a stopped']);
    expect(stateOf('a')).toEqual({});
  });
});
