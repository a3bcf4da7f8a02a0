import { namesIn } from './expression/names';
import { parseTemplate } from './expression/parse';
import type { Block, Value, Values } from './model';

/** A part of an expression that names a resource, a data source, a module or a value. */
export interface Reference {
  /** `ovh_vrack.Main`, `data.ovh_me.Account`, `module.network`, `local.x`, `var.x`. */
  readonly address: string;
  /** Which instance of a block, where that is written: `[0]`, `["a"]`. */
  readonly key?: string;
  /** What of it, without indices: `['kubeconfig_attributes', 'host']`. */
  readonly attribute: readonly string[];
}

/** Where an address stands in a text. */
interface Place extends Reference {
  readonly start: number;
  readonly end: number;
  /** Of all that is asked of it. */
  readonly wholeEnd: number;
}

/** Whether a text is (partly) an expression, whose value only Terraform knows. */
export const isExpression = (value: Value | undefined): boolean =>
  typeof value === 'string' && value.includes('{') && /(?<!\$)\$\{|(?<!%)%\{/.test(value);

/** Whether anything in a value is an expression, the names in its objects included. */
export function hasExpression(value: Value | undefined): boolean {
  if (typeof value === 'string') return isExpression(value);
  if (typeof value !== 'object' || value === null) return false;
  for (const name in value) {
    if (isExpression(name) || hasExpression((value as Values)[name])) return true;
  }
  return false;
}

/** An address as an expression: where Terraform takes nothing but addresses, they may stand without `${}`. */
export const asExpression = (address: string): string => (isExpression(address) ? address : `\${${address}}`);

/** First names of what is no block and no value of a stack. */
const others = /^(?:each|count|self|path|terraform)\./;

/** What the expressions in a text refer to; a text in quotes is none. */
export const referencesIn = (text: string): Reference[] =>
  placesIn(text).filter(({ address }) => !others.test(address));

/**
 * A text with `each.key`, `each.value`, `count.index` and `self` replaced, each with all that is asked of it: `each.value.name`.
 *
 * @param replace says what stands there instead, as an expression
 */
export function replaceEach(text: string, replace: (expression: string) => string | undefined): string {
  if (!/\b(?:each|count|self)\./.test(text)) return text;
  const own = placesIn(text).filter(({ address }) => /^(?:each|count|self)\./.test(address));
  return replaced(
    text,
    own.map(({ start, wholeEnd: end }) => ({ start, end, by: replace(text.slice(start, end)) })),
  );
}

/** An expression with addresses replaced. */
export const replaceAddresses = (text: string, replace: (address: string) => string | undefined): string =>
  replaced(
    text,
    placesIn(text).map(({ address, start, end }) => ({ start, end, by: replace(address) })),
  );

/**
 * An expression with references replaced, each with all that is asked of it.
 *
 * @param replace is given what is asked as it is written: `.outputs.id`, `[0]["name"]`
 */
export const replaceReferences = (
  text: string,
  replace: (address: string, asked: string) => string | undefined,
): string =>
  replaced(
    text,
    placesIn(text).map(({ address, start, end, wholeEnd }) => ({
      start,
      end: wholeEnd,
      by: replace(address, text.slice(end, wholeEnd)),
    })),
  );

/** A text with parts of it replaced, from the left to the right; a part inside of another that was replaced is gone. */
function replaced(
  text: string,
  parts: readonly { readonly start: number; readonly end: number; readonly by: string | undefined }[],
): string {
  let made = '';
  let from = 0;
  for (const { start, end, by } of parts) {
    if (by === undefined || start < from) continue;
    made += `${text.slice(from, start)}${by}`;
    from = end;
  }
  return `${made}${text.slice(from)}`;
}

/** Addresses in the expressions of a text, from the left to the right. */
function placesIn(text: string): Place[] {
  if (!isExpression(text)) return [];
  const node = parseTemplate(text);
  return node === undefined ? guessedIn(text) : [...namesIn(node)].sort((a, b) => a.start - b.start);
}

const reference =
  /(?<![\w."-])((?:data|ephemeral)\.)?([A-Za-z_][\w-]*)\.([A-Za-z_][\w-]*)((?:\.(?:[A-Za-z_][\w-]*|\d+|\*)|\[(?:"[^"\]]*"|\d+|\*)\])*)/g;

/** The same where the text isn't a template that is read here: more than there is where a text in quotes looks like a reference. */
const guessedIn = (text: string): Place[] =>
  [...text.matchAll(reference)].map(({ index, 1: data = '', 2: type, 3: name, 4: rest = '' }) => {
    const address = `${data}${type}.${name}`;
    return {
      address,
      attribute: [...rest.matchAll(/\.([A-Za-z_][\w-]*)|\["([^"]*)"\]/g)].map(([, field, key]) => field ?? key ?? ''),
      start: index,
      end: index + address.length,
      wholeEnd: index + address.length + rest.length,
    };
  });

/** Applies a change to every text in a value, the names in its objects included. */
export function mapTexts(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => mapTexts(element, change));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [change(name), mapTexts(inner, change)]));
}

/** Every text in a value that is an expression. */
export function* expressionsIn(value: Value | undefined): Generator<string> {
  if (typeof value === 'string') {
    if (isExpression(value)) yield value;
  } else if (typeof value === 'object' && value !== null) {
    // a key can be an expression too
    for (const [name, inner] of Object.entries(value)) {
      if (isExpression(name)) yield name;
      yield* expressionsIn(inner);
    }
  }
}

/** An expression with construct paths for addresses: `${Clusters/main.id}`. */
export const withPaths = (text: string, blocks: ReadonlyMap<string, Block>): string =>
  replaceAddresses(text, (address) => {
    const block = blocks.get(address);
    return block && `${block.kind === 'data' ? 'data.' : ''}${block.path}`;
  });

/**
 * A body whose references lead to where things are now.
 *
 * @param addresses new ones by the old ones; of one instance with its key
 */
export const renamedBody = (body: Values, addresses: ReadonlyMap<string, string>): Values =>
  addresses.size === 0 ? body : (mapTexts(body, (text) => renamedText(text, addresses)) as Values);

/** A text in which names lead to where things are now. */
export const renamedText = (text: string, addresses: ReadonlyMap<string, string>): string =>
  replaced(
    text,
    placesIn(text).map(({ address, key = '', start, end }) => {
      const one = text.startsWith(key, end) ? addresses.get(address + key) : undefined;
      return one === undefined ? { start, end, by: addresses.get(address) } : { start, end: end + key.length, by: one };
    }),
  );
