import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Value, Values } from '../../src/estate/model';
import { readEstate } from '../../src/estate/read';
import { standInsFor } from '../../src/estate/stand-ins';
import { writeStacks } from '../deploy/fixture';
import { temporaryFolder } from '../support/program';

/** A stack that reads the states of `up` and of `side`, of which the outputs of `up` are foreseen. */
function standIns(text: string, outputs: Readonly<Record<string, Value>>) {
  const outdir = temporaryFolder();
  writeStacks({ up: { output: 'x' }, side: { output: 'x' }, down: { dependsOn: ['up', 'side'] } }, outdir);
  const state = (id: string) => ({ backend: 'local', config: { path: `../${id}/terraform.tfstate` } });
  const main: Values = {
    data: { terraform_remote_state: { 'of-up': state('up'), side: state('side') } },
    resource: { terraform_data: { a: { input: text } } },
  };
  writeFileSync(join(outdir, 'stacks', 'down', 'cdk.tf.json'), JSON.stringify(main));
  const estate = readEstate(outdir);
  const stack = estate.stacks.get('down');
  if (stack === undefined) throw new Error('no stack');
  const made = standInsFor(stack, main, estate, new Map([['up', new Map(Object.entries(outputs))]]));
  const { resource } = made.main as { resource: { terraform_data: { a: { input: string } } } };
  return { ...made, outdir, text: resource.terraform_data.a.input };
}

const up = 'data.terraform_remote_state.of-up.outputs';

test.each([
  [`\${${up}.id}`, '${local.landing_zone_foreseen["of-up"]["id"]}'],
  [`\${${up}["id"]}`, '${local.landing_zone_foreseen["of-up"]["id"]}'],
  [`a \${lower(${up}.id)} \${${up}.open}`, `a \${lower(local.landing_zone_foreseen["of-up"]["id"])} \${${up}.open}`],
  [`\${${up}.id.part[0]["x"]}`, '${local.landing_zone_foreseen["of-up"]["id"].part[0]["x"]}'],
  [`\${${up}.id-2}`, `\${${up}.id-2}`],
  [`\${jsonencode(${up})}`, `\${jsonencode(${up})}`],
  ['${data.terraform_remote_state.side.outputs.id}', '${data.terraform_remote_state.side.outputs.id}'],
  [`$\${${up}.id}`, `$\${${up}.id}`],
  [`${up}.id`, `${up}.id`],
])('%s is %s', (text, expected) => {
  expect(standIns(text, { id: 'x' }).text).toBe(expected);
});

test('values are written so that nothing in them is an expression', () => {
  const { locals } = standIns('', { id: '${file("/etc/passwd")}', deep: [{ '%{x}': null }], more: 3 });
  expect(locals).toEqual({
    locals: {
      landing_zone_foreseen: {
        'of-up': { id: '$${file("/etc/passwd")}', deep: [{ '%%{x}': null }], more: 3 },
      },
    },
  });
});

test('a state that must not be read is left open, others and its own are found from any folder', () => {
  const { overrides, outdir } = standIns('', {});
  const at = (id: string) => join(outdir, 'stacks', id, 'terraform.tfstate');
  expect(overrides).toEqual({
    terraform: { backend: { local: { path: at('down') } } },
    data: {
      terraform_remote_state: {
        'of-up': { backend: 'local', config: { path: '${timestamp()}' } },
        side: { config: { path: at('side') } },
      },
    },
  });
});
