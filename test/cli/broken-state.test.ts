import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { destroy } from '../../src/cli/destroy';
import { Output } from '../../src/cli/output';
import { deploying } from './deploying';
import { ended } from './ended';
import { stream } from './stream';

const { at, outdir, write, run } = deploying();

const stacks = { a: { state: 'beside', data: { x: '1' } } } as const;

async function destroyed() {
  const out = stream();
  const end = await ended(destroy(['a'], { outdir: outdir(), autoApprove: true }, new Output(out, {})));
  return { ...end, text: out.text() };
}

test('a state that is none is refused by deploy and destroy alike, with its place and what to do', async () => {
  write(stacks);
  mkdirSync(at('state'));
  writeFileSync(at('state', 'a.tfstate'), '{"version": 4, "secret": "hunt');
  const told = [
    `a: what is in the place of its state (${at('state', 'a.tfstate')}) is none, or not a whole one`,
    `Keep it, and put a whole one back: ${at('state', 'a.tfstate')}.backup, where Terraform has left one, or a copy of your own. Then run it again.`,
  ];
  const { lines, ...end } = await run({ jsonSummary: at('summary.json') });
  expect(end).toEqual({
    code: 3,
    message: "states can't be read: nothing of a was applied; what to do is above",
  });
  for (const words of told) expect(lines.join('\n')).toContain(words);
  expect(JSON.parse(readFileSync(at('summary.json'), 'utf8'))).toMatchObject({
    outcome: 'refused',
    stacks: [{ id: 'a', status: 'refused', hasNoState: true }],
  });
  const { text, ...gone } = await destroyed();
  expect(gone).toEqual({
    code: 3,
    message: "states can't be read (a): nothing was destroyed; what to do is above",
  });
  for (const words of told) expect(text).toContain(words);
  // it would be refused again
  expect(text).not.toContain('the same command again');
});

test('a broken record of what was deployed is refused with the same exit code', async () => {
  write(stacks);
  mkdirSync(at('state'));
  writeFileSync(at('state', 'a.tfstate.deployed.json'), '{"format": "ovh');
  const refused = {
    code: 3,
    message: `${at('state', 'a.tfstate.deployed.json')}: is not as a deploy writes it; put back a copy of it, or, if the program still has this stack, take it away: the next deploy writes it anew`,
  };
  expect(await run()).toMatchObject(refused);
  expect(await destroyed()).toMatchObject(refused);
});
