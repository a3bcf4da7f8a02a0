import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { configurationIn } from '../../src/deploy/plan-file';

/** A plan file of these bytes, or with these files in it. */
function planFile(content: Uint8Array | Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'plan-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'tfplan');
  const zipped = () =>
    zipSync(Object.fromEntries(Object.entries(content).map(([name, text]) => [name, strToU8(text)])));
  writeFileSync(file, content instanceof Uint8Array ? content : zipped());
  return file;
}

const modules = JSON.stringify([
  { Key: '', Dir: '.' },
  { Key: 'a.b', Source: './b', Dir: 'a/b' },
]);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('each module with the hashes of its files, and nothing else of the plan', () => {
  const file = planFile({
    tfplan: 'not looked at',
    'tfconfig/modules.json': modules,
    'tfconfig/m-/cdk.tf.json': '{}',
    'tfconfig/m-a.b/main.tf': '# b',
  });
  expect(configurationIn(file)).toEqual([
    { key: '', directory: '.', files: new Map([['cdk.tf.json', sha256('{}')]]) },
    { key: 'a.b', directory: 'a/b', files: new Map([['main.tf', sha256('# b')]]) },
  ]);
});

test('what is not as Terraform writes it is not believed', () => {
  const zipped = zipSync({
    'tfconfig/modules.json': strToU8(modules),
    'tfconfig/m-/a.tf': strToU8('# a'),
    'tfconfig/m-/b.tf': strToU8('# b'),
  });
  const twice = Buffer.from(Buffer.from(zipped).toString('latin1').replaceAll('/b.tf', '/a.tf'), 'latin1');
  const refusals = (
    [
      [{ tfplan: '' }, 'It holds no configuration.'],
      [{ 'tfconfig/modules.json': '{}' }, 'Its list of modules is not as expected.'],
      [{ 'tfconfig/modules.json': 'no JSON' }, 'Its list of modules is not as expected.'],
      [{ 'tfconfig/modules.json': modules, 'tfconfig/m-c/x.tf': '' }, 'It holds a file of no module, m-c/x.tf.'],
      [{ 'tfconfig/modules.json': modules, 'tfconfig/x.tf': '' }, 'It holds a file of no module, x.tf.'],
      [new Uint8Array(twice), 'It holds a file twice.'],
      [strToU8('{"resource_changes":[]}'), 'It is no zip file'],
      [zipped.subarray(0, 100), 'It is no zip file'],
      [strToU8('{"meta":{},"encrypted_data":"AA==","encryption_version":"v0"}'), 'It is encrypted'],
    ] as const
  ).map(([content, why]) => ({ file: planFile(content), why }));
  for (const { file, why } of refusals) expect(() => configurationIn(file)).toThrow(why);
});
