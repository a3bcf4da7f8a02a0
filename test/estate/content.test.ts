import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentOf, isSameContent } from '../../src/estate/content';
import { output, stackIn } from './output';

describe('the content of a stack', () => {
  const base = contentOf(stackIn(output({ 'assets/a.txt': 'x' })));

  test('is the same wherever the output lies, and whatever a run has left in it', () => {
    const files = { 'assets/a.txt': 'x', '.terraform/x': 'y', 'terraform.tfstate': '{}' };
    expect(contentOf(stackIn(output(files)))).toBe(base);
  });

  test.each([
    ['another byte', output({ 'assets/a.txt': 'x' }, '{"resource": {}}')],
    ['the same JSON with a key twice', output({ 'assets/a.txt': 'x' }, '{"resource":{},"resource":{}}')],
    ['a file more', output({ 'assets/a.txt': 'x', 'b.txt': '' })],
    ['a file less', output()],
    ['a lock file', output({ 'assets/a.txt': 'x', '.terraform.lock.hcl': '' })],
    ['a file renamed', output({ 'assets/b.txt': 'x' })],
    ['another asset', output({ 'assets/a.txt': 'y' })],
  ])('is another with %s', (_, folder) => {
    expect(contentOf(stackIn(folder))).not.toBe(base);
  });

  test('is another where a file beside the configuration may be run; configuration is none that is', () => {
    const folder = output({ 'assets/a.txt': 'x' });
    chmodSync(join(folder, 'stacks/a/cdk.tf.json'), 0o755);
    expect(contentOf(stackIn(folder))).toBe(base);
    chmodSync(join(folder, 'stacks/a/assets/a.txt'), 0o755);
    expect(contentOf(stackIn(folder))).not.toBe(base);
  });

  test('is another in another working directory, and behind another stack', () => {
    const stack = stackIn(output({ 'assets/a.txt': 'x' }));
    expect(contentOf({ ...stack, directory: 'stacks/b' })).not.toBe(base);
    expect(contentOf({ ...stack, dependsOn: ['b'] })).not.toBe(base);
  });
});

describe('whether a stack has to be deployed again', () => {
  const same = (one: object, other: object, files: readonly Record<string, string>[] = [{}, {}]): boolean =>
    isSameContent(stackIn(output(files[0], JSON.stringify(one))), stackIn(output(files[1], JSON.stringify(other))));
  const of = (body: object) => ({ resource: { terraform_data: { A: body } } });

  test('not for what cdktf writes as comments, nor for the order of keys', () => {
    expect(same({ '//': 1, ...of({ '//': { a: 1 }, input: 1 }) }, { ...of({ input: 1, '//': 2 }), '//': 3 })).toBe(
      true,
    );
    const bodies = {
      data: { x: { A: { a: 1 } } },
      ephemeral: { x: { A: { a: 1 } } },
      module: { A: { source: './m' } },
      output: { A: { value: 1 } },
      provider: { x: [{ a: 1 }] },
      variable: { A: { default: 1 } },
    };
    for (const [section, content] of Object.entries(bodies)) {
      const written = JSON.stringify({ [section]: content });
      const commented = written.replace(/\{(?="(?:a|source|value|default)")/, '{"//":1,');
      expect(same(JSON.parse(written), JSON.parse(commented)), commented).toBe(true);
      const [deeper, other] = ['{"//":1,', '{"//":2,'].map((comment) =>
        JSON.parse(commented.replace('"//":1,', `"deep":${comment}"a":1},`)),
      );
      expect(same(deeper, other), JSON.stringify(deeper)).toBe(false);
    }
    const local = (path: string) => ({ terraform: { backend: { local: { path } } } });
    expect(same(local('/here/terraform.a.tfstate'), local('/there/it/terraform.a.tfstate'))).toBe(true);
  });

  test('but for everything else: a key called // in a value, a path of a state that is read, a file', () => {
    expect(same(of({ input: { '//': 1 } }), of({ input: { '//': 2 } }))).toBe(false);
    const reads = (path: string) => ({ data: { terraform_remote_state: { A: { config: { path } } } } });
    expect(same(reads('/here/a.tfstate'), reads('/there/a.tfstate'))).toBe(false);
    expect(same({}, {}, [{}, { 'extra.tf': '' }])).toBe(false);
  });
});
