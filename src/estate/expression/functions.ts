import type { Unknown } from '../known';
import { readsFiles } from './files';
import { isFreshFunction } from './fresh';
import type { Call } from './functions/arguments';
import { encodings } from './functions/encodings';
import { lists } from './functions/lists';
import { maps } from './functions/maps';
import { networks } from './functions/networks';
import { numbers } from './functions/numbers';
import { patterns } from './functions/patterns';
import { textFunctions } from './functions/texts';
import { any, Refused, settled, type Type } from './term';

/** Each with the number of arguments that it takes at most. */
const functions = new Map<string, readonly [Call, number?]>(
  [lists, maps, textFunctions, patterns, numbers, networks, encodings].flatMap((family) => Object.entries(family)),
);

/** A function by its name; `undefined` for one that isn't evaluated here. */
export function functionNamed(given: string): Call | undefined {
  const name = given.replace(/^core::/, '');
  const [call, most = Number.POSITIVE_INFINITY] = functions.get(name) ?? [];
  if (call === undefined) return undefined;
  return (...args) => {
    if (args.length > most) throw new Refused('too many arguments');
    return call(...args.map(settled));
  };
}

const results: readonly (readonly [Type, readonly string[]])[] = [
  [
    { is: 'text' },
    [
      ...['format', 'join', 'replace', 'substr', 'lower', 'upper', 'trimspace', 'trim', 'trimprefix', 'trimsuffix'],
      ...['chomp', 'tostring', 'cidrsubnet', 'cidrhost', 'cidrnetmask'],
      ...['jsonencode', 'yamlencode', 'base64encode', 'base64decode'],
    ],
  ],
  [{ is: 'number' }, ['tonumber', 'length', 'index', 'sum', ...Object.keys(numbers)]],
  [{ is: 'bool' }, ['tobool', 'contains', 'startswith', 'endswith', 'strcontains', 'alltrue', 'anytrue', 'can']],
  [{ is: 'list', of: { is: 'text' } }, ['split', 'sort', 'compact', 'formatlist', 'cidrsubnets']],
];
const typesOfResults = new Map(results.flatMap(([type, names]) => names.map((name) => [name, type] as const)));

/** The type of what a function gives, where that is always the same. */
export const typeOfResult = (name: string): Type => typesOfResults.get(name) ?? any;

/** Functions whose result depends on the machine, and reads nothing. */
const local = ['abspath', 'pathexpand'];

/** Why the result of a function isn't known. */
export const whyUnknown = (name: string): Unknown['why'] =>
  isFreshFunction(name) ? 'after-apply' : readsFiles(name) || local.includes(name) ? 'unread' : 'function';

/** Functions that give the elements of their arguments, and no other ones. */
const ofElements: ReadonlySet<string> = new Set(['concat', 'distinct', 'flatten', 'setunion', 'tolist', 'toset']);

export const keepsElements = (name: string): boolean => ofElements.has(name);
