import type { Behaviour, Link } from '../schema/behaviour';

/** What a link names. */
export interface LinkTarget {
  readonly type: string;
  /** Attribute of the target that the reference names, dotted where nested; undefined: its id. */
  readonly attribute: string | undefined;
}

export function linkTargets(link: Link): readonly LinkTarget[] {
  return [typeof link === 'string' ? link : link.to].flat().map((text) => {
    const dot = text.indexOf('.');
    return dot < 0
      ? { type: text, attribute: undefined }
      : { type: text.slice(0, dot), attribute: text.slice(dot + 1) };
  });
}

/** By type, the top-level attributes that tell one object from all others: those that others name it by, and those made of its id. */
export function identifyingAttributes(behaviours: {
  readonly [type: string]: Behaviour;
}): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (type: string, path: string): void => {
    const [attribute = path] = path.split('.');
    found.set(type, (found.get(type) ?? new Set(['id'])).add(attribute));
  };
  for (const [type, { links = {}, computed = {}, alsoKnownBy = [] }] of Object.entries(behaviours)) {
    for (const attribute of ['id', ...alsoKnownBy]) add(type, attribute);
    for (const target of Object.values(links).flatMap(linkTargets)) add(target.type, target.attribute ?? 'id');
    for (const [path, value] of Object.entries(computed)) {
      if (typeof value === 'string' && value.includes('{id}') && !path.includes('.')) add(type, path);
    }
  }
  return found;
}
