import { describe, expect, test } from 'vitest';
import { Tally } from '../../src/deploy/tally';
import { listener, runLocking, showJson } from '../../src/deploy/terraform-plan';
import { type Said, type Script, says, scripted, stackCalled } from './scripted';

const stack = stackCalled('web');

/** Runs `apply`, and says how often, how the last one ended, and what was complained of. */
async function locking(script: Script) {
  const { tools, asked } = scripted(script);
  const tally = new Tally(stack, () => {});
  const run = await runLocking(stack, ['apply', '-json'], tools, tally);
  return { runs: asked.length, asked, run, errors: tally.errors.map(({ summary }) => summary) };
}

const refused = 'Error acquiring the state lock';
const givenBack: Said = { code: 1, lines: [says.error(refused, 'api error PreconditionFailed')] };
const held: Said = { code: 1, lines: [says.error(refused, 'PreconditionFailed\nWho: ci@runner\nCreated: today')] };
const initialized: Said = {
  code: 1,
  lines: [says.error('Backend initialization required: please run "terraform init"')],
};

describe('what takes the lock of a state', () => {
  test.each<[string, readonly Said[], number, number, readonly string[]]>([
    ['that is free', [{}], 1, 0, []],
    ['that was given back just then, is tried again, and says nothing of it', [givenBack, {}], 2, 0, []],
    ['that was given back ten times, gives up and says so', [givenBack], 10, 1, [refused]],
    ['that was given back nine times, gets it', [...Array<Said>(9).fill(givenBack), {}], 10, 0, []],
    ['that somebody has, gives up at once', [held], 1, 1, [refused]],
    ['of a backend that somebody initializes anew, is tried again', [initialized, {}], 2, 0, []],
    ['and fails otherwise, is not tried again', [{ code: 1, lines: [says.error('no quota')] }], 1, 1, ['no quota']],
    ['and is stopped, is not tried again', [{ ...givenBack, stopped: true }], 1, 1, []],
    ['and gets through all the same, is not tried again', [{ ...givenBack, code: 0 }], 1, 0, []],
  ])('%s', async (_, apply, runs, code, errors) => {
    const found = await locking({ apply });
    expect([found.runs, found.run.code, found.errors]).toEqual([runs, code, errors]);
    expect(new Set(found.asked)).toEqual(new Set(['apply -lock-timeout=5m -json']));
  });
});

test('of what Terraform prints only its machine-readable lines are taken', () => {
  const { tools, events } = scripted();
  const listens = listener(new Tally(stack, tools.onEvent));
  const lines = [JSON.stringify(says.did('update')), JSON.stringify({ type: 'version' }), 'plain', '', ' {}'];
  expect(lines.map(listens)).toEqual([true, true, false, false, false]);
  expect(events).toMatchObject([{ type: 'resource-finished', action: 'update', done: 1 }]);
});

test('of what is shown, what stands around it is no part', async () => {
  const { tools, asked } = scripted({ show: { code: 3, lines: ['Warning: old', '{"a":', '{}}', 'bye'] } });
  expect(await showJson(stack, ['file'], tools)).toEqual({
    json: '{"a":{}}',
    run: { code: 3, stopped: false, text: 'Warning: old\nbye' },
  });
  expect(asked).toEqual(['show -json file']);
});
