import type { CloudValues, ComputeContext, Computed, CloudValue as Json } from '../../providers/ovh/schema/behaviour';
import { uuidOf } from '../../providers/ovh/schema/rules.sandbox';
import { errorText } from '../estate/error-text';
import { mapValues } from '../estate/map-values';
import type { Cloud } from './cloud';
import { fromJson, toJson } from './codec';
import {
  BigDecimal,
  type CtyType,
  type CtyValue,
  Dynamic,
  elements,
  isCtyList,
  isObject,
  isUnknown,
  members,
  type ObjectType,
  type ObjectValue,
  unknownCty,
} from './cty';
import { digits, fillTemplate, hex, isArray, isRecord } from './values';

/** What is being filled: one object, its id, and the table of what the API answers. */
interface FillScope {
  readonly id: string;
  /** Generated values depend on it and on the attribute's path. */
  readonly seed: string;
  readonly computed: { readonly [path: string]: Computed };
  readonly cloud: Cloud;
  /** Attributes that can be named in templates though they aren't in the type. */
  readonly known: CloudValues;
}

/** A behaviour's view of a value: unknowns and nulls are absent at the top. */
export function plainValue(value: ObjectValue | null): CloudValues {
  return Object.fromEntries(
    Object.entries(members(value)).flatMap(([name, inner]) =>
      inner === null || isUnknown(inner) ? [] : [[name, toJson(inner)]],
    ),
  );
}

/** Replaces every unknown: by its `computed` entry, or by something plausible for its name and type. */
export function fill(planned: ObjectValue, type: ObjectType, scope: FillScope): ObjectValue {
  const filled: Record<string, CtyValue> = { ...planned };
  const own = Object.keys(scope.computed).map((path) => path.split('.')[0] ?? path);
  // 'id' first and the table's order next, so that an entry can use what stands before it
  for (const name of new Set(['id', ...own, ...Object.keys(type[1])])) {
    const of = type[1][name];
    if (of !== undefined)
      filled[name] = fillValue(filled[name] ?? null, of, name, name, new Filler(scope, () => filled), filled);
  }
  return filled;
}

class Filler {
  constructor(
    readonly scope: FillScope,
    private readonly top: () => ObjectValue,
  ) {}

  computed(path: string, where: string, element: ObjectValue): Json | undefined {
    const { scope } = this;
    const entry = scope.computed[path];
    if (entry === undefined) return path === 'id' ? scope.id : undefined;
    if (isConstant(entry)) return entry;
    const now = { ...scope.known, id: scope.id, ...plainValue(this.top()) };
    const text = (template: string) =>
      fillTemplate(template, { seed: `${scope.seed}#${where}`, account: scope.cloud.account, values: now });
    if (typeof entry !== 'function') return fillTexts(entry, now, text);
    const context: ComputeContext = { now, element: plainValue(element), id: scope.id, cloud: scope.cloud, text };
    return entry(context);
  }
}

const isConstant = (entry: Computed): entry is string | number | boolean | null =>
  typeof entry === 'string'
    ? !entry.includes('{')
    : entry === null || (typeof entry !== 'object' && typeof entry !== 'function');

/** Fills the templates in a value. One that is nothing but an attribute's name becomes its value, which may be no text. */
function fillTexts(value: Json, now: CloudValues, text: (template: string) => string): Json {
  if (typeof value === 'string') {
    const [, path] = /^\{([\w.]+)\}$/.exec(value) ?? [];
    return path === undefined ? text(value) : valueAt(now, path);
  }
  if (isArray(value)) return value.map((element) => fillTexts(element, now, text));
  return isRecord(value) ? mapValues(value, (inner) => fillTexts(inner, now, text)) : value;
}

const valueAt = (values: CloudValues, path: string): Json =>
  path.split('.').reduce<Json>((value, name) => (isRecord(value) ? (value[name] ?? null) : null), values);

/** `path` names the attribute, `where` this occurrence of it. */
function fillValue(
  value: CtyValue,
  type: CtyType,
  path: string,
  where: string,
  filler: Filler,
  element: ObjectValue,
): CtyValue {
  if (isUnknown(value)) {
    const answer = filler.computed(path, where, element);
    if (answer !== undefined) return typedValue(answer, type, path);
    if (typeof type !== 'string' && type[0] === 'object')
      return fillObject(
        mapValues(type[1], () => unknownCty),
        type,
        path,
        where,
        filler,
      );
    return plausible(type, path.split('.').at(-1) ?? path, `${filler.scope.seed}#${where}`);
  }
  if (typeof type === 'string' || value instanceof Dynamic || value instanceof BigDecimal) return value;
  if (isObject(value) && type[0] === 'object') return fillObject(value, type, path, where, filler);
  if (isObject(value) && type[0] === 'map')
    return mapValues(value, (inner, key) => fillValue(inner, type[1], path, `${where}.${key}`, filler, element));
  if (isCtyList(value) && (type[0] === 'list' || type[0] === 'set')) {
    return elements(value).map((inner, index) => fillValue(inner, type[1], path, `${where}.${index}`, filler, element));
  }
  return value;
}

function fillObject(value: ObjectValue, type: ObjectType, path: string, where: string, filler: Filler): ObjectValue {
  return mapValues(type[1], (of, name) =>
    fillValue(value[name] ?? null, of, `${path}.${name}`, `${where}.${name}`, filler, value),
  );
}

function typedValue(answer: Json, type: CtyType, path: string): CtyValue {
  try {
    return fromJson(adapt(answer, type), type);
  } catch (error) {
    throw new Error(`computed value of ${path}: ${errorText(error)}`);
  }
}

/** A number may be said as text (an id), and text as a number. */
function adapt(value: Json, type: CtyType): Json {
  if (type === 'bool' && (value === 'true' || value === 'false')) return value === 'true';
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (type === 'number' && typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value)) return Number(digits(value, 7));
  return value;
}

/** An attribute that nobody described: something of its type that looks like its name. */
function plausible(type: CtyType, name: string, seed: string): CtyValue {
  if (type === 'bool') return false;
  if (type === 'number') return name === 'id' || name.endsWith('_id') ? Number(digits(seed, 7)) : 0;
  if (type === 'string') return plausibleText(name, seed);
  if (type === 'dynamic') return null;
  if (type[0] === 'map') return {};
  return type[0] === 'object' ? null : [];
}

const texts: readonly (readonly [RegExp, (seed: string, name: string) => string])[] = [
  [/(^|_)(at|date|creation|updated|last_update)$|_date$/, () => '2026-01-01T00:00:00Z'],
  [/^(id|.*_id|uuid)$/, (seed) => uuidOf(seed)],
  [/^(status|state|resource_status)$/, () => 'READY'],
  [/(password|secret|token|private_key|value)$/, (seed) => `sandbox-${hex(seed, 24)}`],
  [/(url|endpoint|uri)$/, (seed) => `https://${hex(seed, 8)}.sandbox.invalid`],
  [/(host|hostname|domain)$/, (seed) => `${hex(seed, 8)}.sandbox.invalid`],
  [/(^|_)(ip|address|vip_address)$/, (seed) => `192.0.2.${1 + (Number(digits(seed, 3)) % 254)}`],
];

function plausibleText(name: string, seed: string): string {
  const found = texts.find(([names]) => names.test(name));
  return found === undefined ? `sandbox-${hex(seed, 8)}` : found[1](seed, name);
}
