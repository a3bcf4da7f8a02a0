import type { Value } from '../model';
import type { Node } from './ast';
import { parseExpression } from './parse';
import { any, type Type } from './term';

/** The type that a variable asks for; `undefined` where that isn't read here, such as an attribute that may be left out. */
export function constraintOf(written: Value | undefined): Type | undefined {
  if (written === undefined || written === null) return any;
  if (typeof written !== 'string') return undefined;
  const node = parseExpression(/^\$\{(.*)\}$/s.exec(written)?.[1] ?? written);
  return node && typeFrom(node);
}

function typeFrom(node: Node): Type | undefined {
  if (node.is === 'name') return named(node.name);
  const [first] = node.is === 'call' ? node.args : [];
  if (node.is !== 'call' || first === undefined) return undefined;
  switch (node.name) {
    case 'list':
    case 'set':
    case 'map': {
      const of = typeFrom(first);
      return of && { is: node.name, of };
    }
    case 'tuple': {
      const of = first.is === 'tuple' ? first.elements.map(typeFrom) : [undefined];
      return of.every((type) => type !== undefined) ? { is: 'tuple', of } : undefined;
    }
    case 'object':
      return objectFrom(first);
    default:
      return undefined;
  }
}

function named(name: string): Type | undefined {
  if (name === 'string') return { is: 'text' };
  if (name === 'number' || name === 'bool' || name === 'any') return { is: name };
  return name === 'list' || name === 'set' || name === 'map' ? { is: name, of: any } : undefined;
}

function objectFrom(node: Node): Type | undefined {
  if (node.is !== 'object') return undefined;
  const of = new Map<string, Type>();
  for (const { key, value } of node.items) {
    const type = typeFrom(value);
    if (key.is !== 'literal' || typeof key.value !== 'string' || type === undefined) return undefined;
    of.set(key.value, type);
  }
  return { is: 'object', of };
}
