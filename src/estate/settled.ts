import { quoted } from './each';
import { expressionOf, namesBehind, partsOfList } from './expression/source';
import type { Unknown } from './known';
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
    return isExpression(value) ? (settledText(estate, stack, value) ?? value) : value;
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
    const known = isExpression(name) ? settledText(estate, stack, name) : undefined;
    if (typeof known === 'string') entry[0] = known;
    entry[1] = settledValue(estate, stack, inner);
    isOther ||= entry[0] !== name || entry[1] !== inner;
  }
  return isOther ? Object.fromEntries(entries) : value;
}

/** What is known of a text. Of a list of texts that is partly known: the elements that are, and the expressions that the rest comes from. */
function settledText(estate: Estate, stack: string, text: string): Value | undefined {
  const known = resolve(estate, stack, text);
  if (known.is === 'known') return asWritten(known.value);
  if (known.is === 'unknown' || !isList(known.value) || known.value.some((one) => typeof one === 'object')) {
    return undefined;
  }
  const rest = known.unknown.every((one) => isNamed(one, stack)) ? unknownParts(estate, stack, text) : undefined;
  return rest && [...known.value.map(asWritten), ...rest];
}

/** Lists in lists, deeper than anybody writes them. */
const manyLevels = 10;

/** Of what isn't known in a list the expressions that the program writes; `undefined` where they make more than that. */
function unknownParts(estate: Estate, stack: string, value: Value, level = 0): readonly string[] | undefined {
  const known = resolve(estate, stack, value);
  if (known.is === 'known') return [];
  if (known.is === 'unknown' && typeof value === 'string') return [value];
  const local = level < manyLevels ? behindLocal(estate, stack, value) : undefined;
  const parts = isList(local) ? local : typeof local === 'string' ? partsOfList(local) : undefined;
  const all = parts?.map((part) => unknownParts(estate, stack, part, level + 1));
  return all?.every((one) => one !== undefined) ? all.flat() : undefined;
}

/** What a value is written as: that of a local value, where it is the name of one. */
function behindLocal(estate: Estate, stack: string, value: Value): Value | undefined {
  const [, address] = typeof value === 'string' ? (/^\$\{(local\.[\w-]+)\}$/.exec(value) ?? []) : [];
  return address === undefined ? value : estate.stacks.get(stack)?.named.get(address);
}

/** Whether a text names what isn't known, in a stack; one for people doesn't, as that of a call. */
const isNamed = ({ at, why, text }: Unknown, stack: string): boolean =>
  at.stack === stack && at.address !== '' && why !== 'unread' && referencesIn(asExpression(text)).length > 0;

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
export function boundValue(estate: Estate, { block, key, each }: Instance, value: Value): Value {
  const { stack } = block;
  const sourceIn = (expression: string) => {
    const named = expression.replace(/^self(?=\.)/, `${block.address}${key}`);
    const known = resolve(estate, stack, `\${${named}}`, each);
    if (known.is === 'known') return literal(known.value);
    const [only, ...others] = named === expression && known.is === 'unknown' ? known.because : [];
    if (only === undefined || others.length > 0 || !isNamed(only, stack)) return undefined;
    return only.isMadeFrom ? eachSource(estate, { block, key, each }, expression) : only.text;
  };
  return settledValue(
    estate,
    stack,
    mapTexts(value, (text) => replaceEach(text, sourceIn)),
  );
}

/** What is asked of `each.value` as the program writes it in `for_each`. */
function eachSource(estate: Estate, { block, each }: Instance, expression: string): string | undefined {
  if (each?.by !== 'for_each' || block.repeat === undefined) return undefined;
  const { stack, repeat } = block;
  const all = behindLocal(estate, stack, repeat.value);
  const asked = namesBehind(expression)?.slice(1);
  const written = [escaped(each.key), ...(asked ?? [])].reduce<Value | undefined>(
    (at, name) => (isValues(at ?? null) ? (at as Values)[name] : undefined),
    asked && all,
  );
  if (typeof written === 'string') return expressionOf(written);
  const source = typeof repeat.value === 'string' ? expressionOf(repeat.value) : undefined;
  return source && `${source}[${quoted(each.key)}]${expression.slice('each.value'.length)}`;
}

function literal(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) return `[${value.map(literal).join(', ')}]`;
  const entries = Object.entries(value).map(([name, inner]) => `${quoted(name)} = ${literal(inner)}`);
  return `{ ${entries.join(', ')} }`;
}
