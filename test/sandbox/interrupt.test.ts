import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCloud } from '../../src/sandbox/state-file';
import { until } from '../support/program';
import { folder, outputFolder, project, sandbox, startCommand, unwrapped, Workspace } from './workspace';

const groups = (count: number) => ({
  resource: {
    ovh_me_identity_group: Object.fromEntries(Array.from({ length: count }, (_, n) => [`g${n}`, { name: `g${n}` }])),
  },
});

test('after Ctrl-C the sandbox waits for Terraform, nothing is lost, and the next apply finishes', async () => {
  const workspace = new Workspace({}).write(groups(100));
  const state = join(folder(), 'sandbox.json');
  const run = (...args: string[]) => startCommand(['exec', '--state', state, ...args], workspace.path);
  expect(await run('--', 'terraform', 'init', '-no-color').ended).toMatchObject({ code: 0 });

  const stopped = run('--slow', '700', '--', 'terraform', 'apply', '-no-color', '-auto-approve');
  await until(() => existsSync(state) && readCloud(state).find('ovh_me_identity_group').length >= 10);
  // what a terminal does: the whole group hears of it
  process.kill(-stopped.pid, 'SIGINT');
  const ran = await stopped.ended;
  expect(ran.code).toBe(1);
  expect(ran.text).toContain('Interrupt received');

  const made = readCloud(state).find('ovh_me_identity_group').length;
  expect(made).toBeLessThan(100);
  const known = JSON.parse(readFileSync(join(workspace.path, 'terraform.tfstate'), 'utf8')) as {
    readonly resources: readonly { readonly instances?: readonly unknown[] }[];
  };
  expect(known.resources.flatMap(({ instances = [] }) => instances)).toHaveLength(made);

  const finished = await run('--', 'terraform', 'apply', '-no-color', '-auto-approve').ended;
  expect(finished.text).toContain(`Resources: ${100 - made} added, 0 changed, 0 destroyed`);
  expect(finished.code).toBe(0);
});

test('after Terraform was killed in an apply, the orphan is refused with the import command that adopts it, and the one that removes it from this sandbox', async () => {
  const stateFile = join(folder(), 'sandbox.json');
  const { env, cloud } = await sandbox({ slow: 1500, stateFile });
  const network = { service_name: project, name: 'main', vlan_id: 20, regions: ['GRA11'] };
  const workspace = new Workspace(env).write({ resource: { ovh_cloud_project_network_private: { main: network } } });
  await workspace.init();
  const killed = workspace.start('apply', '-no-color', '-auto-approve');
  await until(() => cloud.find('ovh_cloud_project_network_private').length === 1);
  process.kill(killed.pid, 'SIGKILL');
  expect((await killed.ended).signal).toBe('SIGKILL');

  const refused = await workspace.apply();
  expect(refused.code).toBe(1);
  const [orphan] = cloud.find('ovh_cloud_project_network_private');
  const importId = `${project}/${orphan?.attributes['id']}`;
  expect(unwrapped(refused.text)).toContain(
    `HTTP 409 Client::Conflict: "ovh_cloud_project_network_private with service_name = ${project}, vlan_id = 20 already exists: ${orphan?.id}"`,
  );
  expect(unwrapped(refused.text)).toContain(`terraform import '<address>' '${importId}'`);
  expect(refused.text).toContain(
    `  npx landing-zone sandbox delete --state ${stateFile} ovh_cloud_project_network_private ${orphan?.id}\n`,
  );

  const adopted = await workspace.run('import', '-no-color', 'ovh_cloud_project_network_private.main', importId);
  expect(adopted.text).toContain('Import successful!');
  expect((await workspace.plan()).text).toContain('No changes.');
});

test('an apply that takes longer than a second is not cancelled', async () => {
  const { env } = await sandbox({ slow: 2500 });
  const workspace = new Workspace(env).write(groups(1));
  await workspace.init();
  expect((await workspace.apply()).text).toContain('Resources: 1 added');
});

test('Terraform harms no process of the sandbox when it finds it gone', async () => {
  const first = await sandbox();
  await first.close();
  const workspace = new Workspace(first.env).write(groups(1));
  expect((await workspace.plan()).code).toBe(1);
  // this process had the sandbox in it, and is still here to say so
  const second = await sandbox();
  expect(second.cloud.size).toBeGreaterThan(0);
});

test('a finished apply is in the file even when the sandbox is killed at once', async () => {
  const workspace = new Workspace({}).write(groups(3));
  const state = join(folder(), 'sandbox.json');
  const script = 'terraform init -no-color && terraform apply -no-color -auto-approve && kill -9 $PPID';
  const ran = await startCommand(
    ['exec', '--state', state, '--seed', outputFolder(), '--', 'sh', '-c', script],
    workspace.path,
  ).ended;
  expect(ran.signal).toBe('SIGKILL');
  expect(readCloud(state).find('ovh_me_identity_group')).toHaveLength(3);
});
