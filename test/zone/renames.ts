import type { z } from 'zod';
import { bare } from '../../constructs/core/settings';
import type { LandingZoneSettings } from '../../src/zone/settings';

type Values = Record<string, unknown>;
const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A map of things with names that a schema has somewhere: each name on the way to it is a `*`. */
export interface Family {
  readonly path: string;
  /** Whether its entries are settings of their own that have an `id`; entries that are text or lists can't. */
  readonly entries: 'keyed' | 'without id' | 'plain';
}

/** Every map in a schema, whatever it is in. */
export function familiesOf(schema: z.core.$ZodType, path: readonly string[] = []): Family[] {
  const inner = bare(schema);
  const { def } = inner._zod;
  if (def.type === 'object') {
    const { shape } = def as z.core.$ZodObjectDef;
    return Object.entries(shape).flatMap(([key, value]) => familiesOf(value, [...path, key]));
  }
  if (def.type === 'union') {
    return (def as z.core.$ZodUnionDef).options.flatMap((option) => familiesOf(option, path));
  }
  if (def.type === 'array') return familiesOf((def as z.core.$ZodArrayDef).element, [...path, '[]']);
  if (def.type !== 'record') return [];
  const { valueType } = def as z.core.$ZodRecordDef;
  return [{ path: path.join('.'), entries: entriesOf(valueType) }, ...familiesOf(valueType, [...path, '*'])];
}

function entriesOf(schema: z.core.$ZodType): Family['entries'] {
  const { def } = bare(schema)._zod;
  if (def.type === 'object') return 'id' in (def as z.core.$ZodObjectDef).shape ? 'keyed' : 'without id';
  if (def.type !== 'union') return ['array', 'record', 'map'].includes(def.type) ? 'without id' : 'plain';
  const options = (def as z.core.$ZodUnionDef).options.map(entriesOf);
  return options.find((option) => option === 'without id') ?? options.find((option) => option === 'keyed') ?? 'plain';
}

/** One name in the settings that somebody gives another one. */
export interface Rename {
  readonly family: string;
  readonly path: readonly string[];
  readonly key: string;
}

/** Every name of the families in some settings. */
export function namesIn(settings: unknown, families: readonly string[], path: readonly string[] = []): Rename[] {
  if (!isValues(settings)) return [];
  const family = families.find((pattern) => isAt(pattern, path));
  return Object.entries(settings).flatMap(([key, value]) => [
    ...(family === undefined ? [] : [{ family, path, key }]),
    ...namesIn(value, families, [...path, key]),
  ]);
}

const isAt = (pattern: string, path: readonly string[]): boolean => {
  const parts = pattern.split('.');
  return parts.length === path.length && parts.every((part, index) => part === '*' || part === path[index]);
};

/** The same settings with one name changed, and what refers to it. */
export function renamed(settings: LandingZoneSettings, { path, key }: Rename, to: string, id?: string) {
  const referred = withReferences(settings, (at, text) => {
    const [team = '', environment = ''] = text.split('/');
    if (!at.includes('/allottedTo/')) return refers(path, at) && text === key ? to : text;
    if (path.join('/') === 'teams' && team === key) return `${to}/${environment}`;
    return path.join('/') === `teams/${team}/environments` && environment === key ? `${team}/${to}` : text;
  });
  return withKey(referred, path, (name, entry) =>
    name === key ? [to, id === undefined || !isValues(entry) ? entry : { ...entry, id }] : [name, entry],
  ) as LandingZoneSettings;
}

/** Whether what stands at a place of the settings is a name in a map of them. */
function refers(path: readonly string[], at: string): boolean {
  const map = path.join('/');
  if (map === 'vracks') return /(?:^|\/)vrack$/.test(at);
  if (map === 'logServices') return /(?:\/auditLog|\/logStreams\/[^/]+)\/service$/.test(at);
  if (map === 'networks') return /\/networks\/[^/]+\/allocation$|^privateClouds\/[^/]+\/networks\/\d+$/.test(at);
  if (map === 'organization/groups') return /\/groups\/\d+$|\/access\/\w+\/\d+$|\/breakGlass\/\d+$/.test(at);
  const environment = path.slice(0, 4).join('/');
  const inEnvironment = at.startsWith(`${environment}/clusters/`) && path.length === 5;
  if (inEnvironment && path[4] === 'networks') return /\/(?:network|loadBalancerNetwork)$/.test(at);
  return inEnvironment && path[4] === 'logStreams' && at.endsWith('/auditLog');
}

function withReferences(value: unknown, change: (at: string, text: string) => string, at = ''): unknown {
  if (typeof value === 'string') return change(at, value);
  if (Array.isArray(value)) return value.map((one, index) => withReferences(one, change, `${at}/${index}`));
  if (!isValues(value)) return value;
  const below = (key: string): string => (at === '' ? key : `${at}/${key}`);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withReferences(inner, change, below(key))]),
  );
}

function withKey(
  value: unknown,
  [head, ...tail]: readonly string[],
  change: (key: string, entry: unknown) => readonly [string, unknown],
): unknown {
  if (!isValues(value)) return value;
  const entries = Object.entries(value);
  if (head === undefined) return Object.fromEntries(entries.map(([key, entry]) => change(key, entry)));
  return Object.fromEntries(entries.map(([key, entry]) => [key, key === head ? withKey(entry, tail, change) : entry]));
}
