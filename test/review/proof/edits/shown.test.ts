import { describe, expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();

/** The first output that is hidden, and its name. */
const hiddenIn = ({ output }: Json): readonly [string, Json] =>
  Object.entries<Json>(output).find(([, { sensitive }]) => sensitive === true) ?? ['', {}];

const shared = (edit: (main: Json) => void) => (output: Output) => output.stack('it-shared', edit);

const wrapped = (value: string, call: string): string => value.replace(/^\$\{(.*)\}$/, `\${${call}($1)}`);

test.each<readonly [string, (value: string) => string]>([
  ['as it was', (value) => value],
  ['in another form', (value) => wrapped(value, 'base64encode')],
])('an output under another name that shows what was hidden, %s', (_, change) => {
  const seen = review({
    head: shared((main) => {
      const [name, { value }] = hiddenIn(main);
      delete main.output[name];
      main.output[`${name}2`] = { value: change(value) };
    }),
  });
  expect(seen.gates).toContain('guard');
});

test('an output under another name that is still hidden shows nothing', () => {
  const seen = review({
    head: shared((main) => {
      const [name, one] = hiddenIn(main);
      delete main.output[name];
      main.output[`${name}2`] = one;
    }),
  });
  expect(seen.gates).not.toContain('guard');
});

test.each<readonly [string, (main: Json, value: string) => void]>([
  [
    'an output',
    ({ output }, value) => {
      output.leak = { value };
    },
  ],
  [
    'a local value',
    (main, value) => {
      main.locals = { leak: value };
    },
  ],
  [
    'a resource',
    ({ resource }, value) => {
      resource.terraform_data = { Leak: { input: value } };
    },
  ],
])('nonsensitive() in %s shows what is hidden', (_, edit) => {
  const seen = review({ head: shared((main) => edit(main, wrapped(hiddenIn(main)[1].value, 'nonsensitive'))) });
  expect(seen.gates).toContain('guard');
});

describe('sensitive() around a value', () => {
  const word = 'correct-horse';
  const put = (value: Json) =>
    shared((main) => {
      main.variable = { ...main.variable, hidden: { default: 'x', sensitive: true }, open: { default: 'y' } };
      main.resource.terraform_data = { Held: { input: value } };
    });
  const hidden = `\${sensitive("${word}")}`;

  test.each<readonly [string, Json, Json]>([
    ['the value itself', hidden, word],
    ['a local value', { a: { b: hidden } }, { a: { b: '${join("-", ["correct", "horse"])}' } }],
    ['a variable that everybody sees', ['x', hidden], ['x', '${var.open}']],
    ['a value in a text', `a ${hidden}`, `a ${word}`],
  ])('that goes shows what was hidden: %s', (_, before, after) => {
    const seen = review({ base: put(before), head: put(after) });
    expect(seen.gates).toContain('guard');
    expect(JSON.stringify(seen.report)).toContain('a value is no longer hidden (sensitive)');
  });

  test.each<readonly [string, Json, Json]>([
    ['the value is another one', hidden, '${sensitive("battery-staple")}'],
    ['a variable hides it', hidden, '${var.hidden}'],
    ['it comes', word, hidden],
    ['nothing stands there', { a: hidden, b: 1 }, { b: 1 }],
    ['it goes out of a list', [hidden, 'x'], ['x']],
  ])('is no guard that goes where %s', (_, before, after) => {
    expect(review({ base: put(before), head: put(after) }).gates).not.toContain('guard');
  });

  test('is not taken off by an output that hides it still', () => {
    const output = (value: string) =>
      shared((main) => {
        main.output.held = { value, sensitive: true };
      });
    expect(review({ base: output(hidden), head: output(word) }).gates).not.toContain('guard');
  });

  test('hides it in the report, whatever it is called', () => {
    const told = (base: Json, head: Json) => JSON.stringify(review({ base: put(base), head: put(head) }).report);
    expect(told('x', hidden)).not.toContain(word);
    expect(told(hidden, word)).not.toContain(word);
    expect(told({ a: ['x'] }, { a: [`-\${upper(core::sensitive(["a", "${word}"])[1])}`] })).not.toContain(word);
  });
});
