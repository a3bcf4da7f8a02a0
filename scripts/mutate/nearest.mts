/** Which tests look at a file, by the import graph. */
import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { sourceOf } from '../../test/support/imports.js';
import { root } from '../checks.mjs';

/** The TypeScript files of a folder, from the root of the repository. */
export const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !/^(node_modules|lib|\.generated)\//.test(name),
    )
    .map((name) => posix.join(folder, name));

const importers = new Map<string, Set<string>>();
for (const from of ['facts', 'constructs', 'stacks', 'src', 'providers', 'test'].flatMap(filesOf)) {
  for (const { to, isType } of sourceOf(from).imports) {
    // programs of the examples name the library as its users do
    const file = to === 'ovh-landing-zone' ? 'src/index.ts' : to;
    if (!isType) importers.set(file, (importers.get(file) ?? new Set()).add(from));
  }
}

/** The test files that import a file, themselves or through others, with how far they are: its own, in its folder, by few imports. */
export function testsOf(file: string): ReadonlyMap<string, number> {
  const own = posix.join('test', file.replace(/^src\//, '').replace(/\.ts$/, '.test.ts'));
  const tests = new Map<string, number>();
  const seen = new Set([file]);
  let edge = [file];
  for (let steps = 1; edge.length > 0; steps += 1) {
    edge = [...new Set(edge.flatMap((one) => [...(importers.get(one) ?? [])]))].filter((one) => !seen.has(one));
    for (const one of edge) {
      seen.add(one);
      if (one.endsWith('.test.ts')) tests.set(one, steps - 2 * sharedFolders(one, own));
    }
  }
  if (existsSync(join(root, own))) tests.set(own, Number.NEGATIVE_INFINITY);
  return tests;
}

function sharedFolders(one: string, other: string): number {
  const [a, b] = [posix.dirname(one).split('/'), posix.dirname(other).split('/')];
  const apart = a.findIndex((folder, index) => folder !== b[index]);
  return apart < 0 ? a.length : apart;
}
