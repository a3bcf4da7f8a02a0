import { any, compareTexts, type Term, type Type } from './term';

export function typeOf(term: Term): Type {
  switch (term.is) {
    case 'text':
    case 'number':
    case 'bool':
      return { is: term.is };
    case 'missing':
      return term.type;
    case 'sequence':
      if (term.kind !== 'tuple') return { is: term.kind, of: term.of };
      return term.more.length > 0 ? { is: 'list', of: any } : { is: 'tuple', of: term.elements.map(typeOf) };
    case 'mapping':
      if (term.kind !== 'object') return { is: 'map', of: term.of };
      if (term.more.length > 0) return { is: 'map', of: any };
      return { is: 'object', of: new Map([...term.entries].map(([name, entry]) => [name, typeOf(entry)])) };
    default:
      return any;
  }
}

export function isSameType(a: Type, b: Type): boolean {
  if (a.is === 'tuple')
    return b.is === 'tuple' && a.of.length === b.of.length && a.of.every((type, at) => isSameAt(type, b.of[at]));
  if (a.is === 'object') {
    return (
      b.is === 'object' && a.of.size === b.of.size && [...a.of].every(([name, type]) => isSameAt(type, b.of.get(name)))
    );
  }
  if (a.is === 'list' || a.is === 'set' || a.is === 'map') return b.is === a.is && isSameType(a.of, b.of);
  return a.is === b.is;
}

const isSameAt = (a: Type, b: Type | undefined): boolean => b !== undefined && isSameType(a, b);

const isOneOf = <K extends Type['is']>(
  types: readonly Type[],
  ...kinds: readonly K[]
): types is Extract<Type, { is: K }>[] => types.every(({ is }) => (kinds as readonly string[]).includes(is));

/** The type to which Terraform converts values of several types; `undefined` where there is none. */
export function unify(all: readonly Type[]): Type | undefined {
  const types = all.filter(({ is }) => is !== 'any');
  const [first] = types;
  if (first === undefined) return any;
  if (isOneOf(types, 'text', 'number', 'bool')) {
    if (types.every(({ is }) => is === first.is)) return first;
    return types.some(({ is }) => is === 'text') ? { is: 'text' } : undefined;
  }
  if (isOneOf(types, 'object')) return unifyObjects(types);
  if (isOneOf(types, 'object', 'map')) return unifyElements('map', types.flatMap(elementsOf));
  if (isOneOf(types, 'tuple')) return unifyTuples(types);
  if (isOneOf(types, 'tuple', 'list')) return unifyElements('list', types.flatMap(elementsOf));
  if (isOneOf(types, 'set')) return unifyElements('set', types.flatMap(elementsOf));
  if (isOneOf(types, 'set', 'tuple')) {
    const [of = any, ...others] = types.flatMap(elementsOf).filter(({ is }) => is !== 'any');
    return others.every((one) => isSameType(one, of)) ? { is: 'set', of } : undefined;
  }
  return undefined;
}

const elementsOf = (type: Type): readonly Type[] => {
  if (type.is === 'tuple') return type.of;
  if (type.is === 'object') return [...type.of.values()];
  return type.is === 'list' || type.is === 'set' || type.is === 'map' ? [type.of] : [];
};

function unifyElements(is: 'list' | 'set' | 'map', types: readonly Type[]): Type | undefined {
  const of = unify(types);
  return of && { is, of };
}

function unifyObjects(types: readonly Extract<Type, { is: 'object' }>[]): Type | undefined {
  const keys = (type: Type): string =>
    type.is === 'object' ? JSON.stringify([...type.of.keys()].sort(compareTexts)) : '';
  const [first] = types;
  if (first === undefined || !types.every((type) => keys(type) === keys(first))) {
    return unifyElements('map', types.flatMap(elementsOf));
  }
  const of = new Map<string, Type>();
  for (const name of first.of.keys()) {
    const type = unify(types.map((one) => one.of.get(name) ?? any));
    if (type === undefined) return undefined;
    of.set(name, type);
  }
  return { is: 'object', of };
}

function unifyTuples(types: readonly Extract<Type, { is: 'tuple' }>[]): Type | undefined {
  const [first] = types;
  if (first === undefined || !types.every(({ of }) => of.length === first.of.length)) {
    return unifyElements('list', types.flatMap(elementsOf));
  }
  const of = first.of.map((_, at) => unify(types.map((type) => type.of[at] ?? any)));
  return of.every((type) => type !== undefined) ? { is: 'tuple', of } : undefined;
}
