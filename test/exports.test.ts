import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportedNames, type Source, sourcesIn } from './support/imports';

/** How often each name stands in a file. */
function namesIn({ syntax }: Source): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.set(node.text, (names.get(node.text) ?? 0) + 1);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return names;
}

/** An export, whether its own file uses it, and the other files that do. */
interface Use {
  readonly what: string;
  readonly isOwn: boolean;
  readonly by: readonly string[];
}

describe('what a file of the library exports', () => {
  let uses: readonly Use[];
  beforeAll(() => {
    const all = sourcesIn('facts', 'constructs', 'stacks', 'src', 'providers', 'examples', 'bench', 'scripts', 'test');
    const names = new Map(all.map((source) => [source.file, namesIn(source)]));
    const users = new Map<string, string[]>();
    for (const { file, imports } of all) {
      for (const to of new Set(imports.map((one) => one.to))) users.set(to, [...(users.get(to) ?? []), file]);
    }
    uses = all
      .filter(({ file }) => /^(?:constructs|stacks|src)\//.test(file))
      .flatMap(({ file, syntax }) =>
        exportedNames(syntax).map((name) => ({
          what: `${file}: ${name}`,
          isOwn: (names.get(file)?.get(name) ?? 0) > 1,
          by: (users.get(file) ?? []).filter((user) => names.get(user)?.has(name)),
        })),
      );
  });

  test('is used elsewhere', () => {
    expect(uses.length).toBeGreaterThan(1000);
    expect(uses.filter(({ by }) => by.length === 0).map(({ what }) => what)).toEqual([]);
  });

  test('is not there for tests alone', () => {
    const ofTests = uses.filter(({ by, isOwn }) => !isOwn && by.every((file) => file.startsWith('test/')));
    expect(ofTests.map(({ what }) => what)).toEqual([]);
  });
});
