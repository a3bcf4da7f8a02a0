/**
 * The notation in which `schema/` describes a provider: one line of text per attribute, one object per resource type.
 *
 * An attribute is `<type> <word> …`:
 *
 * - type: `string`, `number`, `bool`, `list(T)`, `set(T)`, `map(T)`, `object({a=T,b=T})`
 * - mode: `required`, `optional`, `optional computed`, `computed`
 * - `force-new`: a change replaces the resource. `force-new=configured`: only while it is set in the configuration.
 *   `force-new=conditional`: decided by the provider's code at plan time
 * - `sensitive`, `deprecated`, `unknown-on-update` (known after apply whenever anything of the resource changes)
 * - `enum=a|b`, `range=1..4000` (either end may be left out), `default=…` (the provider's own, not the API's),
 *   `env=NAME` (environment variable that fills it)
 */
export type Attribute = string;

/** A block: `name { … }` in Terraform's language. */
export interface Block {
  readonly kind: 'block';
  readonly nesting: 'single' | 'list' | 'set';
  readonly min?: number;
  readonly max?: number;
  /** The API fills the block when the configuration has none. */
  readonly computed?: boolean;
  readonly attributes: Attributes;
}

/** A nested attribute: `name = { … }` or `name = [{ … }]` in Terraform's language. */
export interface Nested {
  readonly kind: 'nested';
  readonly nesting: 'single' | 'list' | 'set' | 'map';
  /** As in an attribute: mode and flags. */
  readonly words: string;
  readonly attributes: Attributes;
}

export type Attributes = { readonly [name: string]: Attribute | Block | Nested };

/** A resource type or data source. */
export interface TypeSchema {
  readonly attributes: Attributes;
  /** Import id, with the names of the attributes it is made of; absent where the provider can't import. */
  readonly importId?: string;
  /** What is lost when a change replaces the resource, beside the resource itself. */
  readonly replacementLoses?: string;
  /** Keys that the `timeouts` block accepts, with the provider's defaults where known. */
  readonly timeouts?: { readonly [operation: string]: string };
  readonly deprecated?: string;
}

/** All types of one product family. */
export interface Family {
  readonly resources: { readonly [type: string]: TypeSchema };
  readonly dataSources: { readonly [type: string]: TypeSchema };
}

export const block = (nesting: Block['nesting'], attributes: Attributes, size: Omit<Block, 'kind' | 'nesting' | 'attributes'> = {}): Block => ({ kind: 'block', nesting, attributes, ...size });

export const nested = (nesting: Nested['nesting'], words: string, attributes: Attributes): Nested => ({ kind: 'nested', nesting, words, attributes });
