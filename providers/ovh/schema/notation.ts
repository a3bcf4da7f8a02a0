/**
 * The notation in which `schema/` describes a provider: one line of text per attribute, one object per resource type.
 *
 * An attribute is `<type> <word> …`:
 *
 * - type: `string`, `number`, `bool`, `list(T)`, `set(T)`, `map(T)`, `object({a=T,b=T})`, without spaces
 * - mode: `required`, `optional`, `optional computed`, `computed`
 * - `force-new`: a change replaces the resource. `force-new=configured`: only while it is set in the configuration.
 *   `force-new=conditional`: decided by the provider's code at plan time. Of a block of a type that isn't written with the plugin
 *   framework, only another number of blocks is such a change; what is inside them says for itself
 * - `sensitive`, `sensitive=a|b` (and these fields of its objects hold the secrets), `deprecated`
 * - `stable`: keeps its value when the resource is updated, see `TypeSchema.framework`
 * - `normalized`: the planned or stored value can differ from the written one
 * - `enum=a|b`, `enum-any-case=a|b`, `range=1..4000` (either end may be left out),
 *   `format=ip` (or `ipv4`, `ipv6`, `cidr`, `ip-or-cidr`, `duration`): checked when the configuration is validated
 * - `default=…` (the provider's own, not the API's; `default=""` is the empty string)
 * - `env=NAME`: environment variable that fills it. A required attribute with it is optional while the variable is set
 * - `conflicts=a|b`, `requires=a|b`, `exactly-one=a|b`: paths of other attributes
 *
 * A block takes `optional` or `computed` (the API fills it when the configuration has none), `min=1`, `max=1` and
 * `force-new`, `deprecated`, `conflicts=…`, `exactly-one=…`; a nested attribute takes a mode, `min`, `max` and the flags.
 */
export type Attribute = string;

/** A block: `name { … }` in Terraform's language. */
export interface BlockNotation {
  readonly kind: 'block';
  readonly nesting: 'single' | 'list' | 'set';
  readonly words: string;
  readonly attributes: Attributes;
}

/** A nested attribute: `name = { … }` or `name = [{ … }]` in Terraform's language. */
export interface Nested {
  readonly kind: 'nested';
  readonly nesting: 'single' | 'list' | 'set' | 'map';
  readonly words: string;
  readonly attributes: Attributes;
}

export type Attributes = { readonly [name: string]: Attribute | BlockNotation | Nested };

/** A resource type or data source. */
export interface TypeSchema {
  readonly attributes: Attributes;
  /**
   * Written with Terraform's plugin framework: on an update, every computed attribute that the configuration leaves out
   * is unknown until after apply, unless it is `stable`. Other types keep what they have.
   */
  readonly framework?: true;
  /** The provider has no code for an update: what can be planned as one fails, and every plan shows it again. */
  readonly noUpdate?: true;
  /** Import id, with the attributes that it is made of in braces; absent where the provider can't import. */
  readonly importId?: string;
  /** What is lost when a change replaces the resource, beside the resource itself. */
  readonly replacementLoses?: string;
  /** With which value of an attribute, its path without indices, none of that is lost; also where it isn't written, as its default. */
  readonly keptBy?: { readonly path: readonly string[]; readonly value: string };
  /** Keys that the `timeouts` block accepts, with the provider's defaults. */
  readonly timeouts?: { readonly [operation: string]: string };
  readonly deprecated?: true;
}

/** All types of one product family. */
export interface Family {
  readonly resources: { readonly [type: string]: TypeSchema };
  readonly dataSources: { readonly [type: string]: TypeSchema };
}

export const block = (nesting: BlockNotation['nesting'], words: string, attributes: Attributes): BlockNotation => ({
  kind: 'block',
  nesting,
  words,
  attributes,
});

export const nested = (nesting: Nested['nesting'], words: string, attributes: Attributes): Nested => ({
  kind: 'nested',
  nesting,
  words,
  attributes,
});
