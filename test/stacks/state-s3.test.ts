import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { deployStacks, planStacks } from '../../src/deploy/deploy';
import { startSandbox } from '../../src/sandbox/server';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import { execute, manifestOf, temporaryFolder } from '../support/program';
import { hasS3, startS3 } from '../support/s3';
import { changed } from '../zone/programs';

/** A landing zone with a platform, its state in a bucket of a server on this machine in place of OVHcloud's. */
function synthesizeWithStateIn(endpoint: string): string {
  const outdir = join(temporaryFolder(), 'cdktf.out');
  const app = new LandingZoneApp({ outdir });
  new LandingZone(app, changed({ state: { bucket: 'acme-state', region: 'GRA11', prefix: 'it' } }));
  app.synth();
  for (const { id } of manifestOf(outdir).stacks) {
    const file = join(outdir, 'stacks', id, 'cdk.tf.json');
    const text = readFileSync(file, 'utf8')
      .replaceAll('"https://s3.gra.io.cloud.ovh.net"', `"${endpoint}"`)
      // a bucket is part of the host name at OVHcloud
      .replaceAll('"skip_s3_checksum": true', '"skip_s3_checksum": true, "use_path_style": true');
    writeFileSync(file, text);
  }
  return outdir;
}

test.skipIf(!hasS3)(
  'a landing zone with its state in Object Storage: one key a stack, a platform reads its environment, one writer at a time (skipped without moto_server)',
  async () => {
    const s3 = await startS3('acme-state');
    const outdir = synthesizeWithStateIn(s3.endpoint);
    const sandbox = await startSandbox({ stateFile: join(outdir, '..', 'sandbox.json'), seed: outdir });
    onTestFinished(() => sandbox.close());
    const env = { ...process.env, ...s3.env, ...sandbox.env };

    const deployed = await deployStacks({ outdir, env, ownEnv: sandbox.env });
    expect(deployed.flatMap(({ errors }) => errors)).toEqual([]);
    const stacks = manifestOf(outdir).stacks.map(({ id }) => id);
    // a stack without resources has no state
    const stateful = deployed.filter(({ created }) => created > 0).map(({ id }) => id);
    expect(stateful.length).toBeGreaterThanOrEqual(stacks.length - 1);
    expect(await s3.keys()).toEqual(expect.arrayContaining(stateful.map((id) => `it/${id}.tfstate`)));
    expect((await s3.keys()).filter((key) => !/^it\/[a-z-]+\.tfstate$/.test(key))).toEqual([]);
    expect(new Set((await planStacks({ outdir, env, ownEnv: sandbox.env })).map(({ status }) => status))).toEqual(
      new Set(['unchanged']),
    );

    // one who asks for approval holds the lock until the answer
    const cwd = join(outdir, 'stacks', 'organization');
    const first = spawn('terraform', ['destroy', '-no-color'], { cwd, env, stdio: ['pipe', 'pipe', 'ignore'] });
    await new Promise<void>((asked) => {
      first.stdout.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('Enter a value')) asked();
      });
    });
    expect(await s3.keys()).toContain('it/organization.tfstate.tflock');
    const second = await execute('terraform', ['destroy', '-auto-approve', '-input=false'], cwd, env);
    expect(second).toMatchObject({ code: 1, text: expect.stringContaining('Error acquiring the state lock') });
    expect(second.text).toContain('PreconditionFailed');
    first.stdin.end('no\n');
    await once(first, 'exit');
    expect(await s3.keys()).not.toContain('it/organization.tfstate.tflock');
  },
);
