import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readEstate } from '../../../src/estate/read';
import { formats } from '../../../src/review/render/formats';
import type { Action, AttributeChange, Report } from '../../../src/review/report/report';
import { reviewOf, reviewOutputs } from '../../../src/review/report/review';
import { orbital, runProgram, stackTexts } from '../../support/program';
import { addresses, edited, edits, moves, type Program, type Stack } from './edits';
import { newFolder, writeOutput } from './written';

/** Stacks of the example with one of nearly everything. */
let example: Program = {};
beforeAll(() => {
  const outdir = newFolder();
  runProgram(orbital, outdir);
  const texts = stackTexts(outdir);
  const wanted = [
    'mission-operations-prod',
    'mission-operations-prod-foundation',
    'mission-operations-prod-platform-main',
  ];
  example = Object.fromEntries(wanted.map((id) => [id, JSON.parse(texts[id] ?? '{}') as Stack]));
});

const lost = (before: Program, after: Program): string[] => {
  const kept = new Set(addresses(after));
  return addresses(before).filter((address) => !kept.has(address));
};

const told = (report: Report, actions: readonly Action[]): Set<string> =>
  new Set(
    report.stacks
      .flatMap(({ changes }) => changes)
      .filter(({ action }) => actions.includes(action))
      .flatMap(({ stack, address, movedFrom }) => [
        `${stack} ${address}`,
        ...(movedFrom ? [`${stack} ${movedFrom}`] : []),
      ]),
  );

const mirrored: Readonly<Record<Action, Action>> = {
  add: 'destroy',
  destroy: 'add',
  import: 'import',
  change: 'change',
  replace: 'replace',
  move: 'move',
};

const isWritten = ({ after }: AttributeChange): boolean => after !== 'known after apply';

const runs = { numRuns: 60 };

describe('random edits of the example', () => {
  test('crash nothing, in any format', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const report = reviewOutputs({
          base: writeOutput(example),
          head: writeOutput(edited(example, list)),
          showNoise: true,
        });
        for (const { render } of Object.values(formats)) expect(render(report).length).toBeGreaterThan(0);
        expect(formats.markdown.render(report).length).toBeLessThan(60_000);
      }),
      { numRuns: 25 },
    );
  });

  test('never lose a destroy', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const after = edited(example, list);
        const report = reviewOutputs({ base: writeOutput(example), head: writeOutput(after) });
        const destroyed = told(report, ['destroy', 'move']);
        expect(lost(example, after).filter((address) => !destroyed.has(address))).toEqual([]);
      }),
      runs,
    );
  });

  test('against themselves are empty', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const outdir = writeOutput(edited(example, list));
        const report = reviewOutputs({ base: outdir, head: outdir, showNoise: true });
        const changes = Object.values(report.readings).flatMap((reading) => reading.changes);
        expect([report.stacks, report.noise, changes, report.affected.waves]).toEqual([[], [], [], []]);
      }),
      runs,
    );
  });

  test('mirror each other: what one way adds, the other way destroys', () => {
    fc.assert(
      fc.property(moves, moves, (one, other) => {
        const [a, b] = [readEstate(writeOutput(edited(example, one))), readEstate(writeOutput(edited(example, other)))];
        const all = (report: Report, action: Action) =>
          report.stacks
            .flatMap(({ changes }) => changes)
            .filter((change) => change.action === action)
            .map(({ stack, address, movedFrom }) =>
              [stack, ...(action === 'move' ? [address, movedFrom].sort() : [address])].join(' '),
            )
            .sort();
        const [there, back] = [reviewOf(a, b), reviewOf(b, a)];
        for (const action of ['add', 'destroy', 'move'] as const) {
          expect(all(back, mirrored[action])).toEqual(all(there, action));
        }
      }),
      runs,
    );
  });
});

describe('other values in the example', () => {
  /** A value that is taken away may stay as the API keeps it: only values that are exchanged mirror each other. */
  const value = fc.oneof(fc.integer(), fc.stringMatching(/^[a-z]{1,12}$/), fc.boolean());
  const exchanges = fc.array(
    fc.record({ kind: fc.constant('exchange' as const), at: fc.nat(), attribute: fc.nat(), value }),
    {
      maxLength: 30,
    },
  );

  test('mirror each other: what differs one way differs the other way', () => {
    fc.assert(
      fc.property(exchanges, exchanges, (one, other) => {
        const [a, b] = [readEstate(writeOutput(edited(example, one))), readEstate(writeOutput(edited(example, other)))];
        // what follows from a change is another matter: a replacement one way can be an update the other way
        const differing = (report: Report) =>
          report.stacks
            .flatMap(({ changes }) => changes)
            .filter(({ action, attributes }) => ['change', 'replace'].includes(action) && attributes.some(isWritten))
            .map(({ stack, address }) => `${stack} ${address}`)
            .sort();
        expect(differing(reviewOf(b, a))).toEqual(differing(reviewOf(a, b)));
      }),
      runs,
    );
  });
});
