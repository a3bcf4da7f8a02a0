import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DeploymentSummary } from '../../src/deploy/summary';
import { writeStacks } from '../deploy/fixture';
import { after, before, deploying, sha256Of } from './deploying';

const { at, outdir, write, review, run } = deploying();

describe('--json-summary', () => {
  test('that can not be written is told before anything is begun', async () => {
    write(before);
    for (const file of [at('nowhere', 'summary.json'), at()]) {
      expect(await run({ jsonSummary: file })).toMatchObject({
        code: 2,
        message: expect.stringMatching(
          /^--json-summary .*: can't be written there \((ENOENT|EISDIR)\); nothing was begun$/,
        ),
      });
    }
    expect(existsSync(join(outdir(), 'stacks', 'a', '.terraform'))).toBe(false);
  });

  const summary = () => at('summary.json');
  const summarized = (): DeploymentSummary => JSON.parse(readFileSync(summary(), 'utf8'));

  test('of a deployment that is refused before Terraform is started says so, in the words that were printed', async () => {
    write(before);
    const { digest, file } = review(after);
    write({ ...after, a: { data: { x: 'other' } } });
    writeFileSync(summary(), '{"outcome":"done"}');
    const { code, message } = await run({ reviewed: digest, review: file, planOnly: true, jsonSummary: summary() });
    expect([code, summarized()]).toEqual([
      3,
      {
        format: 'ovh-landing-zone/deployment',
        version: 4,
        outcome: 'refused',
        reviewed: digest,
        planOnly: true,
        acceptDrift: false,
        reason: message,
        stacks: [],
        differences: [],
        left: [],
        removed: [],
      },
    ]);
    expect(message).toContain('stack a has other content');
    await run({ reviewed: digest, jsonSummary: summary() });
    expect(summarized()).toMatchObject({
      outcome: 'refused',
      reason: expect.stringMatching(/its digest is [0-9a-f]{64}/),
    });
  });

  test('of one that fails before there is a stack says why, without secrets', async () => {
    write(before);
    const { digest, file } = review(after);
    const ends: [Parameters<typeof run>, number, string][] = [
      [[{ reviewed: sha256Of(file).split('').reverse().join(''), review: file }], 3, 'refused'],
      [[{ reviewed: digest, review: at('token=hunter2') }], 2, 'failed'],
      [[{ review: file }], 2, 'failed'],
      [[{ outdir: at('nowhere') }], 1, 'failed'],
      [[{}, ['no-such-stack']], 2, 'failed'],
    ];
    for (const [[flags, stacks], code, outcome] of ends) {
      const ended = await run({ ...flags, jsonSummary: summary() }, stacks);
      expect(ended.code).toBe(code);
      expect(summarized()).toMatchObject({
        outcome,
        stacks: [],
        reason: ended.message.replaceAll('hunter2', '(hidden)'),
      });
    }
    expect(readFileSync(summary(), 'utf8')).not.toContain('hunter2');
  });

  test('names what is gone from the program and still exists, with the command that destroys it, as does the output', async () => {
    write({ a: { data: { x: '1' } }, dev: { state: 'beside', data: { x: '1' } } });
    await run();
    write({ a: { data: { x: '1' } } });
    const command = `npx landing-zone destroy dev --outdir ${outdir()}`;
    for (const flags of [{}, { planOnly: true as const }]) {
      const { lines } = await run({ ...flags, jsonSummary: summary() });
      expect(lines).toEqual(
        expect.arrayContaining([
          'Stack dev is gone from the program; this does not destroy it, it keeps running and costing',
          `  to destroy it: ${command}`,
        ]),
      );
      expect(summarized()).toMatchObject({ outcome: 'done', removed: [{ id: 'dev', removeWith: command }] });
    }
  });

  test('of a plan that would move states names them, as does the output, and says that the rest is planned after that', async () => {
    const kept = (states: string) => ({ a: { data: { x: '1' }, state: { local: { path: at(states, 'a.tfstate') } } } });
    write(kept('old'));
    await run();
    writeStacks(kept('old'), at('before'));
    write(kept('new'));
    const flags = { planOnly: true as const, moveState: at('before'), jsonSummary: summary() };
    const { code, lines } = await run(flags);
    const [from, to] = [at('old/a.tfstate'), at('new/a.tfstate')];
    expect([code, lines]).toEqual([
      0,
      [
        '',
        'It would move the state of 1 stack:',
        `  a: ${from}`,
        `    -> ${to}`,
        '',
        'Nothing was changed; what is deployed is planned once the states are there, without --plan-only',
        '',
      ],
    ]);
    expect(summarized()).toMatchObject({
      outcome: 'done',
      planOnly: true,
      stacks: [],
      toMove: [{ id: 'a', from, to }],
    });
    expect(summarized()).not.toHaveProperty('moved');
    expect(existsSync(at('new'))).toBe(false);
    await run({ moveState: at('before') });
    expect((await run(flags)).lines).toContain('1 stack, 1 without changes, nothing was changed');
    expect(summarized()).not.toHaveProperty('toMove');
  });

  test('of one that is killed on its way says so, and is not that of the one before', async () => {
    const left = at('left.json');
    write({ a: { data: { x: { sh: `cp ${summary()} ${left}` } } } });
    writeFileSync(summary(), '{"outcome":"done"}');
    expect(await run({ jsonSummary: summary() })).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(left, 'utf8'))).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/^the deployment was ended from outside/),
    });
    expect(summarized()).toMatchObject({ outcome: 'done' });
  });
});
