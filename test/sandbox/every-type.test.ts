import { expect, test } from 'vitest';
import { ovhSchema } from '../../providers/ovh/schema';
import type { TypeSchema } from '../../providers/ovh/schema/notation';
import { parseWords, type Words } from '../../providers/ovh/schema/parse';
import { type TerraformAttribute, type TerraformBlock, terraformSchema } from '../../providers/ovh/schema/terraform';
import type { CtyType } from '../../src/sandbox/cty';
import { sandboxProviders } from '../../src/sandbox/providers';
import { sandbox, Workspace } from './workspace';

/** The words of every attribute of a type, by path. */
function wordsOf(attributes: TypeSchema['attributes'], prefix = ''): Map<string, Words> {
  const found = new Map<string, Words>();
  for (const [name, value] of Object.entries(attributes)) {
    const path = `${prefix}${name}`;
    const text = typeof value === 'string' ? value.split(' ').slice(1).join(' ') : value.words;
    found.set(path, parseWords(text, path));
    if (typeof value !== 'string')
      for (const [inner, words] of wordsOf(value.attributes, `${path}.`)) found.set(inner, words);
  }
  return found;
}

const formatted: Readonly<Record<string, string>> = {
  ip: '192.0.2.1',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  cidr: '192.0.2.0/24',
  'ip-or-cidr': '192.0.2.0/24',
  duration: '30s',
};

function example(type: CtyType, words: Words | undefined): unknown {
  const choice = words?.enum?.[0];
  if (type === 'string') return choice ?? formatted[words?.format ?? ''] ?? String(words?.range?.[0] ?? 'example');
  if (type === 'number') return choice === undefined ? (words?.range?.[0] ?? 1) : Number(choice);
  if (type === 'bool') return true;
  if (typeof type === 'string') return null;
  if (type[0] === 'map') return { key: example(type[1], words) };
  if (type[0] === 'object')
    return Object.fromEntries(Object.entries(type[1]).map(([name, of]) => [name, example(of, undefined)]));
  return type[0] === 'tuple' ? [] : [example(type[1], words)];
}

/** The smallest configuration of a block. */
function smallest(block: TerraformBlock, words: Map<string, Words>, prefix = ''): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  // of several of which one must be set, the first
  const isChosen = (name: string) => {
    const rivals = words.get(prefix + name)?.exactlyOne ?? [];
    return rivals.length > 0 && [prefix + name, ...rivals].sort()[0] === prefix + name;
  };
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    if (attribute.required || isChosen(name)) config[name] = value(attribute, words, prefix + name);
  }
  for (const [name, inner] of Object.entries(block.block_types ?? {})) {
    const count = inner.min_items ?? (isChosen(name) ? 1 : 0);
    if (count > 0)
      config[name] = Array.from({ length: count }, () => smallest(inner.block, words, `${prefix}${name}.`));
  }
  return config;
}

function value(attribute: TerraformAttribute, words: Map<string, Words>, path: string): unknown {
  const { nested_type: nested, type } = attribute;
  if (nested === undefined) return example(type ?? 'string', words.get(path));
  const inner = smallest(nested, words, `${path}.`);
  if (nested.nesting_mode === 'single') return inner;
  return nested.nesting_mode === 'map' ? { key: inner } : [inner];
}

/** The provider with what the types refuse and refer to left out: what is tried here is the schema and the engine. */
const lenient = sandboxProviders.map((provider) => ({
  ...provider,
  behaviours: Object.fromEntries(
    Object.entries(provider.behaviours).map(([type, { refuses, links, ...behaviour }]) => [type, behaviour]),
  ),
}));

test('every resource type of the provider is made, has no changes then, and is destroyed', async () => {
  const types = Object.entries(ovhSchema.resources);
  const resource = Object.fromEntries(
    types.map(([type, source]) => [
      type,
      { all: smallest(terraformSchema(source, type).block, wordsOf(source.attributes)) },
    ]),
  );
  const { env } = await sandbox({ providers: lenient });
  const workspace = new Workspace(env).write({ resource });
  await workspace.init();

  const made = await workspace.apply();
  // the plan is long: in a failure, its errors are enough
  expect(made.text.slice(Math.max(made.text.indexOf('Error:'), made.text.indexOf('Apply complete!')))).toContain(
    `Apply complete! Resources: ${types.length} added, 0 changed, 0 destroyed`,
  );
  expect((await workspace.plan()).text).toContain('No changes.');
  expect((await workspace.destroy()).text).toContain(`${types.length} destroyed`);
});
