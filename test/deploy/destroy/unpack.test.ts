import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpack } from '../../../src/deploy/destroy/unpack';
import type { DeployedStack } from '../../../src/estate/deployed';
import { temporaryPaths } from '../../support/program';

const file = (path: string, content: string, more: object = {}): DeployedStack['files'][number] => ({
  ...{ path, role: path === 'cdk.tf.json' ? 'main' : 'asset', sha256: '', content, as: 'utf8' },
  ...more,
});
const deployed = (id: string, dependsOn: readonly string[], ...files: DeployedStack['files']): DeployedStack => ({
  ...{ directory: `stacks/${id}`, dependsOn, main: 'cdk.tf.json' },
  record: { id, kind: 'team', owner: `${id}@acme.example`, dependsOn },
  files: [file('cdk.tf.json', '{"resource":{"terraform_data":{"x":{}}}}'), ...files],
});

test('what was deployed is an output again: the last that was begun, in folders of which nobody chose the name', () => {
  const { out } = temporaryPaths('out');
  mkdirSync(out);
  const up = deployed('web/../up', [], file('charts/a/run.sh', 'ZXhpdA==', { as: 'base64', isExecutable: true }));
  const { stacks } = unpack(
    [
      { id: 'web/../up', deployed: deployed('old', []), deploying: up },
      { id: 'down', deployed: { ...deployed('down', ['web/../up']), record: undefined } },
      { id: 'nothing' },
    ],
    out,
  );
  expect(
    [...stacks.values()].map(({ id, directory, dependsOn, record, blocks }) => [
      ...[id, directory, dependsOn, record?.owner, [...blocks.keys()]],
    ]),
  ).toEqual([
    ['web/../up', 'stacks/0', [], 'web/../up@acme.example', ['terraform_data.x']],
    ['down', 'stacks/1', ['web/../up'], undefined, ['terraform_data.x']],
  ]);
  const script = join(out, 'stacks/0/charts/a/run.sh');
  expect([readFileSync(script, 'utf8'), statSync(script).mode & 0o777]).toEqual(['exit', 0o700]);
  const modes = ['stacks/0', 'stacks/0/charts', 'stacks/0/cdk.tf.json', 'manifest.json', 'landing-zone.json'];
  expect(modes.map((path) => statSync(join(out, path)).mode & 0o777)).toEqual([0o700, 0o700, 0o600, 0o600, 0o600]);
});

test('a local state is where it is, although the folder of its stack is another one', () => {
  const { folder, out } = temporaryPaths('out');
  mkdirSync(out);
  const state = join(folder, 'state', 'a.tfstate');
  writeFileSync(join(folder, 'here'), '');
  unpack([{ id: 'a', deployed: deployed('a', []), stateFile: state }], out);
  const overrides = JSON.parse(readFileSync(join(out, 'stacks/0/landing_zone_local_override.tf.json'), 'utf8'));
  expect(overrides).toEqual({ terraform: { backend: { local: { path: state } } } });
});
