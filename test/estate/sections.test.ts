import { expect, test } from 'vitest';
import type { Values } from '../../src/estate/model';
import { sectionsOf } from '../../src/estate/sections';

const refuse = (problem: string) => new Error(problem);

/** One configuration as people write it, and in one form. */
const forms: readonly (readonly [string, Values, Values])[] = [
  [
    'providers of one name in a list of objects belong together',
    { provider: [{ ovh: { endpoint: 'ovh-eu' } }, { ovh: { alias: 'old' } }, { helm: {} }] },
    { provider: { ovh: [{ endpoint: 'ovh-eu' }, { alias: 'old' }], helm: [{}] } },
  ],
  [
    'a provider is a list also where there is one',
    { provider: { ovh: { endpoint: 'ovh-eu' } } },
    { provider: { ovh: [{ endpoint: 'ovh-eu' }] } },
  ],
  [
    'an output and a variable that are there once are no list',
    { output: { x: [{ value: 1 }] }, variable: [{ y: { type: 'string' } }] },
    { output: { x: { value: 1 } }, variable: { y: { type: 'string' } } },
  ],
  [
    'resources of a type and a name come out of lists of lists',
    { resource: [{ t: [{ a: [{ x: 1 }] }, { b: { x: 2 } }] }] },
    { resource: { t: { a: { x: 1 }, b: { x: 2 } } } },
  ],
  ['what moves is a list', { moved: { from: 'a', to: 'b' } }, { moved: [{ from: 'a', to: 'b' }] }],
  ['locals of several blocks are one', { locals: [{ a: 1 }, { b: 2 }] }, { locals: { a: 1, b: 2 } }],
  ['comments stay as they are', { output: { '//': { any: [1] } } }, { output: { '//': { any: [1] } } }],
  ['what is nothing stays nothing', { output: null }, { output: null }],
];

test.each(forms)('%s', (_, written, form) => {
  expect(sectionsOf(written, refuse)).toEqual(form);
});
