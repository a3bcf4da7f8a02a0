import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { hasS3, startS3 } from '../support/s3';
import { newFolder, writeStacks } from './fixture';

test.skipIf(!hasS3)(
  'of a zone whose states are in a bucket all stacks are shown, and nothing is written there (skipped without moto_server)',
  async () => {
    const s3 = await startS3('states');
    const outdir = newFolder();
    onTestFinished(() => rmSync(outdir, { recursive: true, force: true }));
    const state = (id: string) => ({ ...s3.backend, key: `${id}.tfstate` });
    const write = (name: string) => {
      writeStacks({ up: {}, down: { dependsOn: ['up'] } }, outdir);
      const stack = (id: string, more: object) =>
        writeFileSync(
          join(outdir, 'stacks', id, 'cdk.tf.json'),
          JSON.stringify({ terraform: { backend: { s3: { ...state(id), use_lockfile: true } } }, ...more }),
        );
      stack('up', {
        resource: { terraform_data: { x: {} } },
        output: { id: { value: '${terraform_data.x.id}' }, name: { value: name } },
      });
      const read = (output: string) => `\${data.terraform_remote_state.up.outputs.${output}}`;
      stack('down', {
        data: { terraform_remote_state: { up: { backend: 's3', config: state('up') } } },
        resource: { terraform_data: { a: { triggers_replace: read('id') }, b: { triggers_replace: read('name') } } },
      });
    };
    const deploy = (planOnly: boolean) => deployPlans({ outdir, planOnly, env: { ...process.env, ...s3.env } });
    const counts = (results: Awaited<ReturnType<typeof deploy>>) =>
      results.map(({ status, created, destroyed, early }) => [status, created, destroyed, early?.unknown]);

    write('one');
    expect(counts(await deploy(true))).toEqual([
      ['planned', 1, 0, undefined],
      ['planned', 2, 0, ['up']],
    ]);
    expect(await s3.keys()).toEqual([]);
    expect(counts(await deploy(false))).toEqual([
      ['deployed', 1, 0, undefined],
      ['deployed', 2, 0, undefined],
    ]);
    // what stays is known: only b is replaced
    write('two');
    expect(counts(await deploy(true))).toEqual([
      ['planned', 0, 0, undefined],
      ['planned', 1, 1, []],
    ]);
  },
);
