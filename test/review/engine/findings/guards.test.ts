import { expect, test } from 'vitest';
import type { Resources } from '../../outputs';
import { found } from './found';

const sections = (one: object) => [{}, JSON.parse(JSON.stringify(one))] as const;
const output = (more: object) => ({ output: { url: { value: 'a', ...more } } });
const variable = (more: object) => ({ variable: { key: { type: 'string', ...more } } });
const rule = (condition: string, error_message = 'no') => ({ condition, error_message });
const hidden = 'a value is no longer hidden (sensitive)';
const nonsensitive = 'a value that is hidden is shown from now on (nonsensitive)';
const shown = 'its value is no longer hidden (sensitive)';
const written = 'its value is written into the state (ephemeral)';

/** What guards less of a section, without its place. */
test.each<[string, object, object, readonly string[]]>([
  ['an output that is shown', output({ sensitive: true }), output({}), [shown]],
  ['an output that is shown, as it says', output({ sensitive: true }), output({ sensitive: false }), [shown]],
  ['an output that may be shown', output({ sensitive: true }), output({ sensitive: '${var.x}' }), [shown]],
  ['an output that may have been hidden', output({ sensitive: '${var.x}' }), output({}), [shown]],
  ['an output that is hidden in other words', output({ sensitive: true }), output({ sensitive: 'true' }), []],
  ['an output that is hidden from now on', output({}), output({ sensitive: true }), []],
  ['an output that goes into the state', output({ ephemeral: true }), output({}), [written]],
  ['a condition of an output', output({ precondition: [rule('a')] }), output({}), ['a precondition is taken away']],
  [
    'another condition of an output',
    output({ precondition: rule('a') }),
    output({ precondition: [rule('b')] }),
    ['a precondition says something else'],
  ],
  [
    'one condition of two',
    output({ precondition: [rule('a'), rule('b')] }),
    output({ precondition: [rule('b')] }),
    ['a precondition is taken away'],
  ],
  ['a condition more', output({ precondition: [rule('a')] }), output({ precondition: [rule('b'), rule('a')] }), []],
  ['a variable that is shown', variable({ sensitive: true }), variable({}), [shown]],
  ['a variable that goes into the state', variable({ ephemeral: true }), variable({ ephemeral: false }), [written]],
  ['a validation', variable({ validation: [rule('a')] }), variable({}), ['a validation is taken away']],
  [
    'another validation',
    variable({ validation: [rule('a')] }),
    variable({ validation: [rule('b')] }),
    ['a validation says something else'],
  ],
  ['a variable that is gone', variable({ sensitive: true }), {}, []],
  ['a check that is gone', { check: { c: { assert: [rule('a')] } } }, {}, ['a check is taken away']],
  [
    'another check',
    { check: { c: { assert: [rule('a')] } } },
    { check: { c: { assert: [rule('b')] } } },
    ['a check says something else'],
  ],
  ['a check that is new', {}, { check: { c: { assert: [rule('a')] } } }, []],
  ['a value that is marked no longer', { locals: { a: '${sensitive("x")}' } }, { locals: { a: 'x' } }, [hidden]],
  ['deep in a value', { locals: { a: { b: ['${sensitive("x")}'] } } }, { locals: { a: { b: ['x'] } } }, [hidden]],
  [
    'one of a list that moved',
    { locals: { a: ['${sensitive("x")}', 'y'] } },
    { locals: { a: ['y', '${sensitive("x")}'] } },
    [],
  ],
  ['one of a list that is gone', { locals: { a: ['${sensitive("x")}', 'y'] } }, { locals: { a: ['y'] } }, []],
  [
    'one that a sensitive variable hides',
    { locals: { a: '${sensitive("x")}' }, ...variable({ sensitive: true }) },
    { locals: { a: '${var.key}' }, ...variable({ sensitive: true }) },
    [],
  ],
  [
    'one that a variable shows',
    { locals: { a: '${sensitive("x")}' }, ...variable({}) },
    { locals: { a: '${var.key}' }, ...variable({}) },
    [hidden],
  ],
  [
    'an output that is hidden itself',
    output({ value: '${sensitive("x")}', sensitive: true }),
    output({ value: 'x', sensitive: true }),
    [],
  ],
  [
    'what is called nonsensitive',
    { locals: { a: '${var.key}' } },
    { locals: { a: '${nonsensitive(var.key)}' } },
    [nonsensitive],
  ],
  [
    'what was called so',
    { locals: { a: '${nonsensitive(var.key)}', b: 1 } },
    { locals: { a: '${nonsensitive(var.key)}', b: 2 } },
    [],
  ],
  [
    'a hidden output under another name',
    { output: { a: { value: 'x', sensitive: true } } },
    { output: { b: { value: 'x' } } },
    ['shows what a held, which was hidden (sensitive)'],
  ],
  [
    'made of what a hidden one was',
    { output: { a: { value: '${r.A.key}', sensitive: true } } },
    { output: { b: { value: 'is ${r.A.key} and ${r.B.id}' } } },
    ['shows what a held, which was hidden (sensitive)'],
  ],
  [
    'made of a part of what a hidden one was',
    { output: { a: { value: '${r.A.key}${r.A.salt}', sensitive: true } } },
    { output: { b: { value: '${r.A.key}' } } },
    [],
  ],
  [
    'a hidden output that is still there',
    { output: { a: { value: 'x', sensitive: true } } },
    { output: { a: { value: 'x', sensitive: true }, b: { value: 'x' } } },
    [],
  ],
  [
    'another name that hides as well',
    { output: { a: { value: 'x', sensitive: true } } },
    { output: { b: { value: 'x', sensitive: true } } },
    [],
  ],
  ['one that was shown', { output: { a: { value: 'x' } } }, { output: { b: { value: 'x' } } }, []],
])('what guards less of a section: %s', (_, before, after, says) => {
  const guards = found(sections(before), sections(after)).filter((one) => one.startsWith('guard '));
  expect(guards.map((one) => one.replace(/^guard [\w.]+: /, ''))).toEqual(says);
});

/** What guards less of a resource. */
test.each<[string, object, object | undefined, readonly string[]]>([
  [
    'prevent_destroy',
    { lifecycle: { prevent_destroy: true } },
    {},
    ['may be destroyed from now on: prevent_destroy is taken away'],
  ],
  [
    'prevent_destroy, with the resource',
    { lifecycle: { prevent_destroy: true } },
    undefined,
    ['prevent_destroy goes with it, and stops nothing'],
  ],
  ['prevent_destroy from now on', {}, { lifecycle: { prevent_destroy: true } }, []],
  ['a precondition', { lifecycle: { precondition: [rule('a')] } }, { lifecycle: {} }, ['a precondition is taken away']],
  [
    'a postcondition',
    { lifecycle: { postcondition: [rule('a')] } },
    { lifecycle: { postcondition: [rule('b')] } },
    ['a postcondition says something else'],
  ],
  [
    'more that is ignored',
    { lifecycle: { ignore_changes: ['input'] } },
    { lifecycle: { ignore_changes: ['input', 'output'] } },
    ['more changes are ignored from now on (ignore_changes)'],
  ],
  [
    'all is ignored',
    {},
    { lifecycle: { ignore_changes: 'all' } },
    ['more changes are ignored from now on (ignore_changes)'],
  ],
  ['some where all was', { lifecycle: { ignore_changes: 'all' } }, { lifecycle: { ignore_changes: ['input'] } }, []],
  [
    'less that is ignored',
    { lifecycle: { ignore_changes: ['input', 'output'] } },
    { lifecycle: { ignore_changes: ['output'] } },
    [],
  ],
  ...['deletion_protection', 'prevent_destroy', 'termination_protection'].map(
    (name): [string, object, object | undefined, readonly string[]] => [
      `${name} of OVHcloud`,
      { [name]: true },
      { [name]: false },
      [`${name} is taken away`],
    ],
  ),
  ['protection that goes with the resource', { deletion_protection: true }, undefined, []],
  ['a marked argument', { input: '${sensitive("x")}' }, { input: 'x' }, [hidden]],
])('what guards less of a resource: %s', (_, before, after, says) => {
  const one = (body: object | undefined): readonly [Resources] => [
    body === undefined ? {} : { 'terraform_data.A': JSON.parse(JSON.stringify(body)) },
  ];
  const guards = found(one(before), one(after)).filter((line) => line.startsWith('guard '));
  expect(guards).toEqual(says.map((line) => `guard terraform_data.A: ${line}`));
});
