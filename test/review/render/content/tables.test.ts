import { describe, expect, test } from 'vitest';
import { lastTables, tables } from '../../../../src/review/render/content/tables';
import { unmarked } from '../../../../src/review/render/content/text';
import type { ReadingReport } from '../../../../src/review/report/reading-report';
import type { Note } from '../../../../src/review/report/report';
import { readingChange, readingReport } from '../../fixtures/readings';
import { change, report, stack } from '../../fixtures/report';
import { type Written, written } from '../../fixtures/written';

const effects: readonly Note['effect'][] = ['ignored', 'fails', 'keeps', 'may-fail', 'buys', 'imports', 'unprotects'];

type Change = Parameters<typeof readingChange>[0];

/** The table of what is said of exposure, its cells as plain text. */
function exposure(...changes: readonly Change[]) {
  const [table] = tables(
    report({
      readings: readingReport(
        'exposure',
        changes.map((one, index) => readingChange(one, index)),
      ),
    }),
  );
  if (table === undefined) throw new Error('there is a table');
  return { ...table, cells: table.rows.map(({ cells }) => cells.map(unmarked).join(' | ')) };
}

const opened = (what: string, more: Partial<Change> = {}): Change => ({
  ...{ at: ['web-prod', 'Ports/a'], word: 'opened', cells: { kind: 'port', what } },
  ...more,
});

describe('a table of a reading', () => {
  test('has a row for all changes of a line, with what each of them has, and no column that is empty', () => {
    const { columns, cells, rows } = exposure(
      opened('port 1', { line: 7 }),
      opened('port 2', { line: 7, at: ['web-prod', 'Ports/b'] }),
      opened('port 2', { line: 7, at: ['web-prod', 'Ports/b'] }),
      opened('port 3', { word: 'closed', at: ['web-dev'] }),
    );
    expect(columns).toEqual(['Change', 'Kind', 'What', 'Where']);
    expect(cells).toEqual([
      'opened | port | port 1, port 2 | web-prod/Ports/a, web-prod/Ports/b',
      'closed | port | port 3 | web-dev',
    ]);
    expect(rows.map(({ gained, alarming, stack: of }) => [gained, alarming, of])).toEqual([
      [true, false, 'web-prod'],
      [false, false, 'web-dev'],
    ]);
  });

  test('has what is alarming first, else the order in which it is told', () => {
    const { cells } = exposure(
      opened('b'),
      opened('d', { severity: 'danger' }),
      opened('a'),
      opened('c', { severity: 'danger' }),
    );
    expect(cells.map((one) => one.split(' | ')[2])).toEqual(['d', 'c', 'b', 'a']);
  });

  test('says of up to three changes of a line each in a sentence, and where; of more how many there are', () => {
    const line = (count: number) =>
      exposure(
        ...[...Array(count).keys()].map((n) =>
          opened(`port ${n}`, { line: 1, says: `port ${n} opened`, at: ['web-prod', `Ports/${n}`] }),
        ),
      );
    expect(line(3).rows[0]?.sentences?.map(unmarked)).toEqual(
      [0, 1, 2].map((n) => `port ${n} opened, by web-prod/Ports/${n}`),
    );
    expect(line(3).cells[0]).toMatch(/\| web-prod\/Ports\/0, web-prod\/Ports\/1, web-prod\/Ports\/2$/);
    expect(line(4).rows[0]).not.toHaveProperty('sentences');
    expect(line(4).cells[0]).toMatch(/\| 4 places$/);
  });

  test('names up to twelve things in a cell, and counts more', () => {
    const line = (count: number) =>
      exposure(...[...Array(count).keys()].map((n) => opened(`p${n}`, { line: 1 }))).cells[0]?.split(' | ')[2];
    expect(line(12)).toBe([...Array(12).keys()].map((n) => `p${n}`).join(', '));
    expect(line(13)).toBe('13 x what');
  });

  test('folds what a cell says in fewer words, and what is taken out of it', () => {
    const folded = (what: readonly string[], except?: readonly string[]) =>
      exposure(opened('', { cells: { kind: 'port', what }, ...(except && { except }) })).rows[0]?.folded;
    const five = ['a', 'b', 'c', 'd', 'e'];
    expect(folded(['a', 'b'])).toBeUndefined();
    expect(folded(five)).toEqual({ column: 'What', lists: [{ title: '5 whats', names: five }] });
    expect(folded(['a'], ['b', 'c'])).toEqual({
      column: 'What',
      lists: [
        { title: '1 what', names: ['a'] },
        { title: 'except 2', names: ['b', 'c'] },
      ],
    });
    expect(folded([], ['b'])).toEqual({ column: 'What', lists: [{ title: 'except 1', names: ['b'] }] });
  });

  test('shows as code what is one, and no column that only programs read', () => {
    const { columns, rows } = {
      ...tables(
        report({
          readings: readingReport('addresses', [
            readingChange({
              ...{ at: ['web-prod'], word: 'taken' },
              cells: { network: 'web', vlan: '7', cidr: '10.0.0.0/24' },
            }),
          ]),
        }),
      )[0],
    };
    expect(columns).toEqual(['Change', 'Network', 'VLAN', 'Addresses']);
    expect(rows?.[0]?.cells).toEqual([['taken'], [{ code: 'web' }], [{ code: '7' }], [{ code: '10.0.0.0/24' }]]);
  });

  test('without a change is none; what stands below it is named', () => {
    const asides = [
      { key: 'vlan', label: 'Next free VLAN', text: '124' },
      { key: 'cidr', label: 'Next free /22', text: '10.20.44.0/22' },
    ];
    const of = (changes: readonly Change[]) =>
      tables(
        report({
          readings: readingReport(
            'exposure',
            changes.map((one) => readingChange(one)),
            written<Partial<ReadingReport>>({ asides }),
          ),
        }),
      );
    expect(of([])).toEqual([]);
    expect(of([opened('a')]).map(({ after = [] }) => unmarked(after))).toEqual([
      'Next free VLAN: 124, Next free /22: 10.20.44.0/22',
    ]);
    expect(exposure(opened('a')).after).toBeUndefined();
  });
});

describe('what happens otherwise than planned', () => {
  const note = (effect: Note['effect'], says: string) => ({ effect, says }) as Written<Note>;
  const noted = (action: 'change' | 'destroy', ...notes: readonly Written<Note>[]) =>
    change({ action, path: `Things/${action}`, notes });

  test('is told of what stays, alarming first, then of stacks; what is destroyed tells it itself', () => {
    const found = tables(
      report({
        stacks: [
          stack({
            notes: ['something about the stack'],
            changes: [
              noted('change', note('ignored', 'nothing happens'), note('fails', 'it fails')),
              noted('destroy', note('fails', 'not empty')),
            ],
          }),
          stack({ id: 'gone', status: 'removed', changes: [noted('change', note('fails', 'gone'))] }),
        ],
      }),
    );
    expect(found.map(({ id }) => id)).toEqual(['notes']);
    expect(
      found[0]?.rows.map(({ cells, alarming, stack: of }) => [cells.map(unmarked).join(' | '), alarming, of]),
    ).toEqual([
      ['Fails | web-prod/Things/change | it fails', true, 'web-prod'],
      ['Does nothing | web-prod/Things/change | nothing happens', false, 'web-prod'],
      ['Note | web-prod | something about the stack', false, 'web-prod'],
    ]);
  });

  test('what fails, takes a protection away or costs money comes first and is marked; the notes of a stack come last', () => {
    const changes = effects.map((effect) =>
      change({ action: 'change', path: effect, address: `a.${effect}`, notes: [{ effect, says: `it ${effect}` }] }),
    );
    const table = tables(report({ stacks: [stack({ changes, notes: ['of the stack'] })] })).find(
      ({ id }) => id === 'notes',
    );
    const rows = table?.rows.map(({ cells: [, , why], alarming }) => [unmarked(why ?? []), alarming]);
    expect(rows).toEqual([
      ['it fails', true],
      ['it buys', true],
      ['it unprotects', true],
      ...['it ignored', 'it keeps', 'it may-fail', 'it imports', 'of the stack'].map((why) => [why, false]),
    ]);
  });
});

test('about the review itself comes last, and only where there is something', () => {
  expect(lastTables(report())).toEqual([]);
  const noise = [{ stack: 'web-prod', where: 'backend', what: 'another path' }];
  const disagreements = [{ stack: 'web-dev', address: 't.x', synth: 'nothing', plan: 'change', why: 'drift' }] as const;
  const found = lastTables(report({ noise, disagreements }));
  expect(
    found.map(({ id, columns, rows }) => [
      id,
      columns.join(' | '),
      ...rows.map(({ cells }) => cells.map(unmarked).join(' | ')),
    ]),
  ).toEqual([
    ['disagreements', 'Resource | Code says | Plan says | Why', 'web-dev t.x | nothing | change | drift'],
    ['noise', 'Stack | Where | What', 'web-prod | backend | another path'],
  ]);
  expect(found.flatMap(({ rows }) => rows.map(({ alarming }) => alarming))).toEqual([false, false]);
});
