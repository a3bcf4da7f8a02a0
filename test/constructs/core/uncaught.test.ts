import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, temporaryFolder } from '../../support/program';

const settings = JSON.stringify(join(root, 'constructs/core/settings.ts'));
const message = 'SettingsError: invalid settings\n  networks.a.vlan: must be at most 4094, got 5000; lower it\n';
const wrong = "new SettingsError(['networks.a.vlan: must be at most 4094, got 5000; lower it'])";

/** Runs a program in a process of its own, as `tsx` does. */
function run(name: string, program: string) {
  const file = join(temporaryFolder(), name);
  const taken = name.endsWith('.cjs')
    ? `const { SettingsError } = require(${settings});`
    : `import { SettingsError } from ${settings};`;
  writeFileSync(file, `${taken}\n${program}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const kinds = ['program.cjs', 'program.mjs', 'program.ts', 'program.mts'];

describe('settings with a mistake that nobody catches', () => {
  test.each(kinds)('%s: their message is all that is printed, and the exit code is 1', (name) => {
    expect(run(name, `throw ${wrong};`)).toEqual({ status: 1, stdout: '', stderr: message });
  });

  test('so it is where a promise of them is left alone', () => {
    expect(run('program.mjs', `void (async () => { throw ${wrong}; })();`)).toEqual({
      status: 1,
      stdout: '',
      stderr: message,
    });
  });

  test('whoever handles what is uncaught is given them, and nothing is printed', () => {
    const handler = "process.on('uncaughtException', (error) => console.log(error.mistakes.length));";
    expect(run('program.mjs', `${handler}\nthrow ${wrong};`)).toEqual({ status: 0, stdout: '1\n', stderr: '' });
  });

  test('whoever has started a thread is given them, and nothing is printed', () => {
    const start = [
      "const { Worker, isMainThread } = require('node:worker_threads');",
      `if (!isMainThread) throw ${wrong};`,
      "new Worker(__filename).once('error', (error) => console.log(error.message.split('\\n')[0]));",
    ];
    expect(run('program.cjs', start.join('\n'))).toEqual({ status: 0, stdout: 'invalid settings\n', stderr: '' });
  });
});

test('settings with a mistake that is caught print nothing', () => {
  const caught = `try { throw ${wrong}; } catch (error) { console.log(error.name); }`;
  expect(run('program.mjs', caught)).toEqual({ status: 0, stdout: 'SettingsError\n', stderr: '' });
});

test('of another error Node says all that it says, after settings with a mistake were caught, too', () => {
  const { status, stderr } = run('program.cjs', `try { throw ${wrong}; } catch {}\nthrow new Error('other');`);
  expect([status, stderr.split('\n').filter((line) => /^Error|^ +at |^Node\.js/.test(line))]).toEqual([
    1,
    expect.arrayContaining(['Error: other', `Node.js ${process.version}`]),
  ]);
});
