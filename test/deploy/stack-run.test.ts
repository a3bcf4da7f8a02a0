import { expect, onTestFinished, test, vi } from 'vitest';
import { nothingDone, runStack } from '../../src/deploy/stack-run';
import { type Script, says, scripted, stackCalled } from './scripted';

const init = 'init -json -input=false';
const commands = {
  apply: [init, 'apply -lock-timeout=5m -json -input=false -auto-approve'],
  plan: [init, 'plan -lock-timeout=5m -json -input=false'],
};
const one = [says.planned(1, 0, 2), says.did('create'), says.did('delete', 't.y')];

test.each<[string, 'apply' | 'plan', Script, number, string, readonly [number, number, number], readonly string[]]>([
  ['an apply that makes something', 'apply', { apply: { lines: one } }, 2, 'deployed', [1, 0, 1], []],
  ['an apply of outputs alone', 'apply', { apply: { lines: [says.outputs('update')] } }, 2, 'deployed', [0, 0, 0], []],
  ['an apply of nothing', 'apply', { apply: { lines: [says.outputs('noop')] } }, 2, 'unchanged', [0, 0, 0], []],
  ['a plan counts what would be', 'plan', { plan: { lines: one } }, 2, 'planned', [1, 0, 2], []],
  ['a plan of nothing', 'plan', {}, 2, 'unchanged', [0, 0, 0], []],
  ['what fails halfway', 'apply', { apply: { code: 1, lines: one } }, 2, 'failed', [1, 0, 1], ['exit code 1']],
  [
    'what fails and says why',
    'plan',
    { plan: { code: 1, lines: [says.error('no quota')] } },
    2,
    'failed',
    [0, 0, 0],
    ['no quota'],
  ],
  ['what is stopped halfway', 'apply', { apply: { code: 1, stopped: true, lines: one } }, 2, 'stopped', [1, 0, 1], []],
  ['what is stopped at its end', 'apply', { apply: { stopped: true, lines: one } }, 2, 'deployed', [1, 0, 1], []],
  ['an init that fails', 'apply', { init: { code: 7 } }, 1, 'failed', [0, 0, 0], ['exit code 7']],
  ['an init that is stopped', 'plan', { init: { code: 1, stopped: true } }, 1, 'stopped', [0, 0, 0], []],
  ['an init that is stopped at its end', 'plan', { init: { stopped: true } }, 1, 'stopped', [0, 0, 0], []],
])(
  '%s: how it ends, and what is counted',
  async (_, command, script, runs, status, [created, changed, destroyed], errors) => {
    const { tools, asked, events } = scripted(script);
    const stack = stackCalled('web');
    const result = await runStack(command, stack, tools);
    expect(result).toMatchObject({ id: 'web', owner: 'web@acme.example', status, created, changed, destroyed });
    expect(result.errors.map(({ summary }) => summary.replace('Terraform ended with ', ''))).toEqual(errors);
    expect(asked).toEqual(commands[command].slice(0, runs));
    expect(events[0]).toEqual({ type: 'stack-started' });
  },
);

test('a stack of which nothing was done counts nothing', () => {
  expect(nothingDone(stackCalled('web'), 'skipped')).toEqual({
    ...{ id: 'web', owner: 'web@acme.example', status: 'skipped', errors: [] },
    ...{ created: 0, changed: 0, destroyed: 0, seconds: 0 },
  });
});

test('a result says how many seconds it took', async () => {
  let now = 7000;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const does = () => {
    now += 1500;
  };
  const { tools } = scripted({ init: { does }, apply: { does } });
  expect((await runStack('apply', stackCalled('web'), tools)).seconds).toBe(3);
});
