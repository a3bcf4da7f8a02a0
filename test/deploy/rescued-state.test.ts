import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { temporaryFolder } from '../support/program';
import { errors, statuses } from './attacked';
import { writeStacks } from './fixture';
import { wrapped } from './started';

/** As Terraform 1.11 has written it on a full disk; the number is longer than JavaScript keeps them. */
const state = '{"version":4,"serial":4,"resources":[{"name":"x","big":12345678901234567890123}]}';
const dump = `{"@level":"info","@message":"Emergency state dump","@module":"terraform.ui","state":${state},"type":"log"}`;

/** A deployment whose Terraform has no room for its state. */
async function deployWithoutRoom() {
  const folder = temporaryFolder();
  const [tmp, home, outdir] = ['tmp', 'home', 'cdktf.out'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const one of [tmp, home]) mkdirSync(one);
  vi.stubEnv('TMPDIR', tmp);
  vi.stubEnv('HOME', home);
  onTestFinished(() => void vi.unstubAllEnvs());
  writeStacks({ a: { data: { x: '1' } } }, outdir);
  writeFileSync(join(folder, 'dump'), dump);
  const env = { ...process.env, TERRAFORM_BINARY_NAME: wrapped(folder, {}, { apply: `cat ${folder}/dump; code=1` }) };
  const results = await deployPlans({ outdir, env });
  return { tmp, results, stateFile: join(outdir, 'stacks', 'a', 'terraform.tfstate') };
}

test('a state that Terraform could only print is kept as it is, for nobody else, and it is said how it gets back', async () => {
  const { tmp, results, stateFile } = await deployWithoutRoom();
  const [folder = ''] = readdirSync(tmp);
  const file = join(tmp, folder, 'a.tfstate');
  expect(readFileSync(file, 'utf8')).toBe(state);
  expect([statSync(file).mode & 0o777, statSync(join(tmp, folder)).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(statuses(results)).toEqual(['failed']);
  expect(errors(results)).toEqual([
    'the state could not be written where it belongs, and was kept elsewhere: ' +
      `It is in ${file}, with its secrets. Before anything else is done with this stack, make room and put it back: cp ${file} ${stateFile}`,
  ]);
});
