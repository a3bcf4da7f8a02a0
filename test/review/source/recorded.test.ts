import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RecordedLines } from '../../../src/review/source/recorded';
import { temporaryFolder } from '../../support/program';

function recorded(content: object, prefix = ''): RecordedLines {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'sources.json'), JSON.stringify({ version: 2, sources: {}, changes: {}, ...content }));
  return new RecordedLines(folder, prefix);
}

describe('the line that made something', () => {
  const sources = { own: 'a.ts:1', 'own/A': 'a.ts:2', 'own/A/B/C': 'a.ts:3', 'own/AB': 'a.ts:4' };
  const madeBy = (path: string, stack = 'own') => recorded({ sources }).madeBy(stack, path)?.line;

  test('is its own, or that of the nearest around it', () => {
    expect(['A/B/C', 'A/B/C/D', 'A/B', 'A', 'AB', 'X', ''].map((path) => madeBy(path))).toEqual([3, 3, 2, 2, 4, 1, 1]);
    expect(madeBy('A', 'other')).toBeUndefined();
  });
});

describe('a line is one of a file in the repository', () => {
  const lineOf = (text: unknown, prefix = '') => recorded({ sources: { 'own/A': text } }, prefix).madeBy('own', 'A');

  test.each<[unknown, string, { readonly file: string; readonly line: number } | undefined]>([
    ['a.ts:7', '', { file: 'a.ts', line: 7 }],
    ['b/a.ts:7', 'zone', { file: 'zone/b/a.ts', line: 7 }],
    ['../a.ts:7', 'zone/deep', { file: 'zone/a.ts', line: 7 }],
    ['..a/b.ts:1234567', 'zone', { file: 'zone/..a/b.ts', line: 1_234_567 }],
    ['../a.ts:7', '', undefined],
    ['../../a.ts:7', 'zone', undefined],
    ['/a.ts:7', '', undefined],
    ['a.ts', '', undefined],
    ['a.ts:', '', undefined],
    ['a.ts:x', '', undefined],
    ['a.ts:12345678', '', undefined],
    ['a.ts:7:8', '', undefined],
    ['a\\b.ts:7', '', undefined],
    [7, '', undefined],
    [null, '', undefined],
  ])('%j, of a program in the folder "%s"', (text, prefix, expected) => {
    expect(lineOf(text, prefix)).toEqual(expected);
  });
});

describe('the line that changed something afterwards', () => {
  const changes = {
    'own/Pool': { template: 'a.ts:1' },
    'own/Pool/Resource': { 'template.0.labels': 'a.ts:2', 'template.0.labels.tier': 'a.ts:3', 'tags.a\\.b': 'a.ts:4' },
    own: { 'terraform.backend': 'a.ts:5' },
  };
  const changedBy = (path: string, ...attributes: string[]) =>
    recorded({ changes }).changedBy('own', path, attributes)?.line;

  test('is that which says most about the attribute, of the construct or of the resource in it', () => {
    expect(changedBy('Pool', 'template[0].labels["tier"]')).toBe(3);
    expect(changedBy('Pool', 'template[0].labels["other"]')).toBe(2);
    expect(changedBy('Pool', 'template.taints')).toBe(1);
    expect(changedBy('Pool', 'template')).toBe(3);
    expect(changedBy('Pool', 'tags["a.b"]')).toBe(4);
    expect(changedBy('Pool', 'tags["a"]')).toBeUndefined();
    expect(changedBy('', 'terraform.backend.s3.key')).toBe(5);
  });

  test('is that of the first attribute that was changed', () => {
    expect(changedBy('Pool', 'name', 'tags["a.b"]', 'template')).toBe(4);
    expect(changedBy('Pool', 'name')).toBeUndefined();
    expect(changedBy('Pool')).toBeUndefined();
    expect(changedBy('Other', 'template')).toBeUndefined();
  });
});

test('of a file that is none, leads elsewhere or is nothing that synthesis writes, nothing is known', () => {
  const known = (folder: string) => [
    new RecordedLines(folder, '').madeBy('own', 'A'),
    new RecordedLines(folder, '').changedBy('own', 'A', ['x']),
  ];
  const nothing = [undefined, undefined];
  const folder = temporaryFolder();
  expect(known(folder)).toEqual(nothing);
  writeFileSync(join(folder, 'sources.json'), '{"sources": {"own/A": "a.ts:1"}');
  expect(known(folder)).toEqual(nothing);
  for (const content of ['[]', '{"sources": [], "changes": 7}', '{"changes": {"own/A": ["x"]}}', '7']) {
    writeFileSync(join(folder, 'sources.json'), content);
    expect(known(folder)).toEqual(nothing);
  }
  const [outside, inside] = [join(folder, 'outside'), join(folder, 'inside')];
  for (const one of [outside, inside]) mkdirSync(one);
  writeFileSync(join(outside, 'sources.json'), '{"sources": {"own/A": "a.ts:1"}}');
  symlinkSync(join(outside, 'sources.json'), join(inside, 'sources.json'));
  expect(known(inside)).toEqual(nothing);
});
