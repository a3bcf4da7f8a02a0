import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Workspace } from '../../../src/review/plan/workspace';
import { temporaryFolder } from '../../support/program';
import { outputOf } from '../outputs';

test('a copy of no stacks is an output all the same: that is the base of a stack that is new', () => {
  const outdir = new Workspace(join(temporaryFolder(), 'first')).copy(outputOf({ prod: {} }), 'base', new Set());
  expect(JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'))).toEqual({ stacks: {} });
});
