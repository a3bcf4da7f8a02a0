import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deployStacks } from '../../../src/deploy/deploy';
import { destroyStacks } from '../../../src/deploy/destroy/destroy';
import { deployPlans, type PlannedDeployOptions } from '../../../src/deploy/planned-deploy';
import { hasS3, startS3 } from '../../support/s3';
import { newFolder, writeStacks } from '../fixture';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const outdir = () => join(folder, 'cdktf.out');
const choice = (id: string) => join(outdir(), 'stacks', id, '.terraform', 'terraform.tfstate');
const command = () => `npx landing-zone deploy --move-state <output from before the change> --outdir ${outdir()}`;
const moved = (id: string, where: string) =>
  `RefusedMove: the state of ${id} is in ${where}, and there is none where the program says now; move it with ${command()}, or delete ${choice(id)} if nothing of it is there`;

const end = (work: Promise<readonly { readonly id: string; readonly status: string }[]>) =>
  work.then(
    (results) => results.map(({ id, status }) => `${id} ${status}`),
    (error: Error) => `${error.name}: ${error.message}`,
  );
const actions = (env = process.env) => ({
  deploy: (more: Partial<PlannedDeployOptions> = {}) => end(deployPlans({ outdir: outdir(), env, ...more })),
  quickly: () => end(deployStacks({ outdir: outdir(), env, isRecorded: true })),
  destroy: () => end(destroyStacks({ outdir: outdir(), env, choice: 'all', consent: async () => 'yes' })),
});

describe('where the program has another backend than Terraform was last initialized with,', () => {
  const { deploy, quickly, destroy } = actions();
  const write = (file: string) =>
    writeStacks({ a: { data: { x: '1' }, state: { local: { path: join(folder, file) } } } }, outdir());

  test('deploy, quickstart and destroy say where the state is and how it is moved, and the command does that', async () => {
    write('old/a.tfstate');
    expect(await deploy()).toEqual(['a deployed']);
    write('new/a.tfstate');
    const refused = moved('a', join(folder, 'old', 'a.tfstate'));
    expect([await deploy(), await deploy({ planOnly: true }), await quickly(), await destroy()]).toEqual(
      Array(4).fill(refused),
    );
    expect(existsSync(join(folder, 'new', 'a.tfstate'))).toBe(false);
    const before = join(folder, 'before.out');
    writeStacks({ a: { data: { x: '1' }, state: { local: { path: join(folder, 'old', 'a.tfstate') } } } }, before);
    expect(await deploy({ move: { from: before, copies: join(folder, 'copies') } })).toEqual(['a unchanged']);
    expect(await destroy()).toEqual(['a deployed']);
  });

  test('nothing stands in the way of a stack that has nothing in the old place, or has its state in the new one already', async () => {
    write('old/a.tfstate');
    expect(await deploy({ planOnly: true })).toEqual(['a planned']);
    write('new/a.tfstate');
    expect(await deploy()).toEqual(['a deployed']);
    // moved by hand, and deployed from another folder
    write('newest/a.tfstate');
    expect(await deploy()).toBe(moved('a', join(folder, 'new', 'a.tfstate')));
    rmSync(choice('a'));
    expect(await deploy()).toEqual(['a deployed']);
    write('new/a.tfstate');
    expect(await deploy()).toEqual(['a unchanged']);
    expect(readFileSync(choice('a'), 'utf8')).toContain('/new/a.tfstate');
  });

  test('a backend to which no state is moved is said to be one for hands, until that is done', async () => {
    write('old/a.tfstate');
    await deploy();
    const http = { address: 'http://127.0.0.1:9/a' };
    writeStacks({ a: { data: { x: '1' }, state: { http } } }, outdir());
    expect(await deploy()).toBe(
      `RefusedMove: a has another backend than it was last deployed with; the state of a is kept in http; only local files and s3 are moved: move its state by hand (guide to state), then delete ${choice('a')}`,
    );
    rmSync(choice('a'));
    // nobody answers there
    expect(await deploy()).toEqual(['a failed']);
  });
});

test.skipIf(!hasS3)(
  'the same of a bucket whose key has changed; what only says how it is asked changes nothing (skipped without moto_server)',
  async () => {
    const s3 = await startS3('states');
    const { deploy, destroy } = actions({ ...process.env, ...s3.env });
    const write = (key: string, more: object = {}) =>
      writeStacks({ a: { data: { x: '1' }, state: { s3: { ...s3.backend, key, ...more } } } }, outdir());
    write('old/a.tfstate');
    expect(await deploy()).toEqual(['a deployed']);
    write('old/a.tfstate', { use_lockfile: true, max_retries: 3 });
    expect(await deploy()).toEqual(['a unchanged']);
    write('new/a.tfstate', { use_lockfile: true });
    const refused = moved('a', `s3://states/old/a.tfstate (${s3.endpoint.replace('http://', '')})`);
    expect([await deploy(), await destroy()]).toEqual([refused, refused]);
    expect(await s3.keys()).not.toContain('new/a.tfstate');
    // from a bucket into a file
    writeStacks({ a: { data: { x: '1' }, state: { local: { path: join(folder, 'a.tfstate') } } } }, outdir());
    expect(await deploy()).toBe(refused);
    write('old/a.tfstate');
    expect(await destroy()).toEqual(['a deployed']);
    write('new/a.tfstate');
    expect(await deploy()).toEqual(['a deployed']);
  },
);
