import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBeside } from '../../src/estate/beside';
import type { PlannedNetwork } from '../../src/estate/model';
import { sha256 } from '../../src/estate/sha256';
import { temporaryFolder } from '../support/program';

/** Files beside the stacks of an output with these files; `stacks/a` is a stack. */
function beside(files: Readonly<Record<string, string>>, networks: readonly PlannedNetwork[] = []) {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return filesBeside(folder, realpathSync.native(folder), new Set(['stacks/a']), networks);
}

const told = { 'manifest.json': '{}', 'landing-zone.json': '{}', 'sources.json': '{}' };

test('are all files that are in no stack, with their bytes, without those that are read for what they say', () => {
  const files = { ...told, 'stacks/a/cdk.tf.json': '{}', 'stacks/x': '1', 'README.md': '2', 'a/manifest.json': '{}' };
  expect(beside(files)).toEqual([
    { path: 'README.md', content: sha256('2') },
    { path: 'a/manifest.json', content: sha256('{}') },
    { path: 'stacks/x', content: sha256('1') },
  ]);
});

test('are compared up to a thousand, and more are said to be more', () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${String(index).padStart(4, '0')}`, '']));
  const found = beside({ ...told, ...many(1000) });
  expect([found.length, found.at(-1)?.path]).toEqual([1000, 'f0999']);
  const more = beside({ ...told, ...many(1001) });
  expect([more.length, more.at(-2)?.path]).toEqual([1001, 'f0999']);
  expect(more.at(-1)).toEqual({ path: '.', content: 'more files than are compared' });
});

describe('the network plan', () => {
  const network = { vlan: 7, cidr: '10.0.0.0/24' };
  const planned = (more: Partial<PlannedNetwork> = {}): PlannedNetwork => ({
    name: 'n',
    ...network,
    usedBy: [],
    ...more,
  });
  const content = (plan: object | string, ...networks: readonly PlannedNetwork[]) =>
    beside({ 'address-plan.json': typeof plan === 'string' ? plan : JSON.stringify(plan) }, networks)[0]?.content;
  const same = () => content({ version: 1, networks: { n: network } }, planned());

  test('is the same where nothing differs that landing-zone.json does not tell, too', () => {
    for (const [plan, ...networks] of [
      [{ n: { vlan: 8, cidr: '10.9.0.0/24' } }, planned({ vlan: 8, cidr: '10.9.0.0/24' })],
      [{ m: network }, planned({ name: 'm' })],
      [{ n: { ...network, vrack: 'main' } }, planned({ vrack: 'main' })],
      [{ n: network, m: network }, planned(), planned({ name: 'm' })],
      [{}],
    ] as const)
      expect(content({ version: 1, networks: plan }, ...networks), JSON.stringify(plan)).toBe(same());
    const byId = (vlan: number) => content({ networks: { key: { ...network, vlan, id: 'n' } } }, planned({ vlan }));
    expect(byId(7)).toBe(byId(8));
  });

  test('is another one with all else', () => {
    const others = [
      content({ version: 2, networks: { n: network } }, planned()),
      content({ version: 1, networks: { n: { ...network, vlan: 8 } } }, planned()),
      content({ version: 1, networks: { n: { ...network, cidr: '10.9.0.0/24' } } }, planned()),
      content({ version: 1, networks: { n: { ...network, vrack: 'lab' } } }, planned({ vrack: 'main' })),
      content({ version: 1, networks: { n: { ...network, allottedTo: ['web/dev'] } } }, planned()),
      content({ version: 1, networks: { n: network, m: network } }, planned()),
      content({ version: 1, networks: { n: network } }, planned(), planned({ name: 'm' })),
      content({ version: 1, networks: { n: 7 } }, planned()),
      content({ version: 1, networks: { key: { ...network, id: 'n' } } }, planned()),
      content({ version: 1, networks: { key: { ...network, id: 7 } } }, planned({ name: 'key' })),
    ];
    expect(new Set([same(), ...others]).size).toBe(1 + others.length);
  });

  test('counts by its bytes where it is none, or is written so that others may read something else', () => {
    for (const text of ['{"networks":7}', 'none', '{"networks":{},"networks":{}}', '{"networks":[]}'])
      expect(content(text, planned())).toBe(sha256(text));
    expect(beside({ 'other.json': '{"networks":{}}' })[0]?.content).toBe(sha256('{"networks":{}}'));
  });

  test('that is a link out of the output counts by where it leads', () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(elsewhere, 'plan.json'), JSON.stringify({ networks: {} }));
    symlinkSync(join(elsewhere, 'plan.json'), join(folder, 'address-plan.json'));
    expect(filesBeside(folder, realpathSync.native(folder), new Set(), [])).toEqual([
      { path: 'address-plan.json', content: sha256(join(elsewhere, 'plan.json')) },
    ]);
  });
});
