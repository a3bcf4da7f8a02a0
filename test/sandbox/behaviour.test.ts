import { expect, test } from 'vitest';
import type { Behaviour, DataBehaviour } from '../../providers/ovh/schema/behaviour';
import type { TypeSchema } from '../../providers/ovh/schema/notation';
import type { ProviderDescription } from '../../src/sandbox/model';
import type { Sandbox } from '../../src/sandbox/server';
import { type Configuration, sandbox, unwrapped, Workspace } from './workspace';

const thing: TypeSchema = {
  importId: '{id}',
  attributes: {
    id: 'string optional computed',
    name: 'string required',
    size: 'number optional default=1',
    zone: 'string optional force-new=configured',
    note: 'string optional',
    status: 'string computed',
    label: 'string computed',
  },
};

/** A provider of one type that behaves as said. */
function provider(
  behaviour: Behaviour,
  dataSources: Record<string, TypeSchema> = {},
  dataBehaviours: Record<string, DataBehaviour> = {},
): ProviderDescription {
  return {
    source: 'ovh/ovh',
    api: 'OVHcloud',
    provider: {},
    resources: { ovh_thing: thing },
    dataSources,
    behaviours: { ovh_thing: { unique: ['name'], ...behaviour } },
    dataBehaviours,
  };
}

async function applied(
  behaviour: Behaviour,
  settings: Configuration = {},
): Promise<{ readonly running: Sandbox; readonly workspace: Workspace }> {
  const running = await sandbox({ providers: [provider(behaviour)], seed: undefined });
  const workspace = new Workspace(running.env).write(one(settings));
  await workspace.init();
  expect((await workspace.apply()).text).toContain('1 added');
  return { running, workspace };
}

const one = (settings: Configuration): Configuration => ({
  resource: { ovh_thing: { one: { name: 'one', ...settings } } },
});

test('templates, constants and functions fill what the configuration leaves out', async () => {
  const { running, workspace } = await applied({
    id: 'th-{$digits4}',
    computed: { status: 'READY', label: ({ now, text }) => text(`${now['size']}/{id}/{$account}`) },
  });
  const [object] = running.cloud.find('ovh_thing');
  expect(object?.id).toMatch(/^th-\d{4}$/);
  expect(object?.attributes).toEqual({
    id: object?.id,
    name: 'one',
    size: 1,
    status: 'READY',
    label: `1/${object?.id}/sb0000-sandbox`,
  });
  expect((await workspace.plan()).text).toContain('No changes.');
});

test('what the API works out anew keeps its old value in the plan, and what depends on it is left alone', async () => {
  const behaviour = { computed: { label: 'size {size}' }, follows: { label: ['size'] } };
  const { running, workspace } = await applied(behaviour, { size: 1 });
  const reader = { terraform_data: { reader: { triggers_replace: '${ovh_thing.one.label}' } } };
  const with2 = (size: number) => ({ resource: { ...(one({ size })['resource'] as object), ...reader } });
  await workspace.write(with2(1)).apply();
  const plan = await workspace.write(with2(2)).plan();
  expect(plan.text).toContain('0 to add, 1 to change, 0 to destroy');
  expect(plan.text).not.toContain('label');
  expect((await workspace.apply()).text).toContain('0 added, 1 changed, 0 destroyed');
  expect(running.cloud.find('ovh_thing')[0]?.attributes['label']).toBe('size 2');
  expect((await workspace.plan()).text).toContain('# terraform_data.reader must be replaced');
});

test('what the code of the provider leaves open is known after apply', async () => {
  const { workspace } = await applied({ computed: { label: 'size {size}' }, opens: { label: ['size'] } });
  const plan = await workspace.write(one({ size: 2 })).plan();
  expect(plan.text).toMatch(/label += "size 1" -> \(known after apply\)/);
  await workspace.apply();
  expect((await workspace.plan()).text).toContain('No changes.');
});

const nothingHappens = { says: 'nothing happens', source: 'a test' };

test('an update that never reaches the API is planned again and again', async () => {
  const { running, workspace } = await applied({ ignoresUpdate: { note: nothingHappens } }, { note: 'a' });
  expect((await workspace.write(one({ note: 'b' })).apply()).text).toContain('1 changed');
  expect(running.cloud.find('ovh_thing')[0]?.attributes['note']).toBe('a');
  expect((await workspace.plan()).text).toContain('1 to change');
});

test('an update that only the state knows of is planned once', async () => {
  const ignoresUpdate = { note: { ...nothingHappens, isStored: true } as const };
  const { workspace } = await applied({ ignoresUpdate }, { note: 'a' });
  expect((await workspace.write(one({ note: 'b' })).apply()).text).toContain('1 changed');
  expect((await workspace.plan()).text).toContain('No changes.');
});

test('an update that fails leaves cloud and state alone', async () => {
  const { running, workspace } = await applied({ failsOnUpdate: { size: 'the size cannot be changed' } });
  expect(unwrapped((await workspace.write(one({ size: 2 })).apply()).text)).toContain(
    'the size cannot be changed (sandbox',
  );
  expect(running.cloud.find('ovh_thing')[0]?.attributes['size']).toBe(1);
  expect((await workspace.write(one({})).plan()).text).toContain('No changes.');
});

test('what the provider does not read stays as the state has it, and is missing after an import', async () => {
  const { running, workspace } = await applied({ notRead: ['note'] }, { note: 'a' });
  const [object] = running.cloud.find('ovh_thing');
  if (object === undefined) throw new Error('nothing was made');
  running.cloud.put({ ...object, attributes: { ...object.attributes, note: 'b' } });
  expect((await workspace.plan()).text).toContain('No changes.');
  await workspace.run('state', 'rm', 'ovh_thing.one');
  await workspace.run('import', '-no-color', 'ovh_thing.one', object.id);
  expect((await workspace.plan()).text).toMatch(/\+ note += "a"/);
});

test('replacement follows the schema, and what the code of the provider decides', async () => {
  const { workspace } = await applied(
    { replaces: ({ now, before }) => (Number(now['size']) < Number(before['size']) ? ['size'] : []) },
    { zone: 'a', size: 3 },
  );
  expect((await workspace.write(one({ zone: 'b', size: 3 })).plan()).text).toMatch(
    /zone += "a" -> "b" # forces replacement/,
  );
  expect((await workspace.write(one({ size: 3 })).plan()).text).toContain('0 to add, 1 to change, 0 to destroy');
  expect((await workspace.write(one({ zone: 'a', size: 4 })).plan()).text).toContain(
    '0 to add, 1 to change, 0 to destroy',
  );
  expect((await workspace.write(one({ zone: 'a', size: 2 })).plan()).text).toMatch(
    /size += 3 -> 2 # forces replacement/,
  );
});

test('a thing that the provider expects to stay makes the refresh fail when it is gone', async () => {
  const { running, workspace } = await applied({ refreshFails: true });
  running.cloud.clear();
  const plan = await workspace.plan();
  expect(plan.code).toBe(1);
  expect(unwrapped(plan.text)).toContain('HTTP 404 Client::NotFound: "ovh_thing');
});

test('a setting is taken over when it is made, and stays when it is destroyed', async () => {
  const { running, workspace } = await applied({ id: 'setting', adopts: true, destroyKeeps: true });
  const other = new Workspace(running.env).write(one({ size: 5 }));
  await other.init();
  expect((await other.apply()).code).toBe(0);
  expect(running.cloud.find('ovh_thing').map(({ attributes }) => attributes['size'])).toEqual([5]);
  await workspace.destroy();
  expect(running.cloud.size).toBe(1);
});

test('a data source reads one object, or lists many', async () => {
  const list: TypeSchema = { attributes: { zone: 'string optional', names: 'list(string) computed' } };
  const running = await sandbox({
    seed: undefined,
    providers: [
      provider(
        {},
        { ovh_thing: { attributes: { ...thing.attributes, name: 'string required' } }, ovh_things: list },
        { ovh_things: { of: 'ovh_thing', by: { zone: 'zone' }, lists: { attribute: 'names', element: 'name' } } },
      ),
    ],
  });
  running.cloud.put({ type: 'ovh_thing', id: '1', attributes: { id: '1', name: 'a', zone: 'x', size: 7 } });
  running.cloud.put({ type: 'ovh_thing', id: '2', attributes: { id: '2', name: 'b', zone: 'y' } });
  const workspace = new Workspace(running.env).write({
    data: { ovh_thing: { a: { name: 'a' } }, ovh_things: { all: {}, x: { zone: 'x' } } },
    output: {
      found: { value: '${jsonencode([data.ovh_thing.a.size, data.ovh_things.all.names, data.ovh_things.x.names])}' },
    },
  });
  await workspace.init();
  await workspace.apply();
  expect(JSON.parse((await workspace.run('output', '-raw', 'found')).text)).toEqual([7, ['a', 'b'], ['a']]);
});

test('Terraform can be given the types in use only', async () => {
  const running = await sandbox({ types: ['ovh_me'] });
  const workspace = new Workspace(running.env).write({ data: { ovh_me: { me: {} } } });
  await workspace.init();
  const schema = await workspace.run('providers', 'schema', '-json');
  expect(Object.values(JSON.parse(schema.text).provider_schemas)).toMatchObject([
    { data_source_schemas: { ovh_me: {} } },
  ]);
  expect(schema.text).not.toContain('ovh_cloud_project');
});
