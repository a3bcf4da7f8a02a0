import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRecord } from '../../../src/deploy/deploy';
import { deployPlans } from '../../../src/deploy/planned-deploy';
import { goneStacks } from '../../../src/deploy/record/gone-stacks';
import { readEstate } from '../../../src/estate/read';
import { hasS3, startS3 } from '../../support/s3';
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
    deploy: () => deployPlans({ outdir: join(folder, name), env, parallelism: 8 }),
    open: (program?: string) => {
      const own = join(folder, `${name}-private-${Math.random()}`);
      mkdirSync(own);
      return openRecord(readEstate(join(folder, name)), { env: { ...env, TERRAFORM_BINARY_NAME: program } }, own);
    },
  });
  return { keys: s3.keys, at };
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
    await (await here.open(refuses('Error: Error acquiring the state lock'))).forget('a');
    expect([...(await here.open()).entries.keys()]).toEqual([]);
    rmSync(tried, { recursive: true });
    await here.deploy();
    await expect((await here.open(refuses('Error: AccessDenied'))).forget('a')).rejects.toThrow(/\(AccessDenied\)$/);
  },
);

test.skipIf(!hasS3)(
  'a bucket that can not be reached is told before anything is begun (skipped without moto_server)',
  async () => {
    const s3 = { bucket: 'states', key: 'a.tfstate', region: 'us-east-1', skip_metadata_api_check: true };
    const outdir = writeStacks({ a: { state: { s3 } } }, join(folder, 'here'));
    const env = { ...process.env, AWS_EC2_METADATA_DISABLED: 'true' };
    await expect(deployPlans({ outdir, env })).rejects.toThrow(
      /^s3:\/\/states\/landing-zone\.deployed\.tfstate: what was deployed can't be read or written there \(.+\)$/,
    );
  },
);
