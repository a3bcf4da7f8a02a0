import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRecord } from '../../../src/deploy/deploy';
import { destroyStacks } from '../../../src/deploy/destroy/destroy';
import { deployPlans, type PlannedDeployOptions } from '../../../src/deploy/planned-deploy';
import { goneStacks } from '../../../src/deploy/record/gone-stacks';
import type { DeployEvent } from '../../../src/deploy/stack-run';
import { UnreadRecord } from '../../../src/estate/deployed';
import { readEstate } from '../../../src/estate/read';
import { hasS3, lockText, startS3 } from '../../support/s3';
import { type FixtureStack, newFolder, writeStacks } from '../fixture';
import { wrapped } from '../started';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Output folders whose states are in one bucket. */
async function bucket() {
  const s3 = await startS3('states');
  const env = { ...process.env, ...s3.env };
  const at = (name: string) => ({
    write: (stacks: Readonly<Record<string, FixtureStack>>) => {
      const states = Object.entries(stacks).map(([id, one]) => [
        id,
        { ...one, state: { s3: { ...s3.backend, use_lockfile: true, key: `zone/${id}.tfstate` } } },
      ]);
      return writeStacks(Object.fromEntries(states), join(folder, name));
    },
    deploy: (options: Partial<PlannedDeployOptions> = {}) =>
      deployPlans({ outdir: join(folder, name), env, parallelism: 8, ...options }),
    open: (program?: string) => {
      const own = join(folder, `${name}-private-${Math.random()}`);
      mkdirSync(own);
      return openRecord(readEstate(join(folder, name)), { env: { ...env, TERRAFORM_BINARY_NAME: program } }, own);
    },
  });
  return { ...s3, at };
}

test.skipIf(!hasS3)(
  'what is deployed is kept in one state beside those in a bucket, also where two deploy different stacks at once (skipped without moto_server)',
  async () => {
    const { keys, at } = await bucket();
    const [here, there] = [at('here'), at('there')];
    here.write({ a: { data: { x: '1' } }, b: { dependsOn: ['a'], data: { x: '1' } } });
    there.write({ 'c.d': { data: { x: '1' } } });
    const results = (await Promise.all([here.deploy(), there.deploy()])).flat();
    expect(results.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await keys()).toEqual([
      'zone/a.tfstate',
      'zone/b.tfstate',
      'zone/c.d.tfstate',
      'zone/landing-zone.deployed.tfstate',
    ]);
    const record = await here.open();
    expect([...record.entries.keys()].sort()).toEqual(['a', 'b', 'c.d']);
    expect([...record.entries.values()].map(({ deployed, deploying }) => [deployed?.main, deploying])).toEqual(
      Array(3).fill(['cdk.tf.json', undefined]),
    );
    here.write({ 'c.d': {} });
    expect(goneStacks(await here.open())).toEqual([{ id: 'b' }, { id: 'a' }]);

    await record.forget('a');
    const other = await there.open();
    // each has read it before the other wrote
    const [one, two] = [await here.open(), await here.open()];
    await Promise.all([one.forget('b'), two.forget('c.d')]);
    expect([...(await here.open()).entries.keys()]).toEqual([]);
    expect([...other.entries.keys()].sort()).toEqual(['b', 'c.d']);
  },
);

test.skipIf(!hasS3)(
  'a lock that somebody else has just taken is waited for; what is refused for another reason is said at once (skipped without moto_server)',
  async () => {
    const { at } = await bucket();
    const here = at('here');
    here.write({ a: { data: { x: '1' } } });
    expect((await here.deploy()).map(({ status }) => status)).toEqual(['deployed']);
    const tried = join(folder, 'tried');
    const refuses = (message: string) =>
      wrapped(folder, {
        state: `if [ "$2" = push ] && ! mkdir ${tried}; then :; elif [ "$2" = push ]; then echo "${message}" >&2; exit 1; fi`,
      });
    await (await here.open(refuses('Error: Error acquiring the state lock: PreconditionFailed'))).forget('a');
    expect([...(await here.open()).entries.keys()]).toEqual([]);
    rmSync(tried, { recursive: true });
    await here.deploy();
    await expect((await here.open(refuses('Error: no room'))).forget('a')).rejects.toThrow(/\(no room\)$/);
  },
);

test.skipIf(!hasS3)(
  'a lock that nobody gives back is waited for once, and it is told whose it is and how to go on (skipped without moto_server)',
  async () => {
    const { at, put, remove } = await bucket();
    const here = at('here');
    here.write({ a: { data: { x: '1' } } });
    const lock = 'zone/landing-zone.deployed.tfstate.tflock';
    await put(lock, lockText('states/zone/landing-zone.deployed.tfstate'));
    const events: DeployEvent[] = [];
    const [result] = await here.deploy({ lockTimeout: '1s', onEvent: (event) => void events.push(event) });
    expect(result).toMatchObject({ status: 'failed', created: 0 });
    expect(result?.errors).toEqual([
      {
        severity: 'error',
        summary:
          "s3://states/zone/landing-zone.deployed.tfstate: what was deployed can't be read or written there (ci@runner-7 has its lock since 2026-11-27 04:00:00 +0000 UTC); where that run has ended without giving it back, delete s3://states/zone/landing-zone.deployed.tfstate.tflock",
        detail: '',
      },
    ]);
    // each time that it is tried it would be waited for as long again
    expect(events.filter(({ type }) => type === 'waiting-for-record')).toEqual([
      { type: 'waiting-for-record', where: 's3://states/zone/landing-zone.deployed.tfstate' },
    ]);
    await remove(lock);
    expect((await here.deploy()).map(({ status }) => status)).toEqual(['deployed']);
  },
);

test.skipIf(!hasS3)(
  'who has no credentials, or wrong ones, is told so before anything is begun (skipped without moto_server)',
  async () => {
    const { at, knowNobody } = await bucket();
    const here = at('here');
    here.write({ a: { data: { x: '1' } } });
    const says = (why: string) =>
      `s3://states/zone/landing-zone.deployed.tfstate: what was deployed can't be read or written there (${why}); AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be those of an S3 user who may read and write there`;
    const env = { ...process.env, AWS_EC2_METADATA_DISABLED: 'true' };
    await expect(here.deploy({ env })).rejects.toThrow(says('No valid credential sources found'));
    await knowNobody(true);
    await expect(here.deploy()).rejects.toThrow(
      says('InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records'),
    );
  },
);

/** What may lie in a bucket where Terraform has put a state. */
const broken: readonly (readonly [what: string, of: (whole: string) => string])[] = [
  ['breaks off', (whole) => whole.slice(0, whole.length / 2)],
  ['is no JSON', () => '<html>secret-in-a-page</html>'],
  ['is of somebody else', () => '{"hello":"secret-in-a-page"}'],
];

test.skipIf(!hasS3)(
  'an object that is no state is told with its place and what to do, and refused; so is one that is no record of what was deployed (skipped without moto_server)',
  async () => {
    const { at, put, versions, env } = await bucket();
    const { write, deploy } = at('here');
    write({ a: { data: { x: '1' } }, b: { data: { x: '1' } } });
    await deploy();
    const [key, record] = ['zone/a.tfstate', 'zone/landing-zone.deployed.tfstate'];
    const [[whole = ''], [kept = '']] = await Promise.all([versions(key), versions(record)]);
    for (const [what, of] of broken) {
      await put(key, of(whole));
      const [a, b] = await deploy();
      expect([a?.status, a?.hasNoState, a?.errors, b?.status], what).toEqual([
        'refused',
        true,
        [
          {
            severity: 'error',
            summary: 'what is in the place of its state (s3://states/zone/a.tfstate) is none, or not a whole one',
            detail: 'Keep it, and put a whole one back: an earlier version of it. Then run it again.',
          },
        ],
        'unchanged',
      ]);
    }
    const options = { outdir: join(folder, 'here'), env: { ...process.env, ...env }, choice: 'all' } as const;
    const ends = await destroyStacks({ ...options, consent: async () => 'yes' });
    expect(ends.map(({ id, status }) => [id, status])).toEqual([
      ['b', 'stopped'],
      ['a', 'refused'],
    ]);
    await put(key, whole);
    for (const [, of] of broken) {
      await put(record, of(kept));
      await expect(deploy()).rejects.toThrow(
        new UnreadRecord(`s3://states/${record}: is not as a deploy writes it; put back an earlier version`),
      );
    }
    // a newer Terraform says itself what to do
    await put(record, kept.replace(/"version": ?4/, '"version": 9'));
    await expect(deploy()).rejects.toThrow(
      / there \(Error refreshing state: .* The state file uses format version 9, /,
    );
    await put(record, kept);
    expect(await deploy()).toMatchObject([{ status: 'unchanged' }, { status: 'unchanged' }]);
  },
);
