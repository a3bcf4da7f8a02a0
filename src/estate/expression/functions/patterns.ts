import { patternOf } from '../pattern';
import {
  aText,
  listTerm,
  nothing,
  object,
  Refused,
  type Term,
  TooMuch,
  type Type,
  textTerm,
  tuple,
  Unsure,
} from '../term';
import { type Call, textArgument } from './arguments';

interface Search {
  readonly groups: readonly (string | undefined)[];
  readonly matches: readonly RegExpExecArray[];
}

/** Where a pattern fits in a text of nothing but ASCII: what else a character is, both know in their own way. */
function search(pattern: string, text: string): Search {
  if (!/^[\t\n\r -~]*$/.test(text)) throw new Unsure();
  const { regexp, groups } = patternOf(pattern, text.length);
  const matches = [...text.matchAll(regexp)];
  if (matches.length > 10_000) throw new TooMuch();
  return { groups, matches };
}

/** The same where all that fits is meant: of what is empty Go takes other places. */
function searchAll(pattern: string, text: string): Search {
  const found = search(pattern, text);
  if (found.matches.some(([whole]) => whole === '')) throw new Unsure();
  return found;
}

const namesOf = (groups: Search['groups']): readonly string[] => {
  const names = groups.filter((name) => name !== undefined);
  if (names.length > 0 && names.length < groups.length) throw new Refused('groups with and without names');
  return names;
};

/** What a match is: a text, or what its groups hold, by their names where they have some. */
function matched([whole, ...held]: RegExpExecArray, groups: Search['groups']): Term {
  const terms = groups.map((_, at) => (held[at] === undefined ? nothing : textTerm(held[at])));
  const names = namesOf(groups);
  if (names.length > 0) return object(names.map((name, at) => [name, terms[at] ?? nothing] as const));
  return groups.length > 0 ? tuple(terms) : textTerm(whole);
}

function typeOfMatch(groups: Search['groups']): Type {
  const names = namesOf(groups);
  if (names.length > 0) return { is: 'object', of: new Map(names.map((name) => [name, aText])) };
  return groups.length > 0 ? { is: 'tuple', of: groups.map(() => aText) } : aText;
}

const regex: Call = (pattern, value) => {
  const { groups, matches } = search(textArgument(pattern), textArgument(value));
  namesOf(groups);
  const [first] = matches;
  if (first === undefined) throw new Refused('the pattern fits nowhere');
  return matched(first, groups);
};

const regexall: Call = (pattern, value) => {
  const { groups, matches } = searchAll(textArgument(pattern), textArgument(value));
  return listTerm(
    typeOfMatch(groups),
    matches.map((match) => matched(match, groups)),
  );
};

/** `replace` with a pattern; what stands for groups in the new text is left to Terraform. */
export function replacePattern(value: string, pattern: string, by: string): Term {
  if (by.includes('$')) throw new Unsure();
  const { matches } = searchAll(pattern, value);
  if (value.length + matches.length * by.length > 1_000_000) throw new TooMuch();
  let made = '';
  let from = 0;
  for (const { index, 0: whole } of matches) {
    made += `${value.slice(from, index)}${by}`;
    from = index + whole.length;
  }
  return textTerm(`${made}${value.slice(from)}`);
}

export const patterns: Readonly<Record<string, readonly [Call, number?]>> = {
  regex: [regex, 2],
  regexall: [regexall, 2],
};
