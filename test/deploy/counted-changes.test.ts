import { describe, expect, test } from 'vitest';
import { countChanges, countedBetween } from '../../src/deploy/counted-changes';
import type { StackTools } from '../../src/deploy/stack-run';
import type { StackFile, Values } from '../../src/estate/model';
import { estateOf } from '../estate/estate';

/** What is counted for a stack with these sections and these addresses in its state: `+t.x -t.y`. */
function counted(json: Values, state: readonly string[], files: readonly StackFile[] = []): string {
  const estate = estateOf({ a: json }, { a: files });
  const [stack] = estate.stacks.values();
  if (stack === undefined) throw new Error('there is no stack');
  const resources = state.map((address) => ({
    address,
    mode: address.startsWith('data.') ? 'data' : 'managed',
    type: address.split('.')[0] ?? '',
  }));
  const signs: Readonly<Record<string, string>> = { add: '+', destroy: '-', none: '=' };
  return countedBetween(resources, estate, stack)
    .map(({ action, address, isImported }) => `${signs[action]}${address}${isImported ? ' imported' : ''}`)
    .join(' ');
}

const t = (...names: readonly string[]): Values => ({ t: Object.fromEntries(names.map((name) => [name, {}])) });
const over = (repeat: Values): Values => ({ resource: { t: { x: repeat } } });

describe('counted by its blocks and its state', () => {
  test.each<[string, Values, readonly string[], string]>([
    ['what is in one of them alone is made or goes', { resource: t('x', 'y') }, ['t.y', 't.z'], '+t.x -t.z'],
    ['where both are the same nothing happens', { resource: t('x') }, ['t.x'], ''],
    ['what is only read is neither made nor goes', { data: t('x') }, ['data.t.x', 'data.t.y'], ''],
    ['what is taken over is not made', { resource: t('x'), import: [{ to: 't.x', id: '1' }] }, [], '=t.x imported'],
    ['what is taken over and there is there', { resource: t('x'), import: [{ to: 't.x', id: '1' }] }, ['t.x'], ''],
    ['what has moved is there', { resource: t('y'), moved: [{ from: 't.x', to: 't.y' }] }, ['t.x'], ''],
    ['what has moved to nothing goes', { moved: [{ from: 't.x', to: 't.y' }] }, ['t.x'], '-t.x'],
    [
      'what is let go of does not go',
      { removed: [{ from: 't.x', lifecycle: { destroy: false } }] },
      ['t.x', 't.x["a"]', 't.y'],
      '-t.y',
    ],
    ['instances are told apart', over({ count: 2 }), ['t.x[0]', 't.x[2]'], '+t.x[1] -t.x[2]'],
    ['none is wanted of what is there no times', over({ count: 0 }), ['t.x[0]'], '-t.x[0]'],
    ['by their keys, too', over({ for_each: { a: 1, b: 2 } }), ['t.x["b"]', 't.x["c"]'], '+t.x["a"] -t.x["c"]'],
    ['of instances that only Terraform can count one is made', over({ count: '${data.t.d.n}' }), [], '+t.x'],
    ['or none, where some are there, which stay', over({ count: '${data.t.d.n}' }), ['t.x[0]', 't.x[7]'], ''],
    [
      'another one of which the name begins so is not it',
      over({ count: '${data.t.d.n}' }),
      ['t.xy[0]'],
      '+t.x -t.xy[0]',
    ],
  ])('%s', (_, json, state, expected) => {
    expect(counted(json, state)).toBe(expected);
  });

  test('nothing goes where a file that only Terraform reads may hold it', () => {
    const file: StackFile = { path: 'main.tf', sha256: '', role: 'configuration', unread: 'is written in HCL' };
    expect(counted({ resource: t('x') }, ['t.z'], [file])).toBe('+t.x');
    const { unread: _, ...read } = file;
    expect(counted({ resource: t('x') }, ['t.z'], [read])).toBe('+t.x -t.z');
  });
});

describe('counted by what Terraform shows of a state', () => {
  const estate = estateOf({ a: { resource: t('x') } });

  /** The same where it prints this, and ends so. */
  function countedWhere(prints: object, code = 0) {
    const [stack] = estate.stacks.values();
    if (stack === undefined) throw new Error('there is no stack');
    const terraform: Pick<StackTools['terraform'], 'run'> = {
      run: async (_place, args, onLine) => {
        expect(args).toEqual(['show', '-json']);
        onLine?.(JSON.stringify(prints));
        return { code, stopped: false, text: '' };
      },
    };
    const tools = {
      terraform,
      init: (task: () => unknown) => task(),
      locking: [],
      onEvent: () => {},
    } as unknown as StackTools;
    return countChanges(estate, stack, { directory: 'a', accepts: () => true }, tools);
  }

  const state = (resources: unknown) => ({ values: { root_module: { resources } } });
  const step = { type: 't', replacePaths: [], isImported: false, isLeftover: false, isDrifted: false };

  test('each step is one of a plan that says nothing of values', async () => {
    const added = { ...step, address: 't.x', action: 'add' };
    expect(await countedWhere({})).toEqual([added]);
    expect(await countedWhere(state([{ address: 't.z', mode: 'managed', type: 't' }]))).toEqual([
      added,
      { ...step, address: 't.z', action: 'destroy' },
    ]);
  });

  test('nothing is known where that fails, or is not as expected', async () => {
    expect(await countedWhere({}, 1)).toBeUndefined();
    expect(await countedWhere(state([{ address: 't.z' }]))).toBeUndefined();
  });
});
