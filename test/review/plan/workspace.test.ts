import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Workspace } from '../../../src/review/plan/workspace';
import { temporaryFolder } from '../../support/program';
import { outputOf } from '../outputs';

test('a copy of no stacks is an output all the same: that is the base of a stack that is new', () => {
  const outdir = new Workspace(join(temporaryFolder(), 'first')).copy(outputOf({ prod: {} }), 'base', new Set());
  expect(JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'))).toEqual({ stacks: {} });
});

test('a branch goes on from the cloud and the states of the first, and leaves them as they are', () => {
  const [one, other] = [join(temporaryFolder(), 'one'), join(temporaryFolder(), 'other')];
  mkdirSync(join(one, 'state'), { recursive: true });
  writeFileSync(join(one, 'cloud.json'), '{}');
  writeFileSync(join(one, 'state', 'prod.tfstate'), 'first');
  new Workspace(one).branch(other);
  expect(readFileSync(join(other, 'cloud.json'), 'utf8')).toBe('{}');
  writeFileSync(join(other, 'state', 'prod.tfstate'), 'second');
  expect(readFileSync(join(one, 'state', 'prod.tfstate'), 'utf8')).toBe('first');
});
