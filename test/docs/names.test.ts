import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from './calls';
import { page, pages, root } from './markdown';

/** Names of other people's things, which nothing in this repository uses. */
const foreign = new Set([
  'GOGC',
  'TerraformProviderGenerator',
  'bundledDependencies',
  'commons',
  'conf',
  'jsii',
  'node16',
  'ovh_iploadbalancing_',
  'unauthorizedActionsByIAM',
]);

test('names that stand in code in a page are names that the sources have', () => {
  const folders = [
    'src',
    'constructs',
    'stacks',
    'providers/ovh/schema',
    'scripts',
    'examples',
    'charts',
    'bench',
    'test',
  ];
  const sources = folders
    .flatMap((folder) => filesIn(folder, /\.([cm]?ts|cjs|ya?ml|sh|json|tpl)$/))
    .filter(({ where }) => !where.startsWith('test/docs/'));
  const known = new Set([
    ...sources.flatMap(({ where, text }) => [...words(where), ...words(text)]),
    ...words(readFileSync(join(root, 'package.json'), 'utf8')),
    ...words(pages.map(({ file }) => file).join(' ')),
  ]);
  const unknown = pages
    .filter(({ file }) => !/^docs\/(reference|sandbox)|^CHANGELOG|\/report\.md$/.test(file))
    .flatMap(({ file, prose }) =>
      [...prose.matchAll(/`([^`\n]+)`/g)]
        .flatMap(([, code = '']) => words(code))
        // digests, versions, and endings that stand behind an ellipsis
        .filter((word) => !known.has(word) && !foreign.has(word) && !/^[\da-f]+$|^_/.test(word))
        .map((word) => `${file}: ${word}`),
    );
  expect(known.size).toBeGreaterThan(5_000);
  expect(unknown).toEqual([]);
});

const words = (text: string): string[] => text.match(/[A-Za-z_]\w+/g) ?? [];

test('every package that is depended on has its reason in the decision', () => {
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const named = [...page('docs/decisions/dependencies.md').prose.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  const all = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
  expect(all.filter((name) => !named.includes(name) && !named.includes(name.replace('@cdktf/provider', '')))).toEqual(
    [],
  );
  const [published = ''] = page('docs/decisions/dependencies.md').text.split('## Of development');
  expect(Object.keys(dependencies ?? {}).filter((name) => !published.includes(`\`${name}\``))).toEqual([]);
});
