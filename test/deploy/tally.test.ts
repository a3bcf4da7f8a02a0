import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/deploy/messages';
import type { DeployEvent } from '../../src/deploy/stack-run';
import type { SynthesizedStack } from '../../src/deploy/stacks';
import { Tally } from '../../src/deploy/tally';

const stack = (more: Partial<SynthesizedStack> = {}): SynthesizedStack => ({
  id: 'web',
  directory: '/out/stacks/web',
  accepts: () => false,
  dependsOn: [],
  forgotten: new Set(),
  resources: new Map([['t.x', 'Things/x']]),
  ...more,
});

/** A tally with all that it passes on, without the stack. */
function tallyOf(of = stack(), planned?: ConstructorParameters<typeof Tally>[2]) {
  const events: object[] = [];
  const onEvent = (event: DeployEvent) => {
    const { stack: about, ...rest } = event as DeployEvent & { stack?: unknown };
    expect(about).toBe(of);
    events.push(rest);
  };
  return { tally: new Tally(of, onEvent, planned), events };
}

const error: Diagnostic = { severity: 'error', summary: 'no quota', detail: 'Ask for more.' };
const zero = { created: 0, changed: 0, destroyed: 0 };

describe('a tally', () => {
  test('of a run that says nothing is empty', () => {
    const { tally } = tallyOf();
    expect([tally.empty, tally.counts('plan'), tally.counts('apply')]).toEqual([true, zero, zero]);
  });

  test('of a run that was asked to stop has no error of that', () => {
    const { tally, events } = tallyOf();
    tally.add({ type: 'diagnostic', severity: 'error', summary: 'execution halted', detail: '' });
    expect([tally.errors, events]).toEqual([[], []]);
  });

  test.each([
    [{ add: 1, change: 0, remove: 0 }, 1],
    [{ add: 0, change: 1, remove: 0 }, 0],
    [{ add: 0, change: 0, remove: 1 }, 0],
  ])('of a plan of %j is not empty, and says what is missing', (planned, missing) => {
    const { tally, events } = tallyOf();
    tally.add({ type: 'plan', ...planned });
    expect(tally.empty).toBe(false);
    expect(events).toEqual([{ type: 'planned', total: 1, missing }]);
  });

  test('of a plan has what is planned, of an apply what is done, of all that is planned', () => {
    const { tally, events } = tallyOf();
    tally.add({ type: 'plan', add: 1, change: 2, remove: 4 });
    expect(tally.counts('plan')).toEqual({ created: 1, changed: 2, destroyed: 4 });
    expect(tally.counts('apply')).toEqual(zero);
    events.length = 0;
    tally.add({ type: 'started', action: 'create', address: 't.x["a"]' });
    tally.add({ type: 'finished', action: 'create', address: 't.x["a"]' });
    tally.add({ type: 'finished', action: 'update', address: 't.other' });
    tally.add({ type: 'finished', action: 'delete', address: 't.x' });
    tally.add({ type: 'finished', action: 'delete', address: 't.x' });
    expect(tally.counts('apply')).toEqual({ created: 1, changed: 1, destroyed: 2 });
    expect(tally.counts('plan')).toEqual({ created: 1, changed: 2, destroyed: 4 });
    const x = { path: 'Things/x', total: 7 };
    expect(events).toEqual([
      { type: 'resource-started', action: 'create', address: 't.x["a"]', done: 0, ...x },
      { type: 'resource-finished', action: 'create', address: 't.x["a"]', done: 1, ...x },
      { type: 'resource-finished', action: 'update', address: 't.other', done: 2, path: 't.other', total: 7 },
      { type: 'resource-finished', action: 'delete', address: 't.x', done: 3, ...x },
      { type: 'resource-finished', action: 'delete', address: 't.x', done: 4, ...x },
    ]);
  });

  test('of the apply of a plan that was made before knows what that held', () => {
    const { tally, events } = tallyOf(stack(), { created: 1, changed: 2, destroyed: 4 });
    expect(tally.counts('plan')).toEqual({ created: 1, changed: 2, destroyed: 4 });
    tally.add({ type: 'started', action: 'update', address: 't.x' });
    expect(events).toMatchObject([{ done: 0, total: 7 }]);
  });

  test('is not empty where outputs alone change, whatever is said of them afterwards', () => {
    const { tally, events } = tallyOf();
    tally.add({ type: 'outputs', changed: false });
    expect(tally.empty).toBe(true);
    tally.add({ type: 'outputs', changed: true });
    tally.add({ type: 'outputs', changed: false });
    expect([tally.empty, events]).toEqual([false, []]);
  });

  test('passes complaints on, and keeps those that are errors', () => {
    const { tally, events } = tallyOf();
    const warning: Diagnostic = { ...error, severity: 'warning' };
    tally.add({ type: 'diagnostic', ...warning });
    tally.add({ type: 'diagnostic', ...error });
    expect(tally.errors).toMatchObject([error]);
    expect(events).toMatchObject([{ diagnostic: warning }, { diagnostic: error }]);
  });

  test('explains a run that ended badly only where that has not done so itself', () => {
    const [silent, told] = [tallyOf(), tallyOf()];
    const run = { code: 7, stopped: false, text: 'no space left on device' };
    silent.tally.explain(run);
    const detail = 'no space left on device';
    expect(silent.tally.errors).toEqual([{ severity: 'error', summary: 'Terraform ended with exit code 7', detail }]);
    told.tally.add({ type: 'diagnostic', ...error });
    told.tally.explain(run);
    expect(told.tally.errors).toMatchObject([error]);
  });

  test('says that a lock is waited for; how to take one away that nobody gives back, where it is in a bucket', () => {
    const locked: Diagnostic = { severity: 'error', summary: 'Error acquiring the state lock', detail: 'Held.' };
    const inBucket = tallyOf(stack({ lockObject: 's3://states/web.tflock' }));
    inBucket.tally.add({ type: 'lock' });
    inBucket.tally.add({ type: 'diagnostic', ...locked });
    inBucket.tally.add({ type: 'diagnostic', ...error });
    expect(inBucket.events[0]).toEqual({ type: 'waiting-for-lock' });
    expect(inBucket.tally.errors.map(({ detail }) => detail)).toEqual([
      'Held.\nWhere that run has ended without giving it back, delete s3://states/web.tflock',
      error.detail,
    ]);
    const here = tallyOf();
    here.tally.add({ type: 'diagnostic', ...locked });
    expect(here.tally.errors).toMatchObject([locked]);
  });

  test('keeps a state that could be written nowhere, and counts it as an error', () => {
    const { tally } = tallyOf(stack({ stateFile: '/out/state/web.tfstate' }));
    tally.add({ type: 'state', state: '{"serial":1}' });
    const [, file = ''] = /^It is in (\S+), with its secrets\. /.exec(tally.errors[0]?.detail ?? '') ?? [];
    expect(file.startsWith(tmpdir())).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('{"serial":1}');
    rmSync(dirname(file), { recursive: true });
  });
});
