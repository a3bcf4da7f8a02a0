import { describe, expect, test } from 'vitest';
import { Output } from '../../src/cli/output';
import { stream } from './stream';

describe('in a log', () => {
  test('there is no control code and no moving line', () => {
    const out = stream();
    const output = new Output(out, {});
    output.status('working');
    output.line(output.colors.red('failed'));
    expect(out.text()).toBe('failed\n');
  });

  test('CI and a dumb terminal are logs too', () => {
    expect(new Output(stream({ columns: 80 }), { CI: 'true' }).live).toBe(false);
    expect(new Output(stream({ columns: 80 }), { TERM: 'dumb' }).live).toBe(false);
  });

  test('a table is as wide as its content', () => {
    const out = stream();
    new Output(out, {}).table(['stack', 'created'], [['a-very-long-name-of-a-stack-that-is-not-cut-in-any-log', '3']]);
    expect(out.text()).toBe(
      [`stack${' '.repeat(51)}created`, 'a-very-long-name-of-a-stack-that-is-not-cut-in-any-log        3', ''].join(
        '\n',
      ),
    );
  });
});

describe('in a terminal', () => {
  test('of which nobody has said the size there is room for 80 columns; a size that is said is kept within', () => {
    expect([0, 60].map((columns) => new Output(stream({ columns }), {}).width)).toEqual([80, 60]);
  });

  test('the moving line stays below what is printed and is cut to the width', () => {
    const out = stream({ columns: 12 });
    const output = new Output(out, {});
    output.status('deploying everything');
    output.line('done');
    expect(out.text()).toBe('\r\u001b[2Kdeploying …\r\u001b[2Kdone\n\r\u001b[2Kdeploying …');
  });

  test('while somebody else has it nothing is printed, and then all of it, in order', () => {
    const out = stream({ columns: 80 });
    const output = new Output(out, {});
    output.status('deploying');
    const release = output.hold();
    const before = out.text();
    output.status('more');
    output.line('one');
    output.line('two');
    expect([before.endsWith('\r\u001b[2K'), out.text()]).toEqual([true, before]);
    release();
    output.line('three');
    expect(out.text()).toBe(`${before}one\ntwo\nthree\n`);
  });

  test('NO_COLOR leaves colours away', () => {
    expect(new Output(stream({ columns: 80 }), {}).colors.red('x')).toBe('\u001b[31mx\u001b[39m');
    expect(new Output(stream({ columns: 80 }), { NO_COLOR: '1' }).colors.red('x')).toBe('x');
  });

  test('a table keeps within the width by taking the middle out of its widest column', () => {
    const out = stream({ columns: 30 });
    new Output(out, { NO_COLOR: '1' }).table(
      ['stack', 'team', 'created'],
      [['mission-operations-dev-platform-main', 'ops@orbital', '12']],
    );
    expect(out.text().split('\n').slice(0, 2)).toEqual([
      'stack      team        created',
      'miss…main  ops@o…ital       12',
    ]);
  });

  const columns = ['stack', 'owner', 'create', 'change', 'replace', 'destroy', 'seconds', 'status'];
  const rows = [
    ['flight-dynamics-dev-foundation', 'it@orbital.example', '0', '0', '0', '0', '0.6', 'unchanged'],
    ['flight-dynamics-prod-foundation', 'it@orbital.example', '1', '0', '0', '2', '0.6', 'planned'],
  ];
  const narrow = (width: number) => {
    const out = stream({ columns: width });
    new Output(out, { NO_COLOR: '1' }).table(columns, rows);
    return out.text().split('\n').slice(0, 3);
  };

  test('a table does without owners and seconds before it cuts the names of stacks', () => {
    expect(narrow(90)).toEqual([
      'stack                            create  change  replace  destroy  seconds  status',
      'flight-dynamics-dev-foundation        0       0        0        0      0.6  unchanged',
      'flight-dynamics-prod-foundation       1       0        0        2      0.6  planned',
    ]);
    expect(narrow(80)).toEqual([
      'stack                            create  change  replace  destroy  status',
      'flight-dynamics-dev-foundation        0       0        0        0  unchanged',
      'flight-dynamics-prod-foundation       1       0        0        2  planned',
    ]);
  });

  test('names that are cut can still be told apart, or each row is a sentence with everything in it', () => {
    expect(narrow(70)).toEqual([
      'stack                      create  change  replace  destroy  status',
      'flight-dynam…v-foundation       0       0        0        0  unchanged',
      'flight-dynam…d-foundation       1       0        0        2  planned',
    ]);
    expect(narrow(60)).toEqual([
      '- flight-dynamics-dev-foundation, owner it@orbital.example,',
      '  create 0, change 0, replace 0, destroy 0, seconds 0.6,',
      '  status unchanged',
    ]);
  });

  test('a table of which nothing could be read any more is a sentence a row', () => {
    const out = stream({ columns: 40 });
    new Output(out, { NO_COLOR: '1' }).table(
      ['stack', 'owner', 'create', 'change', 'replace', 'destroy', 'seconds', 'status'],
      [['data-prod', 'data@orbital.example', '1', '0', '0', '2', '0.4', 'deployed']],
    );
    expect(out.text()).toBe(
      '- data-prod, owner data@orbital.example,\n  create 1, change 0, replace 0, destroy\n  2, seconds 0.4, status deployed\n',
    );
  });
});
