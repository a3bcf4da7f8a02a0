import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { run } from '../../src/cli/program';
import { changing } from '../../src/sandbox/admin';
import { readCloud, StateFile } from '../../src/sandbox/state-file';
import { folder, outputFolder, project, startCommand, vrack, Workspace } from './workspace';

/** Runs `landing-zone sandbox …` in this process. */
async function landingZone(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly text: string; readonly error: string }> {
  let text = '';
  let error = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  const stderr = {
    write: (chunk: string) => {
      error += chunk;
    },
  };
  const code = await run(['sandbox', ...args], { stdout: process.stdout, stderr, env: {} });
  spy.mockRestore();
  return { code, text, error };
}

const stateFile = () => join(folder(), 'sandbox.json');

test('seed puts in what the landing zone names, once, and list and show tell of it', async () => {
  const state = stateFile();
  const output = outputFolder();
  expect(await landingZone('seed', output, '--state', state)).toMatchObject({
    code: 0,
    text: `seeded ovh_me xx1111-ovh
seeded ovh_cloud_project ${project}
seeded ovh_vrack ${vrack}
seeded ovh_dbaas_logs ldp-gr-10001
seeded ovh_dedicated_cloud pcc-192-0-2-10
5 objects added to the sandbox in ${state}
`,
  });
  expect((await landingZone('seed', output, '--state', state)).text).toBe(
    `0 objects added to the sandbox in ${state}\n`,
  );
  expect((await landingZone('list', '--state', state)).text).toMatch(new RegExp(`^ovh_vrack +${vrack}$`, 'm'));
  expect((await landingZone('show', vrack, '--state', state)).text).toContain(
    `urn             urn:v1:eu:resource:vrack:${vrack}`,
  );
  const { text } = await landingZone('show', 'ovh_cloud_project', project, '--state', state, '--json');
  expect(JSON.parse(text)).toMatchObject({
    type: 'ovh_cloud_project',
    id: project,
    attributes: { description: 'data-prod', project_id: project },
  });
});

test('what would move a terminal in an id or a name is shown, and does nothing', async () => {
  const hostile = { type: 'ovh_vrack', id: 'pn-1\u001b[2J', attributes: { name: 'a\u202eb' } };
  const state = stateFile();
  await changing(state, ({ cloud }) => cloud.put(hostile));
  const texts: { readonly text: string }[] = [];
  for (const args of [['list'], ['list', '--json'], ['show', hostile.id], ['show', hostile.id, '--json']])
    texts.push(await landingZone(...args, '--state', state));
  expect(texts.map(({ text }) => text.includes('\u001b') || text.includes('\u202e'))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(texts[0]?.text).toContain('ovh_vrack  pn-1⟨U+001B⟩[2J  a⟨U+202E⟩b');
});

test('show and list hide secrets', async () => {
  const state = stateFile();
  const file = await StateFile.open(state);
  file.cloud.put({
    type: 'ovh_me_api_oauth2_client',
    id: 'EU.1',
    attributes: { name: 'ci', client_secret: 'very-secret' },
  });
  file.cloud.put({ type: 'kubernetes_secret_v1', id: 'c/n/s', attributes: { data: { password: 'very-secret' } } });
  await file.close();
  const shown = await landingZone('show', 'EU.1', '--state', state);
  expect(shown.text).toContain('client_secret  (hidden)');
  const listed = await landingZone('list', '--json', '--state', state);
  expect(shown.text + listed.text).not.toContain('very-secret');
});

test('set and delete rehearse what happens behind the back of Terraform', async () => {
  const state = stateFile();
  await landingZone('seed', outputFolder(), '--state', state);
  expect(
    await landingZone('set', 'ovh_vrack', vrack, 'name=renamed', 'plan_option=[]', '--state', state),
  ).toMatchObject({
    code: 0,
    text: `changed ovh_vrack ${vrack} in the sandbox: name, plan_option\n`,
  });
  expect(readCloud(state).get('ovh_vrack', vrack)?.attributes).toMatchObject({ name: 'renamed', plan_option: [] });
  expect((await landingZone('delete', 'ovh_vrack', vrack, '--state', state)).text).toBe(
    `deleted ovh_vrack ${vrack} from the sandbox\n`,
  );
  expect(readCloud(state).get('ovh_vrack', vrack)).toBeUndefined();
});

test('reset empties the sandbox, but not without being sure', async () => {
  const state = stateFile();
  await landingZone('seed', outputFolder(), '--state', state);
  expect(await landingZone('reset', '--state', state)).toMatchObject({
    code: 1,
    error: 'landing-zone: reset asks before it deletes, and there is no terminal to ask on; add --yes\n',
  });
  const { size } = readCloud(state);
  expect((await landingZone('reset', '--yes', '--state', state)).text).toBe(
    `deleted ${size} objects: the sandbox in ${state} is empty\n`,
  );
  expect((await landingZone('list', '--state', state)).text).toBe(`the sandbox in ${state} is empty\n`);
});

test.each([
  [['show', 'nothing'], 'nothing in the sandbox has the id nothing'],
  [['show', 'ovh_vrak', vrack], 'there is no ovh_vrak in the sandbox; did you mean ovh_vrack?'],
  [['show', 'ovh_vrack', 'pn-2'], `there is no ovh_vrack with the id pn-2 in the sandbox; there is ${vrack}`],
  [['set', 'ovh_vrack', vrack, 'nane=x'], 'ovh_vrack has no attribute nane; did you mean name?'],
  [['set', 'ovh_vrack', vrack, 'name'], 'name is not of the form name=value'],
  [['set', 'ovh_vrack', vrack, 'plan_option=x'], 'plan_option takes a list as JSON, got x'],
  [['exec', '--', 'no-such-command'], 'cannot run no-such-command: no such command on the PATH'],
])('%j fails with one sentence', async (args, message) => {
  const state = stateFile();
  await landingZone('seed', outputFolder(), '--state', state);
  const [name = '', ...rest] = args;
  expect(await landingZone(name, '--state', state, ...rest)).toMatchObject({
    code: 1,
    error: `landing-zone: ${message}\n`,
  });
});

test('a folder without landing-zone.json, and one with a broken one, cannot be seeded from', async () => {
  const state = stateFile();
  const empty = folder();
  expect((await landingZone('seed', empty, '--state', state)).error).toBe(
    `landing-zone: ${join(empty, 'landing-zone.json')} does not exist; synthesize the landing zone first, and name its output folder\n`,
  );
  const broken = outputFolder({ version: 1, externals: [{ type: 'ovh_vrack' }] });
  expect((await landingZone('seed', broken, '--state', state)).error).toBe(
    `landing-zone: ${join(broken, 'landing-zone.json')}: externals.0.id is not as expected; synthesize again\n`,
  );
});

test('exec ends as its command ends, and seeds first', async () => {
  const state = stateFile();
  const workspace = new Workspace({}).write({
    data: { ovh_me: { me: {} } },
    output: { account: { value: '${data.ovh_me.me.nichandle}' } },
  });
  writeFileSync(
    join(workspace.path, 'steps.sh'),
    'terraform init -no-color && terraform apply -no-color -auto-approve && exit 7',
  );
  const ran = await startCommand(
    ['exec', '--state', state, '--seed', outputFolder(), '--', 'sh', 'steps.sh'],
    workspace.path,
  ).ended;
  expect(ran.text).toContain('account = "xx1111-ovh"');
  expect(ran.code).toBe(7);
});
