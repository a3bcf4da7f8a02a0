/** Terraform's type system: types and values, without their encodings (see `codec.ts`). */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', CtyType]
  | ObjectType
  | readonly ['tuple', readonly CtyType[]];
export type ObjectType =
  | readonly ['object', { readonly [name: string]: CtyType }]
  | readonly ['object', { readonly [name: string]: CtyType }, readonly string[]];

/** A value not known before apply. Its refinements are dropped on reading: a plain unknown is always a legal answer. */
export class UnknownValue {
  readonly kind = 'unknown';
}
export const unknownCty = new UnknownValue();

/** A number that a double can't hold exactly, as its decimal text. */
export class BigDecimal {
  constructor(readonly text: string) {}
}

/** The value of a `dynamic` attribute, with its real type. */
export class Dynamic {
  constructor(
    readonly type: CtyType,
    readonly value: CtyValue,
  ) {}
}

export type CtyValue =
  | null
  | string
  | boolean
  | number
  | BigDecimal
  | Dynamic
  | UnknownValue
  | readonly CtyValue[]
  | ObjectValue;
export interface ObjectValue {
  readonly [name: string]: CtyValue;
}

export const isUnknown = (value: CtyValue | undefined): value is UnknownValue => value instanceof UnknownValue;

export const isCtyList = (value: CtyValue | undefined): value is readonly CtyValue[] => Array.isArray(value);

export function isObject(value: CtyValue | undefined): value is ObjectValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof UnknownValue) &&
    !(value instanceof Dynamic) &&
    !(value instanceof BigDecimal)
  );
}

/** The elements of a list or set; none for null and unknown. */
export const elements = (value: CtyValue | undefined): readonly CtyValue[] => (isCtyList(value) ? value : []);

/** The attributes of an object or map; none for null and unknown. */
export const members = (value: CtyValue | undefined): ObjectValue => (isObject(value) ? value : {});

/** Any number or numeric text in its one form: the text is kept unless a double prints back to exactly the same decimal. */
export function ctyNumber(from: number | bigint | string): number | BigDecimal {
  if (typeof from === 'number') return from;
  const text = from.toString();
  const double = Number(text);
  return Number.isFinite(double) &&
    String(double) === text &&
    (!Number.isInteger(double) || Number.isSafeInteger(double))
    ? double
    : new BigDecimal(text);
}

/** Text that is equal for equal values; sets have no order, so the type is needed. */
export function canonicalCty(value: CtyValue | undefined, type: CtyType): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof UnknownValue) return '?';
  if (value instanceof Dynamic)
    return `dynamic(${JSON.stringify(value.type)},${canonicalCty(value.value, value.type)})`;
  if (typeof type === 'string') return type === 'number' ? canonicalNumber(value) : JSON.stringify(value);
  switch (type[0]) {
    case 'list':
      return `[${elements(value).map((element) => canonicalCty(element, type[1]))}]`;
    case 'set':
      return `{${[...new Set(elements(value).map((element) => canonicalCty(element, type[1])))].sort()}}`;
    case 'tuple':
      return `[${type[1].map((of, index) => canonicalCty(elements(value)[index], of))}]`;
    case 'map':
      return `{${Object.keys(members(value))
        .sort()
        .map((name) => `${JSON.stringify(name)}:${canonicalCty(members(value)[name], type[1])}`)}}`;
    case 'object':
      return `{${Object.keys(type[1])
        .sort()
        .map((name) => `${name}:${canonicalCty(members(value)[name], type[1][name] ?? 'dynamic')}`)}}`;
  }
}

function canonicalNumber(value: CtyValue): string {
  const text = value instanceof BigDecimal ? value.text : String(value);
  return /^-?\d+\.\d*0$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

export const equal = (a: CtyValue | undefined, b: CtyValue | undefined, type: CtyType): boolean =>
  a === b || canonicalCty(a, type) === canonicalCty(b, type);

/** Whether a value is known through and through. */
export function whollyKnown(value: CtyValue): boolean {
  if (value instanceof UnknownValue) return false;
  if (value instanceof Dynamic) return whollyKnown(value.value);
  if (isCtyList(value)) return value.every(whollyKnown);
  return !isObject(value) || Object.values(value).every(whollyKnown);
}
