import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DeployOptions, deployStacks } from '../../../src/deploy/deploy';
import { type DestroyOptions, destroyStacks } from '../../../src/deploy/destroy/destroy';
import { deployPlans, type PlannedDeployOptions } from '../../../src/deploy/planned-deploy';
import type { DeployEvent } from '../../../src/deploy/stack-run';
import { hasS3, startS3 } from '../../support/s3';
import { type FixtureStack, newFolder, writeStacks, writeStacksBeside } from '../fixture';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const outdir = () => join(folder, 'cdktf.out');
const gone = 'what exists of it is in no state any more, and a deployment would make it again';
const cure = (id: string) =>
  `ut back an earlier version of the state; if nothing of the stack exists any more, say so with npx landing-zone destroy ${id} --forget --outdir ${outdir()}`;

const end = (choice: DestroyOptions['choice'], more: Partial<DestroyOptions> = {}) =>
  destroyStacks({ outdir: outdir(), choice, consent: async () => 'yes', ...more }).then(
    (results) => results.map(({ id, status }) => `${id} ${status}`),
    (error: Error) => `${error.name}: ${error.message}`,
  );

const hub = { data: { net: '1' }, output: 'it' };
const dev = { dependsOn: ['hub'], data: { db: '1' } };

describe('where the state of a stack that was deployed is a file that is gone,', () => {
  const state = (id: string) => join(folder, 'state', `${id}.tfstate`);
  const lost = (id: string) => `RefusedMove: the state of ${id} is gone from ${state(id)}: ${gone}; p${cure(id)}`;
  const write = (stacks: Readonly<Record<string, FixtureStack>>) => writeStacksBeside(stacks, outdir());
  const deploy = (options: Partial<PlannedDeployOptions> = {}) => deployPlans({ outdir: outdir(), ...options });
  const quickly = (options: Partial<DeployOptions> = {}) =>
    deployStacks({ outdir: outdir(), isRecorded: true, ...options });
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: Error) => `${error.name}: ${error.message}`,
    );

  test('deploy, quickstart and destroy say so with one cure, before anything is begun; put back, it goes on', async () => {
    write({ hub, dev });
    await deploy();
    const text = readFileSync(state('hub'), 'utf8');
    for (const leaves of [() => writeFileSync(state('hub'), ''), () => rmSync(state('hub'))]) {
      leaves();
      const started: string[] = [];
      const onEvent = ({ type }: DeployEvent) => void started.push(type);
      expect(await refusal(deploy({ onEvent }))).toBe(lost('hub'));
      expect(await refusal(quickly({ onEvent }))).toBe(lost('hub'));
      expect(await end(['hub'], { onEvent })).toBe(lost('hub'));
      expect(await end('all', { onEvent })).toBe(lost('hub'));
      expect(started).toEqual([]);
    }
    writeFileSync(state('hub'), text);
    expect(await quickly()).toMatchObject([{ status: 'unchanged' }, { status: 'unchanged' }]);
    expect(await end('all')).toEqual(['dev deployed', 'hub deployed']);
    // an emptied state is none that is lost
    expect(await deploy()).toMatchObject([{ status: 'deployed' }, { status: 'deployed' }]);
  });

  test('the cure works as it is printed, also for what others need: it is forgotten, and made again by the next deployment', async () => {
    write({ hub, dev });
    await deploy();
    expect(await end(['hub'], { isForgetting: true })).toBe(
      `RefusedDestroy: hub has a state, ${state('hub')}, so nothing was forgotten; without --forget what is in it is destroyed`,
    );
    rmSync(state('hub'));
    const declined = await end(['hub'], { isForgetting: true, consent: async () => 'no' });
    expect([declined, existsSync(`${state('hub')}.deployed.json`)]).toEqual([['hub declined'], true]);
    expect(await end(['hub'], { isForgetting: true })).toEqual(['hub forgotten']);
    expect(await end(['hub'], { isForgetting: true })).toBe(
      'RefusedDestroy: it is not known that hub was deployed: there is nothing to forget',
    );
    expect(await deploy()).toMatchObject([{ status: 'deployed', created: 1 }, { status: 'unchanged' }]);
  });

  test('destroy says so of one that is gone from the program, too, and knows it until it is forgotten', async () => {
    write({ hub, dev });
    await deploy();
    write({ hub });
    rmSync(state('dev'));
    expect(await end('left-behind')).toBe(lost('dev'));
    expect(existsSync(`${state('dev')}.deployed.json`)).toBe(true);
    expect(await end(['dev'], { isForgetting: true })).toEqual(['dev forgotten']);
    expect(await end('left-behind')).toEqual([]);
  });

  test('nobody says so of what was never deployed, nor where somebody works in a workspace of his own', async () => {
    write({ hub, dev });
    expect(await end(['dev'])).toEqual(['dev unchanged']);
    await deploy();
    mkdirSync(join(outdir(), 'stacks', 'dev', 'terraform.tfstate.d', 'blue'), { recursive: true });
    writeFileSync(join(outdir(), 'stacks', 'dev', '.terraform', 'environment'), 'blue');
    rmSync(state('dev'));
    expect(await deploy({ planOnly: true })).toMatchObject([
      { status: 'unchanged' },
      { status: 'planned', created: 1 },
    ]);
  });
});

describe.skipIf(!hasS3)('where it is gone from a bucket (skipped without moto_server),', () => {
  const key = (id: string) => `zone/${id}.tfstate`;

  async function bucket() {
    const s3 = await startS3('states');
    const env = { ...process.env, ...s3.env };
    const place = (id: string) => ({ ...s3.backend, key: key(id) });
    const main = (id: string, more: object) =>
      writeFileSync(
        join(outdir(), 'stacks', id, 'cdk.tf.json'),
        JSON.stringify({ terraform: { backend: { s3: { ...place(id), use_lockfile: true } } }, ...more }),
      );
    /** `hub`, and `dev`, which reads it, with these things in it. */
    const write = (name: string, ...things: readonly string[]) => {
      writeStacks({ hub: {}, dev: { dependsOn: ['hub'] } }, outdir());
      const output = { name: { value: name }, id: { value: '${terraform_data.net.id}' } };
      main('hub', { resource: { terraform_data: { net: { triggers_replace: name } } }, output });
      const read = (one: string) => `data.terraform_remote_state.hub.outputs.${one}`;
      const thing = (one: string) => ({
        input: `\${${read('name')}}`,
        ...(one === 'counted' && { count: `\${length(${read('id')})}` }),
      });
      main('dev', {
        data: { terraform_remote_state: { hub: { backend: 's3', config: place('hub') } } },
        ...(things.length > 0 && {
          resource: { terraform_data: Object.fromEntries(things.map((one) => [one, thing(one)])) },
        }),
      });
    };
    const said: string[] = [];
    const onEvent = (event: DeployEvent) => {
      if (event.type === 'diagnostic')
        said.push(`${event.stack.id}: ${event.diagnostic.summary}; ${event.diagnostic.detail}`);
    };
    const deploy = async (options: Partial<PlannedDeployOptions> = {}) =>
      (await deployPlans({ outdir: outdir(), env, onEvent, ...options })).map(
        ({ id, status, hasLostState }) => `${id} ${status}${hasLostState ? ' lost' : ''}`,
      );
    const destroy = (choice: DestroyOptions['choice'], more: Partial<DestroyOptions> = {}) =>
      end(choice, { env, onEvent, ...more });
    return { ...s3, write, deploy, destroy, said };
  }
  const says = (id: string) =>
    `${id}: the state of this stack (s3://states/${key(id)}) is gone: ${gone}; P${cure(id)}.`;

  test('a stack that is planned, also before what it needs is deployed, is refused with the cure, and nothing is applied', async () => {
    const { write, deploy, said, versions, put, remove } = await bucket();
    write('one', 'db');
    await deploy();
    const [text = ''] = await versions(key('dev'));
    await remove(key('dev'));
    const net = (await versions(key('hub'))).length;
    // hub changes, so dev is planned early, and what stands in its plan is only read
    write('two', 'db');
    for (const options of [{ planOnly: true }, { failOn: ['buys'] }, { approve: async () => true }] as const) {
      expect(await deploy(options)).toEqual(['hub planned', 'dev refused lost']);
      expect(said.splice(0)).toEqual([says('dev')]);
    }
    expect(await versions(key('hub'))).toHaveLength(net);
    // where Terraform can't plan so far ahead, and blocks are counted
    write('two', 'db', 'counted');
    expect(await deploy({ planOnly: true })).toEqual(['hub planned', 'dev refused lost']);
    expect(said.splice(0)).toEqual([says('dev')]);
    // as it is, and where nothing is left in the program
    write('one', 'db');
    expect(await deploy()).toEqual(['hub unchanged', 'dev refused lost']);
    write('one');
    expect(await deploy()).toEqual(['hub unchanged', 'dev refused lost']);
    expect(said.splice(0)).toEqual([says('dev'), says('dev')]);
    // where nothing is planned ahead, what it needs is deployed before its turn
    write('three', 'db');
    expect(await deploy()).toEqual(['hub deployed', 'dev refused lost']);
    expect(said.splice(0)).toEqual([says('dev')]);
    write('two', 'db');
    await put(key('dev'), text);
    expect(await deploy({ approve: async () => true })).toEqual(['hub deployed', 'dev deployed']);
    expect(said).toEqual([]);
  });

  test('destroy is refused, forgets nothing, and leaves what it stood on; said that nothing exists, it is made again', async () => {
    const { write, deploy, destroy, said, remove, keys } = await bucket();
    write('one', 'db');
    await deploy();
    await remove(key('dev'));
    const refused = 'RefusedDestroy: states are gone, so nothing was destroyed: dev; what to do is above';
    expect([await destroy('all'), await destroy(['dev'])]).toEqual([refused, refused]);
    expect(said.splice(0)).toEqual([says('dev'), says('dev')]);
    expect(await deploy()).toEqual(['hub unchanged', 'dev refused lost']);
    expect(await destroy(['hub'], { isForgetting: true })).toMatch(
      /^RefusedDestroy: hub has a state, s3:\/\/states\/zone\/hub\.tfstate \(127\.0\.0\.1:\d+\), so nothing was forgotten; /,
    );
    expect(await destroy(['dev'], { isForgetting: true })).toEqual(['dev forgotten']);
    expect(await keys()).not.toContain(key('dev'));
    expect(await deploy()).toEqual(['hub unchanged', 'dev deployed']);
    // what is empty is not lost
    expect(await destroy(['dev'])).toEqual(['dev deployed']);
    expect(await destroy('all')).toEqual(['dev unchanged', 'hub deployed']);
  });

  test('what others need that still stand is forgotten by the cure as it is printed, and made again', async () => {
    const { write, deploy, destroy, remove } = await bucket();
    write('one', 'db');
    await deploy();
    await remove(key('hub'));
    expect(await deploy()).toEqual(['hub refused lost', 'dev skipped']);
    expect(await destroy(['hub'], { isForgetting: true })).toEqual(['hub forgotten']);
    expect(await deploy()).toEqual(['hub deployed', 'dev unchanged']);
  });
});
