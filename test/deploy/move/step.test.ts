import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptied,
  isBare,
  marked,
  markOf,
  type StateContent,
  withoutMark,
} from '../../../src/deploy/move/state-content';
import { nextStep } from '../../../src/deploy/move/step';

const way = { id: 'web-prod', from: 'OLD', to: 'NEW' };

/** A state that holds what was written by these writes. */
const state = (serial: number, writes: readonly string[], lineage = 'ours'): StateContent => ({
  ...{ version: 4, terraform_version: '1.11.4', serial, lineage, outputs: {} },
  resources: writes.map((name) => ({ name })),
});

const step = (old: StateContent | undefined, now: StateContent | undefined) => {
  const next = nextStep(old, now, way);
  return next.do === 'refuse' ? next.why : next.do === 'nothing' ? next.because : next.do;
};

describe('what comes next', () => {
  const old = state(3, ['a', 'b']);
  const going = marked(old, 'NEW');
  const gone = emptied(going, 'NEW');
  const copy = withoutMark(old, 5);

  test.each<[string, StateContent | undefined, StateContent | undefined, string]>([
    ['nothing anywhere', undefined, undefined, 'none'],
    ['an old state without anything', state(9, []), undefined, 'none'],
    ['only in the old place', old, undefined, 'mark'],
    ['an empty state of others in the new place', old, state(8, [], 'theirs'), 'mark'],
    ['killed after the mark', going, undefined, 'copy'],
    ['killed after the copy', going, copy, 'empty'],
    ['killed after the copy, and the new one applied since', going, state(9, ['a', 'c']), 'empty'],
    ['ended', gone, copy, 'there'],
    ['the same by hand in both', old, withoutMark(old, 3), 'mark'],
    ['the same by hand in both, and the mark', going, withoutMark(old, 3), 'copy'],
    ['only in the new place', undefined, copy, 'there'],
    ['on the way back', copy, gone, 'mark'],
    ['two names of one place', going, going, 'unmark'],
  ])('%s', (_, before, after, expected) => {
    expect(step(before, after)).toBe(expected);
  });

  test.each<[string, StateContent | undefined, StateContent | undefined, string]>([
    [
      'another lineage',
      old,
      state(1, ['x'], 'theirs'),
      'NEW holds another state than that of web-prod in OLD (another lineage), which would be written over. Look whose it is; if it is to go, destroy what it holds first, or give web-prod another place',
    ],
    [
      'an apply in each of the two',
      { ...going, serial: 5, resources: [{ name: 'z' }] },
      state(9, ['a', 'c']),
      "both OLD (serial 5, 1 resource) and NEW (serial 9, 2 resources) hold the state of web-prod, and they are not the same: somebody has applied in one of them since it was copied. Look at both with terraform state pull, keep a copy of each, and empty the one that isn't to be kept with terraform state rm",
    ],
    [
      'another one in the place it went to',
      gone,
      state(1, ['x'], 'theirs'),
      'NEW holds another state than that of web-prod in OLD (another lineage), which would be written over. Look whose it is; if it is to go, destroy what it holds first, or give web-prod another place',
    ],
    [
      'nothing in the place it went to',
      gone,
      undefined,
      'OLD says that the state of web-prod went to NEW, and nothing is there. Put back an earlier version of it, or the copy that was kept',
    ],
    [
      'gone to a third place',
      emptied(old, 'THIRD'),
      undefined,
      'OLD says that the state of web-prod went to THIRD, and not to NEW. Name the output of the program whose states are there',
    ],
    [
      'on the way to a third place',
      marked(old, 'THIRD'),
      undefined,
      'OLD says that the state of web-prod is on its way to THIRD, and holds it still. End that first: deploy the program whose states are there, with the same --move-state as then',
    ],
    [
      'another way in the new place that was broken off',
      undefined,
      marked(old, 'THIRD'),
      'NEW says that the state of web-prod is on its way to THIRD, and holds it still. End that first: deploy the program whose states are there, with the same --move-state as then',
    ],
  ])('refused: %s', (_, before, after, expected) => {
    expect(step(before, after)).toBe(expected);
  });
});

/** Both places, as Terraform writes to them. */
class Places {
  readonly #at = new Map<string, StateContent>([['OLD', state(1, ['w0'])]]);
  #writes = 0;

  /** @param bumps whether what is written over something gets a serial of its own, as in a local file */
  constructor(readonly bumps: boolean) {}

  pull = (place: string): StateContent | undefined => this.#at.get(place);

  /** Refuses another lineage, an older serial, and another content of the same serial, unless what is there is empty. */
  push(place: string, next: StateContent): boolean {
    const there = this.#at.get(place);
    if (there !== undefined && !(isBare(there) && markOf(there) === undefined)) {
      const isOther = next.serial === there.serial && JSON.stringify(next) !== JSON.stringify(there);
      if (there.lineage !== next.lineage || next.serial < there.serial || isOther) return false;
    }
    this.#at.set(place, this.bumps && there !== undefined ? { ...next, serial: next.serial + 1 } : next);
    return true;
  }

  /** Somebody applies there: what no program says is taken out of the outputs, unless only a part is applied. */
  apply(place: string, isPart: boolean): string | undefined {
    const there = this.#at.get(place);
    // the program of the old place is refused where the state has moved; by hand it is not
    if (there === undefined || isBare(there)) return undefined;
    const name = `w${++this.#writes}`;
    const next = isPart ? { ...there, serial: there.serial + 1 } : withoutMark(there);
    this.#at.set(place, { ...next, resources: [...there.resources, { name }] });
    return name;
  }

  writesIn = (place: string): readonly string[] =>
    (this.#at.get(place)?.resources ?? []).map((one) => (one as { name: string }).name);
}

/** Moves it, and waits after each look and each write. */
function* mover(places: Places): Generator<undefined, string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const [old, now] = [places.pull('OLD'), places.pull('NEW')];
    const next = nextStep(old, now, way);
    yield;
    if (next.do === 'nothing') return 'done';
    if (next.do === 'refuse' || old === undefined) return 'refused';
    if (next.do === 'mark') places.push('OLD', marked(old, 'NEW'));
    if (next.do === 'copy') places.push('NEW', withoutMark(old, next.serial));
    if (next.do === 'empty') places.push('OLD', emptied(old, 'NEW'));
    if (next.do === 'unmark') return 'one place';
    yield;
  }
  return 'refused';
}

const events = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('first', 'second') },
    { weight: 1, arbitrary: fc.constantFrom('kill first', 'kill second', 'old', 'part of old', 'new', 'part of new') },
  ),
  { maxLength: 40 },
);

test('two movers, killed anywhere, and others who apply in either place: nothing is lost, and two states that both live are never taken for one', () => {
  fc.assert(
    fc.property(events, fc.boolean(), (all, bumps) => {
      const places = new Places(bumps);
      const movers = { first: mover(places), second: mover(places) };
      const written: Record<string, string[]> = { OLD: ['w0'], NEW: [] };
      for (const event of all) {
        const [verb = '', ...rest] = event.split(' ');
        const name = rest.at(-1) ?? verb;
        if (event.startsWith('kill')) movers[name as 'first'] = mover(places);
        else if (name === 'old' || name === 'new') {
          const place = name.toUpperCase();
          const write = places.apply(place, verb === 'part');
          if (write !== undefined) written[place]?.push(write);
        } else if (movers[name as 'first'].next().done) movers[name as 'first'] = mover(places);
        // whatever was written is somewhere
        const held = new Set([...places.writesIn('OLD'), ...places.writesIn('NEW')]);
        for (const write of Object.values(written).flat()) expect(held).toContain(write);
      }
      const last = mover(places);
      let end = last.next();
      while (!end.done) end = last.next();
      const [old, now] = [places.writesIn('OLD'), places.writesIn('NEW')];
      if (end.value === 'done') {
        expect(old).toEqual([]);
        expect(new Set(now)).toEqual(new Set(Object.values(written).flat()));
      } else {
        // both were written to
        expect(end.value).toBe('refused');
        expect([old.length, now.length].every((length) => length > 0)).toBe(true);
        expect(written['OLD']?.some((write) => !now.includes(write))).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});
