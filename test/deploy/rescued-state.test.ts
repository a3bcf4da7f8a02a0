import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { rescueState } from '../../src/deploy/rescued-state';
import { temporaryPaths } from '../support/program';
import { errors, statuses } from './attacked';
import { writeStacks } from './fixture';
import { wrapped } from './started';

/** As Terraform 1.11 has written it on a full disk; the number is longer than JavaScript keeps them. */
const state = '{"version":4,"serial":4,"resources":[{"name":"x","big":12345678901234567890123}]}';
const dump = `{"@level":"info","@message":"Emergency state dump","@module":"terraform.ui","state":${state},"type":"log"}`;

/** Where a state may be kept: the folder for temporary files, and the home. */
function places(tmp: string, home: string): void {
  vi.stubEnv('TMPDIR', tmp);
  vi.stubEnv('HOME', home);
  onTestFinished(() => void vi.unstubAllEnvs());
}

/** A deployment whose Terraform has no room for its state. */
async function deployWithoutRoom() {
  const { folder, tmp, home, outdir } = temporaryPaths('tmp', 'home', 'outdir');
  for (const one of [tmp, home]) mkdirSync(one);
  places(tmp, home);
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

describe('of a state that is kept somewhere else than on this machine', () => {
  const stack = {
    id: 'web/a',
    directory: '/out/a',
    accepts: () => false,
    dependsOn: [],
    forgotten: new Set<string>(),
    resources: new Map<string, string>(),
  };

  test('it is said how it is pushed; without room in the folder for temporary files it is kept in the home', () => {
    const { tmp, home } = temporaryPaths('tmp', 'home');
    mkdirSync(home);
    places(tmp, home);
    const { detail } = rescueState(stack, state);
    const [folder = ''] = readdirSync(home);
    const file = join(home, folder, 'web%2Fa.tfstate');
    expect(readFileSync(file, 'utf8')).toBe(state);
    expect(detail).toContain(`put it back: terraform -chdir=/out/a state push ${file}`);
  });

  test('where there is no room at all, that is said', () => {
    const { tmp, home } = temporaryPaths('tmp', 'home');
    places(tmp, home);
    expect(rescueState(stack, state)).toEqual({
      severity: 'error',
      summary: 'the state could be kept nowhere',
      detail: 'What was made since it was last written is at OVHcloud and in no state. Make room, and import it.',
    });
  });
});
