import { expect, test } from 'vitest';
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
