import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../../../src/review/report/report';
import { writeWithStates } from '../../deploy/move/outputs';
import { temporaryFolder } from '../../support/program';
import { reviewed } from './reviewing';

test('commands name the output of --head-dir', async () => {
  const folder = temporaryFolder();
  const dev = { data: { it: 'dev' } };
  const base = writeWithStates(join(folder, 'before'), 'state', { dev, gone: { data: { other: '1' } } });
  const head = writeWithStates(join(folder, 'new out'), 'moved', { dev });
  const { stdout } = await reviewed({ baseDir: base, headDir: head, format: ['json'] });
  const { stacks } = JSON.parse(stdout) as Report;
  expect(
    stacks.flatMap(({ findings, removeWith = [] }) =>
      [findings.flatMap(({ doWith = [] }) => doWith), removeWith].flat(),
    ),
  ).toEqual([
    `npx landing-zone deploy --move-state ${base} --outdir '${head}'`,
    `npx landing-zone destroy gone --outdir '${head}'`,
  ]);
});
