import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../../src/review/render/terminal';
import { pullRequest } from '../fixtures/pull-request';
import { readingChange, readingReport } from '../fixtures/readings';
import { change, report, stack, unchanged } from '../fixtures/report';

const esc = String.fromCharCode(27);

describe('the text for a terminal', () => {
  test('begins with the verdict and ends with the digest', () => {
    const lines = renderTerminal(pullRequest, { width: 100 }).trimEnd().split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'Runs code that is not of this repository, destroys data or services (2 resources) in data/prod,',
      '  opens 1 thing to the whole internet, loses track of the state of 1 stack and 8 more that are',
      '  below: not safe to merge without the consent of 4 owners',
      '',
      '3 stacks changed: +5 ~2 ±1 -1, 1 moved; 1 stack left behind',
    ]);
    expect(lines.at(-1)).toBe(`Digest: ${pullRequest.digest}`);
  });

  test('says that nothing changed', () => {
    expect(renderTerminal(unchanged)).toBe(
      `Nothing changed\n\norigin/main -> working tree; 22 stacks without changes\n\nDigest: ${unchanged.digest}\n`,
    );
  });

  test('has colours only when they are asked for', () => {
    expect(renderTerminal(pullRequest)).not.toContain(esc);
    expect(renderTerminal(pullRequest, { color: true })).toContain(`${esc}[31m    - destroy Storage/telemetry`);
  });

  test('has a row of a table in red where it is alarming', () => {
    const rows = (['info', 'danger'] as const).map((severity, line) =>
      readingChange({ at: ['web-prod', 'Access/a'], severity, line, word: 'gained', cells: { identity: severity } }),
    );
    const text = renderTerminal(report({ readings: readingReport('access', rows) }), { color: true, width: 200 });
    expect(text).toContain(`\n${esc}[31m  gained  danger`);
    expect(text).toContain('\n  gained  info');
  });

  test('tells what a difference that is only listed was and is, also where it is narrow', () => {
    const says = 'data source differs';
    const attributes = [
      { attribute: 'duration', before: 'P14D', after: 'P1M' },
      { attribute: 'url', before: 'https://logs.a.example/v1', after: 'https://logs.b.example/v1/or/even/longer' },
      { attribute: 'hidden', before: '(hidden)', after: '(hidden)' },
      { attribute: 'control', after: `a${esc}[31m` },
    ];
    const finding = {
      class: 'listed' as const,
      stack: 'web-prod',
      where: 'data.x.A',
      path: 'AuditLog/Retention',
      says,
    };
    const text = renderTerminal(report({ stacks: [stack({ findings: [{ ...finding, attributes }] })] }), { width: 60 });
    const lines = text.split('\n');
    const at = lines.indexOf('  and 1 other difference:');
    expect(lines.slice(at, at + 8)).toEqual([
      '  and 1 other difference:',
      '    - data source differs: AuditLog/Retention',
      '        duration: P14D → P1M',
      '        url: https://logs.a.example/v1 →',
      '          https://logs.b.example/v1/or/even/longer',
      '        hidden: (hidden) → (hidden)',
      '        control: + a⟨U+001B⟩[31m',
      '',
    ]);
  });

  test('says the same with colours', () => {
    const colored = renderTerminal(pullRequest, { color: true, width: 60 });
    expect(colored.replaceAll(new RegExp(`${esc}\\[\\d+m`, 'g'), '')).toBe(renderTerminal(pullRequest, { width: 60 }));
  });

  test.each([60, 80, 120])('keeps within %i columns, apart from commands to copy, which stay whole', (width) => {
    const long = renderTerminal(pullRequest, { width })
      .split('\n')
      .filter((line) => line.length > width);
    expect(long.filter((line) => !/^( +(Keep it|Remove) with|Digest): /.test(line))).toEqual([]);
    expect(renderTerminal(pullRequest, { width })).toContain('Remove with: npx landing-zone destroy erp-dev\n');
  });

  test('breaks a long name behind a slash, a dot or a dash, and nowhere else', () => {
    const path = 'Clusters/main-cluster.of-the-company/NodePools/a-pool_with-a-very-long-name-indeed';
    const text = renderTerminal(report({ stacks: [stack({ changes: [change({ path })] })] }), { width: 40 });
    const [, name = ''] = /\n {2}\+ ([\s\S]*?)\s+\(/.exec(text) ?? [];
    expect(name.split(/\n {4}/)).toEqual([
      'Clusters/main-cluster.of-the-',
      'company/NodePools/a-pool_with-a-',
      'very-long-name-indeed',
    ]);
  });

  test('shows tables as columns where there is room, and as sentences where there is not', () => {
    expect(renderTerminal(pullRequest, { width: 200 })).toContain('Change            Who                Action  ');
    const row = readingChange({
      at: ['web-prod', 'Access/viewer'],
      word: 'gained',
      says: 'group web gains: every action that reads on project web/prod',
      cells: { identity: 'group web', action: ['a/get', 'b/get'], resource: 'project web/prod' },
    });
    const narrow = renderTerminal(report({ readings: readingReport('access', [row, { ...row, line: 1 }]) }), {
      width: 60,
    });
    expect(narrow.split('\n').slice(-8, -3)).toEqual([
      'Access',
      '  - group web gains: every action that reads on project',
      '    web/prod, by web-prod/Access/viewer',
      '  - group web gains: every action that reads on project',
      '    web/prod, by web-prod/Access/viewer',
    ]);
  });

  test('tells more than three changes of one line together', () => {
    const rows = [...Array(4).keys()].map((at) =>
      readingChange({
        at: ['web-prod', `Access/${at}`],
        word: 'gained',
        cells: { identity: 'group web', action: [`a/${at}`], resource: `project ${at}` },
        line: 0,
      }),
    );
    const narrow = renderTerminal(report({ readings: readingReport('access', rows) }), { width: 60 });
    expect(narrow).toContain(
      '  - gained, who group web, action a/0, a/1, a/2, a/3, on\n    project 0, project 1, project 2, project 3, where 4\n    places\n',
    );
  });

  test('counts wide characters as two columns', () => {
    const wide = report({ stacks: [stack({ notes: ['漢字漢字漢字 '.repeat(8).trim()] })] });
    const lines = renderTerminal(wide, { width: 60 }).split('\n');
    const note = lines.filter((line) => /漢|note:/.test(line)).slice(-2);
    expect(note.map((line) => line.match(/漢字漢字漢字/g)?.length)).toEqual([4, 4]);
  });
});
