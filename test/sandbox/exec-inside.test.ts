import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { readCloud, StateFile } from '../../src/sandbox/state-file';
import { installed } from '../cli/installed';
import { execute } from '../support/program';
import { folder, outputFolder, sandbox, unwrapped, vrack, Workspace } from './workspace';

const group = { resource: { ovh_me_identity_group: { it: { name: 'it' } } } };
const apply = 'terraform init -no-color && terraform apply -no-color -auto-approve';

/** A shell with `landing-zone` on its PATH, in a folder with a group to make. */
function shell(env: Readonly<Record<string, string>> = {}) {
  const workspace = new Workspace({}).write(group);
  const PATH = `${installed(folder())}${delimiter}${process.env['PATH']}`;
  return {
    path: workspace.path,
    run: (script: string) => execute('sh', ['-c', script], workspace.path, { ...process.env, ...env, PATH }),
  };
}
const groups = (state: string) => readCloud(state).find('ovh_me_identity_group').length;
/** `exec` with a script in it, which may hold others. */
const exec = (options: string, script: string) => `landing-zone sandbox exec ${options} -- sh -c "${script}"`;

test('exec in the shell of an exec uses the sandbox that is there already, and ends as its command ends', async () => {
  const { path, run } = shell();
  const ran = await run(exec('', exec('', `${apply} && exit 7`).replaceAll('"', "'")));
  expect(ran, ran.text).toMatchObject({ code: 7 });
  expect(groups(join(path, '.landing-zone/sandbox.json'))).toBe(1);
});

test('with another file it has a sandbox of its own, and the one around it has nothing of that', async () => {
  const { path, run } = shell();
  const ran = await run(exec('--state one.json', exec('--state two.json', apply).replaceAll('"', "'")));
  expect(ran, ran.text).toMatchObject({ code: 0 });
  expect([groups(join(path, 'one.json')), groups(join(path, 'two.json'))]).toEqual([0, 1]);
});

test('what the sandbox around it has need not be seeded, and what it lacks is named, as is that it is not slower', async () => {
  const state = join(folder(), 'sandbox.json');
  const { env } = await sandbox({ stateFile: state });
  const { run } = shell(env);
  const at = `landing-zone sandbox exec --state ${state}`;
  expect(await run(`${at} --seed ${outputFolder()} -- true`)).toMatchObject({ code: 0, text: '' });
  const other = outputFolder({
    version: 1,
    externals: [
      { type: 'ovh_vrack', id: vrack },
      { type: 'ovh_vrack', id: 'pn-2' },
    ],
  });
  expect(await run(`${at} --seed ${other} -- echo ran`)).toEqual({
    code: 1,
    text: `landing-zone: the sandbox around this command, in ${state}, lacks what ${other} names: ovh_vrack pn-2; start that one with --seed ${other}\n`,
  });
  expect(await run(`${at} --slow 100 -- echo ran`)).toEqual({
    code: 1,
    text: `landing-zone: the sandbox around this command, in ${state}, is as slow as it was started; leave --slow out here\n`,
  });
});

test('where the one around it has ended, it starts one as everywhere else', async () => {
  const state = join(folder(), 'sandbox.json');
  const { env, close } = await sandbox({ stateFile: state });
  await close();
  const { run } = shell(env);
  const ran = await run(`landing-zone sandbox exec --state ${state} -- sh -c '${apply}'`);
  expect(ran, ran.text).toMatchObject({ code: 0 });
  expect(groups(state)).toBe(1);
});

test('a file that somebody else has is in use, whatever sandbox is around', async () => {
  const file = await StateFile.open(join(folder(), 'theirs.json'));
  const { env } = await sandbox();
  const ran = await shell(env).run(`landing-zone sandbox exec --state ${file.path} -- echo ran`);
  await file.close();
  expect([ran.code, unwrapped(ran.text)]).toEqual([1, expect.stringContaining('is in use by another sandbox')]);
});
