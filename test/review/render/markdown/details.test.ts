import { describe, expect, test } from 'vitest';
import { size } from '../../../../src/review/render/markdown/budget';
import { detailsSection } from '../../../../src/review/render/markdown/details';
import { change, huge, report, stack } from '../../fixtures/report';

test.each([
  [2, 60],
  [9, 20],
  [200, 3],
])(
  '%i stacks with %i changes take no more than there is room for, and all of it where they need more',
  (stacks, each) => {
    const section = detailsSection(huge(stacks, each));
    const whole = size(section.fit(section.wants));
    expect(whole).toBe(section.wants);
    for (let room = section.floor; room < section.wants; room += 997) {
      const taken = size(section.fit(room));
      expect(taken).toBeLessThanOrEqual(room);
    }
  },
);

test('a stack that is many times larger than the others is not cut where there is room for all of it', () => {
  const section = detailsSection(report({ stacks: [...huge(1, 200).stacks, ...huge(9, 2).stacks] }));
  expect(size(section.fit(section.wants))).toBe(section.wants);
});

/** All numbers behind a pattern, added up. */
const sum = (text: string, pattern: RegExp): number =>
  [...text.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);

test('whatever room there is, each stack is named, and each change is told or counted, once', () => {
  const [stacks, each] = [9, 20];
  const section = detailsSection(huge(stacks, each));
  const seen = new Set<string>();
  for (let room = section.floor; room <= section.wants; room += 499) {
    const [open = '', brief = ''] = section.fit(room).split('\nOnly counted:\n');
    const told = open.split('\n- **').length - 1;
    const cut = sum(open.replaceAll(/^(?!- and ).*$/gm, ''), / (\d+) (?:`ovh|more change)/g);
    const counted = sum(brief, / (\d+) `ovh/g);
    expect(told + cut + counted, `${room}`).toBe(stacks * each);
    const named = [...`${open}${brief}`.matchAll(/(?:<summary><code>|^- `)(team-\d+)-prod/gm)].map(([, name]) => name);
    expect(named.sort(), `${room}`).toEqual([...Array(stacks).keys()].map((n) => `team-${n}`));
    expect(brief === '', `${room}`).toBe(named.length === open.split('<details>').length - 1);
    // of a type as far as there is room for it
    expect(open).not.toContain('more change');
    seen.add(`${cut > 0} ${counted > 0}`);
  }
  expect(seen.size).toBeGreaterThan(1);
});

describe('a stack', () => {
  const of = (given: Parameters<typeof stack>[0]) => {
    const section = detailsSection(report({ stacks: [stack(given)] }));
    return section.fit(section.wants).split('\n').slice(5, -3);
  };
  const range = (count: number) => [...Array(count).keys()];

  test('shows twelve attributes of a change, and counts the others', () => {
    const changed = (count: number) =>
      of({
        changes: [
          change({ action: 'change', attributes: range(count).map((n) => ({ attribute: `a${n}`, after: 'x' })) }),
        ],
      }).slice(1);
    expect(changed(12)).toEqual(range(12).map((n) => `  - \`a${n}\`: + \`x\``));
    expect(changed(13).at(-1)).toBe('  - and 1 more attribute');
    expect(changed(14).at(-1)).toBe('  - and 2 more attributes');
  });

  test('names six things that it only lists, and counts the others', () => {
    const listed = (count: number) =>
      of({
        findings: range(count).map((n) => ({
          ...{ class: 'listed', stack: 'web-prod', where: `output.o${n}`, says: 'output is new', attributes: [] },
        })),
      });
    const names = range(6)
      .map((n) => `\`output.o${n}\``)
      .join(', ');
    expect(listed(6)).toEqual(['- and 6 other differences:', `  - output is new: ${names}`]);
    expect(listed(7)).toEqual(['- and 7 other differences:', `  - output is new: ${names}, 1 more`]);
    expect(listed(1)).toEqual(['- and 1 other difference:', '  - output is new: `output.o0`']);
  });

  const listed = (count: number, values = 1, text = 'x') =>
    range(count).map((n) => ({
      ...{ class: 'listed' as const, stack: 'web-prod', where: `output.o${n}`, says: 'output differs' },
      attributes: range(values).map((at) => ({ attribute: `v${at}`, before: `${n}`, after: `${text}${n}` })),
    }));

  test('tells what each of them was and is, of six of them four values, and counts the others', () => {
    const of6 = range(6).flatMap((n) => [`  - output differs: \`output.o${n}\``, `    - \`v0\`: \`${n}\` → \`x${n}\``]);
    expect(of({ findings: listed(6) })).toEqual(['- and 6 other differences:', ...of6]);
    expect(of({ findings: listed(8) })).toEqual(['- and 8 other differences:', ...of6, '  - and 2 more']);
    const of4 = range(4).map((at) => `    - \`v${at}\`: \`0\` → \`x0\``);
    const head = ['- and 1 other difference:', '  - output differs: `output.o0`'];
    expect(of({ findings: listed(1, 4) })).toEqual([...head, ...of4]);
    expect(of({ findings: listed(1, 6) })).toEqual([...head, ...of4, '    - and 2 more values']);
  });

  test('counts them where there is no room for what they were', () => {
    const findings = listed(6, 4, 'x'.repeat(400));
    const changes = [change({ action: 'change', path: 'Main', type: 'ovh_vrack' })];
    const section = detailsSection(report({ stacks: [stack({ changes, findings })] }));
    const lines = section.fit(6_000).split('\n');
    expect(lines).toContain('- and 6 other differences');
    expect(lines).toContain('- **change** `Main` (`ovh_vrack`)');
    expect(lines.filter((line) => line.includes('more'))).toEqual([]);
  });
});
