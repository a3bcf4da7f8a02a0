import type { Block, Value } from './model';

/** A part of an expression that names a resource, a data source, a module or a value. */
export interface Reference {
  /** `ovh_vrack.Main`, `data.ovh_me.Account`, `module.network`, `local.x`, `var.x`. */
  readonly address: string;
  /** What of it, without indices: `['kubeconfig_attributes', 'host']`. */
  readonly attribute: readonly string[];
}

const reference =
  /(?<![\w."-])(data\.)?([A-Za-z_][\w-]*)\.([A-Za-z_][\w-]*)((?:\.(?:[A-Za-z_][\w-]*|\d+|\*)|\[(?:"[^"\]]*"|\d+|\*)\])*)/g;

/** Whether a text is (partly) an expression, whose value only Terraform knows. */
export const isExpression = (value: Value | undefined): boolean =>
  typeof value === 'string' && /(?<!\$)\$\{|(?<!%)%\{/.test(value);

/** What the expressions in a text refer to; more than there is where a text in quotes looks like a reference. */
export function referencesIn(text: string): Reference[] {
  if (!isExpression(text)) return [];
  return [...text.matchAll(reference)].map(([, data = '', type = '', name = '', rest = '']) => ({
    address: `${data}${type}.${name}`,
    attribute: [...rest.matchAll(/\.([A-Za-z_][\w-]*)|\["([^"]*)"\]/g)].map(([, field, key]) => field ?? key ?? ''),
  }));
}

/** An expression with addresses replaced. */
export const replaceAddresses = (text: string, replace: (address: string) => string | undefined): string =>
  isExpression(text)
    ? text.replace(reference, (whole, data: string | undefined, type: string, name: string, rest: string) => {
        const other = replace(`${data ?? ''}${type}.${name}`);
        return other === undefined ? whole : `${other}${rest}`;
      })
    : text;

/** Applies a change to every text in a value. */
export function mapTexts(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => mapTexts(element, change));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, change)]));
}

/** Every text in a value that is an expression. */
export function* expressionsIn(value: Value | undefined): Generator<string> {
  if (typeof value === 'string') {
    if (isExpression(value)) yield value;
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* expressionsIn(inner);
  }
}

/** An expression with construct paths for addresses: `${Clusters/main.id}`. */
export const withPaths = (text: string, blocks: ReadonlyMap<string, Block>): string =>
  replaceAddresses(text, (address) => {
    const block = blocks.get(address);
    return block && `${block.kind === 'data' ? 'data.' : ''}${block.path}`;
  });
