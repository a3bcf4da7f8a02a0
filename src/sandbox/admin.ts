import { distance } from 'fastest-levenshtein';
import { maskParts } from '../../constructs/core/secrets/mask';
import type { CloudObject, CloudValue, CloudValues } from '../../providers/ovh/schema/behaviour';
import { isIdentifier } from '../../providers/ovh/schema/terraform';
import type { Cloud } from './cloud';
import { fromJson, toJson } from './codec';
import type { CtyType } from './cty';
import { SandboxError } from './error';
import { TypeModel } from './model';
import { sandboxProviders } from './providers';
import { linksOf } from './server';
import { StateFile } from './state-file';

function modelOf(type: string): TypeModel | undefined {
  const source = sandboxProviders.find(({ resources }) => type in resources)?.resources[type];
  return source === undefined ? undefined : new TypeModel(type, source);
}

/** The object's attributes with every secret hidden: by the provider's schema, by their names, by how they look. */
export function withoutSecrets({ type, attributes }: CloudObject): CloudValues {
  const secret = new Set(modelOf(type)?.sensitive);
  const hide = (name: string, value: CloudValue): unknown =>
    maskParts(value, name, {
      schema: (path) => {
        const names = [name, ...path.filter((part) => !/^\d+$/.test(part))];
        return secret.has(names.join('.')) ? 'sensitive' : isIdentifier(names.at(-1) ?? '') ? 'id' : 'unknown';
      },
    });
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, hide(name, value) as CloudValue]));
}

/** The object with a type and id, or with an id alone where only one type has it. */
export function findObject(cloud: Cloud, typeOrId: string, id?: string): CloudObject {
  const found = id === undefined ? cloud.all().filter((object) => object.id === typeOrId) : [cloud.get(typeOrId, id)];
  const [object, second] = found;
  if (second !== undefined) {
    const types = found.map((candidate) => candidate?.type).join(', ');
    throw new SandboxError(`several objects have the id ${typeOrId} (${types}); name the type too`);
  }
  if (object !== undefined) return object;
  throw new SandboxError(
    id === undefined ? `nothing in the sandbox has the id ${typeOrId}` : missing(cloud, typeOrId, id),
  );
}

function missing(cloud: Cloud, type: string, id: string): string {
  const ids = cloud.find(type).map((object) => object.id);
  if (ids.length > 0)
    return `there is no ${type} with the id ${id} in the sandbox; there is ${ids.slice(0, 3).join(', ')}`;
  const near = nearest(type, cloud.types());
  return `there is no ${type} in the sandbox${near === undefined ? '' : `; did you mean ${near}?`}`;
}

function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .sort((a, b) => a.far - b.far);
  return best !== undefined && best.far <= 4 ? best.candidate : undefined;
}

/** Opens the file, lets `change` work on the cloud, and writes it. */
export async function changing<T>(path: string, change: (file: StateFile) => T | Promise<T>): Promise<T> {
  const file = await StateFile.open(path);
  try {
    return await change(file);
  } finally {
    await file.close();
  }
}

/** Removes an object as if by hand in OVHcloud's control panel, with what dies with it. Returns everything removed. */
export function deleteObject(cloud: Cloud, type: string, id: string): readonly CloudObject[] {
  const doomed = linksOf(sandboxProviders).doomed(findObject(cloud, type, id), cloud);
  for (const object of doomed) cloud.delete(object);
  return doomed;
}

/** Changes attributes as if by hand in OVHcloud's control panel. `settings` are `name=value`; lists and maps are JSON. */
export function setAttributes(cloud: Cloud, type: string, id: string, settings: readonly string[]): CloudObject {
  const object = findObject(cloud, type, id);
  const changed = Object.fromEntries(settings.map((setting) => parseSetting(type, setting)));
  const next = { ...object, attributes: { ...object.attributes, ...changed } };
  cloud.put(next);
  return next;
}

function parseSetting(type: string, setting: string): readonly [string, CloudValue] {
  const equals = setting.indexOf('=');
  if (equals < 1) throw new SandboxError(`${setting} is not of the form name=value`);
  const name = setting.slice(0, equals);
  const text = setting.slice(equals + 1);
  const types: { readonly [name: string]: CtyType } = modelOf(type)?.type[1] ?? {};
  const of = types[name];
  if (of === undefined) {
    if (modelOf(type) === undefined) return [name, text];
    const near = nearest(name, Object.keys(types));
    throw new SandboxError(`${type} has no attribute ${name}${near === undefined ? '' : `; did you mean ${near}?`}`);
  }
  if (of === 'string') return [name, text];
  try {
    return [name, toJson(fromJson(JSON.parse(text), of)) as CloudValue];
  } catch {
    throw new SandboxError(`${name} takes ${typeof of === 'string' ? `a ${of}` : `a ${of[0]} as JSON`}, got ${text}`);
  }
}
