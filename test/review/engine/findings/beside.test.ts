import { expect, test } from 'vitest';
import type { Estate, Stack } from '../../../../src/estate/model';
import { findingsBeside } from '../../../../src/review/engine/findings/beside';
import { reviewOf } from '../../../../src/review/report/review';
import { outputOf, stackWith } from '../../outputs';

/** An output with the bytes of files beside its stacks, and of those in them. */
const output = (
  beside: Readonly<Record<string, string>>,
  stacks: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Estate => {
  const all = Object.entries(stacks).map(([id, files]): [string, Stack] => [
    id,
    {
      ...stackWith(id, {}),
      files: Object.entries(files).map(([path, sha256]) => ({ path, sha256, role: 'asset' })),
    },
  ]);
  return {
    ...outputOf({}),
    stacks: new Map(all),
    beside: Object.entries(beside).map(([path, content]) => ({ path, content })),
  };
};

const said = (base: Estate, head: Estate): string[] =>
  findingsBeside(base, head).map(({ class: kind, where, says }) => `${kind} ${where}: ${says}`);

const unread = 'what is in no stack, and nobody here can read,';

test('a file in no stack that is new, gone or another one is unread; one that is as it was is not told', () => {
  expect(
    said(
      output({ 'z.txt': '1', 'same.txt': '1', 'gone.txt': '1' }),
      output({ 'new.txt': '1', 'same.txt': '1', 'z.txt': '2' }),
    ),
  ).toEqual([
    `unread gone.txt: ${unread} is gone`,
    `unread new.txt: ${unread} is new`,
    `unread z.txt: ${unread} has other content`,
  ]);
});

test('several files of one folder are one line, by the first two parts of their path', () => {
  expect(
    said(output({}), output({ 'charts/a/x': '1', 'charts/a/y': '1', 'charts/b/x/z': '1', 'charts/c': '1' })),
  ).toEqual([
    `unread charts/a: ${unread} has files that differ`,
    `unread charts/b: ${unread} is new`,
    `unread charts/c: ${unread} is new`,
  ]);
});

test('the network plan for other repositories is listed', () => {
  expect(said(output({}), output({ 'address-plan.json': '1' }))).toEqual([
    'listed address-plan.json: the network plan that other repositories read is new',
  ]);
});

test('where there are too many files to compare, that is said, also where it was so before', () => {
  const many = 'unread .: more files are in no stack than are compared';
  expect(said(output({ '.': '' }), output({ '.': '' }))).toEqual([many]);
  expect(said(output({}), output({ '.': '' }))).toEqual([many]);
});

test('what a stack has left behind as it was is not told, and what is in a stack is told there', () => {
  const stack = { old: { 'cdk.tf.json': '1', 'chart/x': '1' } };
  const left = { 'stacks/old/cdk.tf.json': '1', 'stacks/old/chart/x': '1' };
  expect(said(output({}, stack), output(left))).toEqual([]);
  expect(said(output(left), output({}, stack))).toEqual([]);
  expect(said(output({ ...left, 'stacks/old/chart/x': '2' }), output({}, stack))).toEqual([]);
});

test('the folder of a stack that the manifest does not name is unread with what to do, as an earlier synthesis may have left it', () => {
  const left = { 'stacks/old/cdk.tf.json': '1', 'stacks/old/chart/x': '1' };
  const line = (does: string) =>
    `unread stacks/old: the folder of a stack that the manifest doesn't name, so that no command deploys it, ${does}; where an earlier synthesis has left it, synthesize into an empty folder`;
  const stack = { old: { 'cdk.tf.json': '1', 'chart/x': '1' } };
  expect(said(output({}, stack), output({ ...left, 'stacks/old/chart/x': '2' }))).toEqual([line('has other content')]);
  expect(said(output({}), output(left))).toEqual([line('has files that differ')]);
  expect(said(output({ 'stacks/old/cdk.tf.json': '1' }), output({}))).toEqual([line('is gone')]);
  for (const path of ['stacks/cdk.tf.json', 'old/cdk.tf.json', 'stacks/old/main.tf', 'stacks/old/below/cdk.tf.json'])
    expect(said(output({}), output({ [path]: '1' }))).toEqual([expect.stringMatching(`^unread .*: ${unread} is new$`)]);
});

test('what the manifest no longer names is told as a stack that is left behind, whatever its folder holds by now', () => {
  const [net, db] = [{ 'ovh_vrack.Net': { name: 'net' } }, { 'ovh_vrack.Db': { name: 'db' } }];
  const base = outputOf({ net, db });
  for (const content of [base.stacks.get('db')?.files[0]?.sha256 ?? '', 'other']) {
    const beside = [{ path: 'stacks/db/cdk.tf.json', content }];
    const { stacks } = reviewOf(base, { ...outputOf({ net }), beside });
    expect(stacks).toMatchObject([{ id: 'db', status: 'removed', changes: [{ address: 'ovh_vrack.Db' }] }]);
  }
});
