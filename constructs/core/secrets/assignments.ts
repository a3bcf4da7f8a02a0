import { blank } from './atoms';
import { hideWord } from './commands';
import { areSwitches, isLogin, isPublic, isSwitch } from './harmless';
import { isCounted, isPairName, isPairValue, isSecretName, isSelection, isSelector, type Says, saysOf } from './names';
import { blockEnd, bracketEnd, heredocEnd, lineEnd, quotedEnd } from './value-ends';

/** A name with a value behind it: `name = …`, `"name": …`, `name: …`. */
interface Assignment {
  readonly name: string;
  readonly start: number;
  /** Of the value. */
  readonly value: number;
  readonly isColon: boolean;
  readonly isSpaced: boolean;
  /** Whether nothing but a bullet is before it in its line. */
  readonly isFirst: boolean;
}

const assignment =
  /(?<![\w.-])-{0,2}([A-Za-z_.][\w.-]{0,120})\\{0,8}["']?\]?([ \t]{0,40})(=>|[:?+]?=|:(?!:|\/\/))([ \t]{0,200})/g;
const beforeFirst =
  /^[ \t]*(?:-[ \t]+)*(?:(?:export|set|setx|ENV|ARG|declare|readonly|local|def|var|let|const)[ \t]+)?["']?$/;

function assignmentsIn(text: string): Assignment[] {
  return [...text.matchAll(assignment)].flatMap((found) => {
    const [whole, name = '', before = '', sign = '', after = ''] = found;
    const start = found.index;
    // a part of a URN, the version of an image
    if (sign === ':' && (after === '' ? /[:/@$]/ : /\$/).test(text.charAt(start - 1))) return [];
    return {
      name,
      start,
      value: start + whole.length,
      isColon: sign === ':',
      isSpaced: before !== '' || after !== '' || sign.length > 1,
      isFirst: beforeFirst.test(text.slice(Math.max(text.lastIndexOf('\n', start) + 1, start - 200), start)),
    };
  });
}

/** A part of a text, from where to where. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Hides what stands behind secret names, in whatever language the text is: YAML, JSON, TOML, HCL, properties, a shell. */
export function hideAssigned(text: string, isSettled: (part: string) => boolean): string {
  if (!/[:=]/.test(text)) return text;
  const all = assignmentsIn(text);
  const sections = secretSections(text);
  const isOfSecret = secretObject.test(text);
  const ranges: Range[] = [];
  let covered = 0;
  const add = (one: Assignment | undefined, said: Says): void => {
    const range = one === undefined || said === 'nothing' ? undefined : rangeOf(text, one, said);
    if (range === undefined) return;
    ranges.push(range);
    covered = Math.max(covered, range.end);
  };
  for (const [index, one] of all.entries()) {
    if (one.value < covered) continue;
    const isListed = sections.some(({ start, end }) => one.start >= start && one.start < end);
    add(
      one,
      isListed && !isSelector(one.name) ? 'group' : isOfSecret && one.name === 'data' ? 'all' : saysOf(one.name),
    );
    if (isPairName(one.name)) add(valueBeside(text, all, one, index), 'all');
  }
  let masked = '';
  let done = 0;
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    if (range.start < done) continue;
    const value = text.slice(range.start, range.end);
    masked +=
      text.slice(done, range.start) +
      (isSwitch(value) || areSwitches(value) || isPublic(value) ? value : hideWord(value, isSettled));
    done = range.end;
  }
  return masked + text.slice(done);
}

/** What is hidden behind a name; nothing where it is the name of a section that is harmless. */
function rangeOf(text: string, one: Assignment, said: Says): Range | undefined {
  const { value: start, name } = one;
  const letter = text.charAt(start);
  const range = (end: number): Range => ({ start, end });
  if (letter === '' || letter === '\n' || letter === '\r' || letter === '#') {
    const end = blockEnd(text, one.start, lineEnd(text, start));
    const block = text.slice(start, end);
    return isHarmless(block, said) ? undefined : range(end);
  }
  if (letter === '{' || letter === '[') {
    const end = bracketEnd(text, start);
    return isHarmless(text.slice(start, end), said) ? undefined : range(end);
  }
  const quoted = quotedEnd(text, start);
  if (quoted !== undefined) return range(quoted);
  if (text.startsWith('<<', start)) return range(heredocEnd(text, start));
  if (text.startsWith('$(', start)) return range(bracketEnd(text, start + 1));
  if (one.isColon && /^[|>][-+\d]{0,2}[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/.test(text.slice(start, start + 200))) {
    return range(blockEnd(text, one.start, lineEnd(text, start)));
  }
  const bare = bareEnd(text, one);
  const word = text.slice(start, bare);
  if (said === 'value' && isLogin(word)) return undefined;
  if (isCounted(name) && /^\d{1,6}$/.test(word.trim())) return undefined;
  return range(bare);
}

/** Where a value without quotes ends: a word, or the rest of the line where the language has such. */
function bareEnd(text: string, { name, start, value, isColon, isSpaced, isFirst }: Assignment): number {
  const end = lineEnd(text, value);
  if (/^(?:proxy-)?authorization$|^(?:set-)?cookie$/i.test(name)) {
    const quote = text.slice(value, end).search(/["']/);
    return quote < 0 ? end : value + quote;
  }
  if (isFirst && isSpaced) {
    const rest = text.slice(value, end).replace(/\s+#.*$|[\s,;]+$/, '');
    return isColon && value + rest.length === end ? blockEnd(text, start, end) : value + rest.length;
  }
  const line = text.slice(value, end);
  if (isFirst) return value + (/^\S*?(?=[;)&|]*(?:\s|$))/.exec(line)?.[0] ?? '').length;
  if (isColon && isSpaced && isInBraces(text, start)) return value + (/^[^,}\]]*/.exec(line)?.[0] ?? '').length;
  return value + (/^[^\s,;&"'<>)}\]]*/.exec(line)?.[0] ?? '').length;
}

/** Whether a place in a line is inside of `{ … }`. */
function isInBraces(text: string, at: number): boolean {
  const before = text.slice(Math.max(text.lastIndexOf('\n', at) + 1, at - 400), at);
  return before.lastIndexOf('{') > before.lastIndexOf('}');
}

/** Whether a section says which secret it is about, and not what is in it. */
function isHarmless(section: string, said: Says): boolean {
  if (said === 'all') return false;
  const names = assignmentsIn(section).map(({ name }) => name);
  return isSelection(names) || (said === 'value' && names.length > 0);
}

/** What parts two things of a list. */
const boundary = /[{}<>]|\n[ \t]*-[ \t]|\n[ \t]*\n/;

/** `{ name: 'PASSWORD', value: '…' }` in any order, as YAML, JSON, HCL or XML. */
function valueBeside(text: string, all: readonly Assignment[], one: Assignment, index: number): Assignment | undefined {
  const [, name = ''] = /^\\{0,8}["']?([\w./-]{1,120})/.exec(text.slice(one.value, one.value + 140)) ?? [];
  if (!isSecretName(name)) return undefined;
  const isBeside = (from: number, to: number): boolean => to - from < 2000 && !boundary.test(text.slice(from, to));
  for (const other of all.slice(index + 1, index + 5)) {
    if (!isBeside(one.value, other.start)) break;
    if (isPairValue(other.name)) return other;
  }
  for (const other of all.slice(Math.max(0, index - 4), index).reverse()) {
    if (!isBeside(other.value, one.start)) break;
    if (isPairValue(other.name)) return other;
  }
  return undefined;
}

/** A Secret of Kubernetes, in YAML or JSON. */
const secretObject = /\bkind\\{0,8}["']?[ \t]{0,9}:[ \t]{0,9}\\{0,8}["']?Secret\b/;

/** Sections of TOML and of `.ini` files with a secret name: whatever is assigned in them is one. */
function secretSections(text: string): Range[] {
  const headings = [
    ...text.matchAll(/(?:^|["'`])[ \t]*\[{1,2}[ \t]*["']?([\w.-]{1,120})["']?[ \t]*\]{1,2}[ \t]*(?:#.*)?$/gm),
  ];
  return headings.flatMap((heading, index) => {
    const end = headings[index + 1]?.index ?? text.length;
    return saysOf(heading[1] ?? '') === 'group' ? [{ start: heading.index + heading[0].length, end }] : [];
  });
}

/** Hides what is inside of elements of XML that are named after a secret, by their tag or by an attribute. */
export function hideElements(text: string, isSettled: (part: string) => boolean): string {
  if (!text.includes('</')) return text;
  const open = /<([A-Za-z_][\w.:-]{0,80})((?:[ \t\n][^<>]{0,500})?)(?<!\/)>/g;
  let masked = '';
  let done = 0;
  for (let found = open.exec(text); found !== null; found = open.exec(text)) {
    const [, tag = '', attributes = ''] = found;
    const named = /\b(?:name|key|id)=["']([^"'<>]{1,120})["']/i.exec(attributes)?.[1] ?? '';
    const said = saysOf(tag.replace(/^[^:]*:/, '')) === 'nothing' ? saysOf(named) : 'group';
    const before = /<key>([^<]{1,120})<\/key>\s{0,100}$/.exec(
      text.slice(Math.max(0, found.index - 240), found.index),
    )?.[1];
    if (said === 'nothing' && (before === undefined || !isSecretName(before))) continue;
    const close = text.indexOf(`</${tag}`, open.lastIndex);
    const end = close < 0 ? text.length : close;
    const inner = text.slice(open.lastIndex, end);
    if (inner.trim() === '' || isSettled(inner.trim()) || isSwitch(inner) || isPublic(inner)) continue;
    masked += `${text.slice(done, open.lastIndex)}${blank}`;
    done = end;
    open.lastIndex = end;
  }
  return masked + text.slice(done);
}
