import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deployStacks } from '../../src/deploy/deploy';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { holderIn, isGivenBack } from '../../src/deploy/state-lock';
import { newFolder, writeStacks } from './fixture';
import { wrapped } from './started';

const info = 'Lock Info:\n  ID:        1\n  Who:       ci@runner-7\n  Created:   2026-11-27 04:00:00 +0000 UTC\n';
const refused = 'Error acquiring the state lock\nError message: api error PreconditionFailed: At least one';

test('who has a lock is read in a frame as without one', () => {
  const holder = { who: 'ci@runner-7', since: '2026-11-27 04:00:00 +0000 UTC' };
  expect(holderIn(info)).toEqual(holder);
  expect(holderIn(info.replaceAll(/^/gm, '│ '))).toEqual(holder);
  expect(holderIn(refused)).toBeUndefined();
});

/** Of a state on this machine: the lock is there, the file that says whose it is isn't. */
const refusedHere =
  'Error acquiring the state lock\nError message: resource temporarily unavailable\nopen .terraform.tfstate.lock.info: no such file';

test('a lock was given back only where there was one, and nobody has it', () => {
  expect(isGivenBack(refused)).toBe(true);
  expect(isGivenBack(refusedHere)).toBe(true);
  expect(isGivenBack(refusedHere.replace(/open .*/, 'unexpected end of JSON input'))).toBe(true);
  expect(isGivenBack(`${refusedHere}\n${info}`)).toBe(false);
  expect(isGivenBack(`${refused}\n${info}`)).toBe(false);
  expect(isGivenBack('Error acquiring the state lock\nError message: api error AccessDenied')).toBe(false);
  expect(isGivenBack('api error PreconditionFailed')).toBe(false);
});

describe('a lock that was given back just as it was asked for, or a backend that somebody else initializes', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
    writeStacks({ a: { data: { x: '1' } } }, join(folder, 'cdktf.out'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A Terraform that meets one so many times. */
  function environment(command: 'plan' | 'apply', times: number, text = refused): NodeJS.ProcessEnv {
    const [summary, ...detail] = text.split('\n');
    const message = JSON.stringify({
      type: 'diagnostic',
      diagnostic: { severity: 'error', summary, detail: detail.join('\n') },
    });
    writeFileSync(join(folder, 'left'), '.'.repeat(times));
    writeFileSync(join(folder, 'message'), `${message}\n`);
    const meet = `if [ -s ${folder}/left ]; then truncate -s -1 ${folder}/left; cat ${folder}/message; exit 1; fi`;
    return { ...process.env, TERRAFORM_BINARY_NAME: wrapped(folder, { [command]: meet }) };
  }

  test.each([
    ['plan', deployPlans, refused],
    ['plan', deployPlans, refusedHere],
    ['apply', deployPlans, refused],
    ['apply', deployStacks, refusedHere],
    [
      'plan',
      deployPlans,
      'Backend initialization required, please run "terraform init"\nReason: Initial configuration',
    ],
  ] as const)('is asked for again (%s)', async (command, deploy, text) => {
    const [result] = await deploy({ outdir: join(folder, 'cdktf.out'), env: environment(command, 2, text) });
    expect(result).toMatchObject({ status: 'deployed', created: 1, errors: [] });
    expect(readFileSync(join(folder, 'left'), 'utf8')).toBe('');
  });

  test('but not for ever: an object that is no lock looks the same', async () => {
    const [result] = await deployPlans({ outdir: join(folder, 'cdktf.out'), env: environment('plan', 100) });
    expect(result).toMatchObject({ status: 'failed', errors: [{ summary: 'Error acquiring the state lock' }] });
    expect(existsSync(join(folder, 'cdktf.out/stacks/a/terraform.tfstate'))).toBe(false);
  });
});
