import { quoted } from './each';
import type { Known, Unknown } from './known';
import { type Block, type Estate, isList, isValues, type Stack, type Value, type Values } from './model';
import { asExpression, hasExpression, isExpression, mapTexts, referencesIn, replaceEach } from './references';
import { type Instance, instancesOf, resolve } from './resolve';

const made = new WeakMap<Estate, Estate>();

/**
 * An estate in which every value that is known stands where its expression was written: `ips: ${local.office}` is the addresses. What
 * isn't known stays as it is written. Blocks keep what they were in `written`.
 */
export function settledEstate(estate: Estate): Estate {
  let settled = made.get(estate);
  if (settled === undefined) {
    const stacks = [...estate.stacks].map(([id, stack]) => [id, settledStack(estate, stack)] as const);
    settled = { ...estate, stacks: new Map(stacks) };
    made.set(estate, settled);
    made.set(settled, settled);
  }
  return settled;
}

/** An estate that is made of settled ones, and holds nothing else. */
export function stillSettled(estate: Estate, ...from: readonly Estate[]): Estate {
  if (from.every((one) => made.get(one) === one)) made.set(estate, estate);
  return estate;
}

function settledStack(estate: Estate, stack: Stack): Stack {
  const read = (value: Value): Value => settledValue(estate, stack.id, value);
  const blocks = [...stack.blocks].map(([address, block]) => [address, settledBlock(estate, block, read)] as const);
  // what talks to somebody, or does something, without being a block
  const known = ['provider', 'action'].flatMap((name): [string, Value][] => {
    const section = stack.sections[name];
    return section === undefined ? [] : [[name, read(section)]];
  });
  return {
    ...stack,
    blocks: new Map(blocks),
    providers: asValues(read(stack.providers)),
    sections: known.length === 0 ? stack.sections : { ...stack.sections, ...Object.fromEntries(known) },
  };
}

function settledBlock(estate: Estate, block: Block, read: (value: Value) => Value): Block {
  const { body, repeat } = block;
  const settled = read(body);
  // of what is there several times each instance is itself
  const runs = block.runs.map((run) => ({
    ...run,
    value: repeat === undefined ? boundValue(estate, { block, key: '' }, run.value) : read(run.value),
  }));
  const repeated = repeat === undefined ? undefined : settledRepeat(estate, block, repeat.value);
  const isPlain = settled === body && runs.every(({ value }, index) => value === block.runs[index]?.value);
  if (isPlain && repeated === repeat?.value) return block;
  return {
    ...block,
    body: asValues(settled),
    runs,
    ...(repeat === undefined || repeated === undefined ? {} : { repeat: { ...repeat, value: repeated } }),
    written: writtenOf(block),
  };
}

const asValues = (value: Value): Values => (isValues(value) ? value : {});

/** A block as it stands in the file. */
export const writtenOf = (block: Block): Block => block.written ?? block;

/** A number for `count`; for `for_each` an object, also where it is written as a set. */
function settledRepeat(estate: Estate, block: Block, value: Value): Value {
  if (typeof value !== 'string') return settledValue(estate, block.stack, value);
  const known = isExpression(value) ? resolve(estate, block.stack, value) : undefined;
  if (known?.is !== 'known' || instancesOf(estate, block) === undefined) return value;
  if (!isList(known.value)) return asWritten(known.value);
  return Object.fromEntries(known.value.map((key) => [escaped(String(key)), escaped(String(key))]));
}

/** A value with everything in it that is known; the same one where nothing is. */
export function settledValue(estate: Estate, stack: string, value: Value): Value {
  if (typeof value === 'string') {
    return isExpression(value) ? (settledText(stack, resolve(estate, stack, value)) ?? value) : value;
  }
  if (typeof value !== 'object' || value === null || !hasExpression(value)) return value;
  if (isList(value)) {
    const elements = value.map((element) => settledValue(estate, stack, element));
    return elements.every((element, index) => element === value[index]) ? value : elements;
  }
  let isOther = false;
  const entries = Object.entries(value);
  for (const entry of entries) {
    const [name, inner] = entry;
    const known = isExpression(name) ? settledText(stack, resolve(estate, stack, name)) : undefined;
    if (typeof known === 'string') entry[0] = known;
    entry[1] = settledValue(estate, stack, inner);
    isOther ||= entry[0] !== name || entry[1] !== inner;
  }
  return isOther ? Object.fromEntries(entries) : value;
}

/** What is known of a text. Of a list of texts that is partly known: the elements that are, and references for the rest. */
function settledText(stack: string, known: Known): Value | undefined {
  if (known.is === 'known') return asWritten(known.value);
  if (known.is === 'unknown' || !isList(known.value) || known.value.some((one) => typeof one === 'object')) {
    return undefined;
  }
  const unknown = known.unknown.map((one) => expressionOf(one, stack));
  if (unknown.includes(undefined)) return undefined;
  return [...known.value.map(asWritten), ...unknown.map((text) => `\${${text}}`)];
}

/**
 * What isn't known as an expression in a stack: the text that names it, in a function where it is only made from that. `undefined` where
 * the text is for people, as that of a call.
 */
function expressionOf({ at, why, text, isMadeFrom }: Unknown, stack: string): string | undefined {
  const isNamed =
    at.stack === stack && at.address !== '' && why !== 'unread' && referencesIn(asExpression(text)).length > 0;
  if (!isNamed) return undefined;
  return isMadeFrom ? `tostring(${text})` : text;
}

/** A value as it is written in a file: what looks like an expression is escaped. */
export function asWritten(value: Value): Value {
  if (typeof value === 'string') return escaped(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(asWritten);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [escaped(name), asWritten(inner)]));
}

const escaped = (text: string): string => text.replaceAll(/[$%](?=\{)/g, (mark) => mark + mark);

/**
 * What `count` and `for_each` make of a block, each as a block of its own by its address in Terraform, with what `each` and `count` are
 * in it; `undefined` where only Terraform can count.
 */
export function instanceBlocks(estate: Estate, block: Block): readonly Block[] | undefined {
  return instancesOf(estate, block)?.map((instance) => instanceBlock(estate, instance));
}

/** One instance of a block, as a block of its own. */
export function instanceBlock(estate: Estate, { block, key, each }: Instance): Block {
  if (each === undefined) return block;
  const { repeat: _, isFirstAlone, ...single } = block;
  const shown = isFirstAlone && key === '[0]' ? '' : key;
  const bound = (value: Value): Value => boundValue(estate, { block, key, each }, value);
  return {
    ...single,
    address: `${block.address}${shown}`,
    path: `${block.path}${shown}`,
    body: asValues(bound(block.body)),
    runs: block.runs.map((run) => ({ ...run, value: bound(run.value) })),
    written: writtenOf(block),
  };
}

/** A value of an instance with what `each`, `count` and `self` are in it; `self` as far as that is known. */
export function boundValue(estate: Estate, { block: { stack, address }, key, each }: Instance, value: Value): Value {
  const sourceIn = (expression: string) => {
    const named = expression.replace(/^self(?=\.)/, `${address}${key}`);
    const known = resolve(estate, stack, `\${${named}}`, each);
    return named === expression || known.is === 'known' ? sourceOf(known, stack) : undefined;
  };
  return settledValue(
    estate,
    stack,
    mapTexts(value, (text) => replaceEach(text, sourceIn)),
  );
}

/** A value as the source of an expression; of one that isn't known the reference that it is. */
function sourceOf(known: Known, stack: string): string | undefined {
  if (known.is === 'known') return literal(known.value);
  if (known.is === 'partly') return undefined;
  const [only, ...others] = known.because;
  return only !== undefined && others.length === 0 ? expressionOf(only, stack) : undefined;
}

function literal(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) return `[${value.map(literal).join(', ')}]`;
  const entries = Object.entries(value).map(([name, inner]) => `${quoted(name)} = ${literal(inner)}`);
  return `{ ${entries.join(', ')} }`;
}
