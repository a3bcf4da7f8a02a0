import { decode, ExtensionCodec, encode } from '@msgpack/msgpack';
import { mapValues } from '../estate/map-values';
import {
  BigDecimal,
  type CtyType,
  type CtyValue,
  ctyNumber,
  Dynamic,
  elements,
  isCtyList,
  isObject,
  members,
  type ObjectValue,
  UnknownValue,
  unknownCty,
} from './cty';
import type { DynamicValue } from './protocol';

/** Values as Terraform sends them (msgpack) and as its state file holds them (JSON). */
const extensions = new ExtensionCodec();
extensions.register({
  type: 0,
  encode: (value) => (value instanceof UnknownValue ? new Uint8Array([0]) : null),
  decode: () => unknownCty,
});
// 12 is an unknown with refinements (a prefix, bounds); it is read as a plain one
extensions.register({ type: 12, encode: () => null, decode: () => unknownCty });
const options = { extensionCodec: extensions, useBigInt64: true } as const;

const isRecord = (from: unknown): from is Record<string, unknown> =>
  typeof from === 'object' && from !== null && !Array.isArray(from);
const list = (from: unknown): readonly unknown[] => (Array.isArray(from) ? from : []);
const record = (from: unknown): Record<string, unknown> => (isRecord(from) ? from : {});

function scalar(from: unknown, type: 'string' | 'number' | 'bool'): CtyValue {
  if (type === 'bool' && typeof from === 'boolean') return from;
  if (type === 'string' && typeof from === 'string') return from;
  if (type === 'number' && (typeof from === 'number' || typeof from === 'bigint' || typeof from === 'string'))
    return ctyNumber(from);
  throw new Error(`a ${type} was expected, not ${typeof from}`);
}

/** Reads a collection, tuple or object; `read` reads what is inside. */
function compound(
  from: unknown,
  type: Exclude<CtyType, string>,
  read: (from: unknown, type: CtyType) => CtyValue,
): CtyValue {
  switch (type[0]) {
    case 'list':
    case 'set':
      return list(from).map((element) => read(element, type[1]));
    case 'tuple':
      return type[1].map((of, index) => read(list(from)[index], of));
    case 'map':
      return mapValues(record(from), (value) => read(value, type[1]));
    case 'object':
      return mapValues(type[1], (of, name) => read(record(from)[name], of));
  }
}

function fromWire(wire: unknown, type: CtyType): CtyValue {
  if (wire === null || wire === undefined) return null;
  if (wire instanceof UnknownValue) return unknownCty;
  if (type === 'dynamic') {
    const [typeJson, value] = list(wire);
    const text = typeof typeJson === 'string' ? typeJson : Buffer.from(typeJson as Uint8Array).toString('utf8');
    const inner = JSON.parse(text) as CtyType;
    return new Dynamic(inner, fromWire(value, inner));
  }
  return typeof type === 'string' ? scalar(wire, type) : compound(wire, type, fromWire);
}

function toWire(value: CtyValue | undefined, type: CtyType): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof UnknownValue) return value;
  if (value instanceof Dynamic) return [Buffer.from(JSON.stringify(value.type)), toWire(value.value, value.type)];
  if (value instanceof BigDecimal) return value.text;
  // a fraction goes as decimal text: Terraform's 0.1 isn't the double 0.1
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (typeof type === 'string') return value;
  switch (type[0]) {
    case 'list':
    case 'set':
      return elements(value).map((element) => toWire(element, type[1]));
    case 'tuple':
      return type[1].map((of, index) => toWire(elements(value)[index], of));
    case 'map':
      return mapValues(members(value), (element) => toWire(element, type[1]));
    case 'object':
      return mapValues(type[1], (of, name) => toWire(members(value)[name], of));
  }
}

export function decodeValue(from: DynamicValue | undefined, type: CtyType): CtyValue {
  if (from?.msgpack?.length) return fromWire(decode(from.msgpack, options), type);
  if (from?.json?.length) return fromJson(JSON.parse(Buffer.from(from.json).toString('utf8')), type);
  return null;
}

/** As `decodeValue` for the value of a whole resource or provider block. */
export function decodeObject(from: DynamicValue | undefined, type: CtyType): ObjectValue | null {
  const value = decodeValue(from, type);
  return isObject(value) ? value : null;
}

export const encodeValue = (value: CtyValue, type: CtyType): DynamicValue => ({
  msgpack: encode(toWire(value, type), options),
});

/** From JSON as in the state file: a dynamic value is `{ type, value }`, a number that is no double is decimal text. */
export function fromJson(json: unknown, type: CtyType): CtyValue {
  if (json === null || json === undefined) return null;
  if (type === 'dynamic') {
    const { type: inner, value } = record(json);
    return new Dynamic(inner as CtyType, fromJson(value, inner as CtyType));
  }
  return typeof type === 'string' ? scalar(json, type) : compound(json, type, fromJson);
}

/** What JSON holds. */
type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** To JSON; an unknown becomes null. */
export function toJson(value: CtyValue): Json {
  if (value instanceof BigDecimal) return value.text;
  if (value instanceof Dynamic) return { type: value.type as Json, value: toJson(value.value) };
  if (value instanceof UnknownValue) return null;
  if (isCtyList(value)) return value.map(toJson);
  return isObject(value) ? mapValues(value, toJson) : value;
}
