import { isList, isValues, type Value } from '../../estate/model';
import { isExpression, type Reference } from '../../estate/references';
import { element, inside, type Place, unknownShape } from './diff';
import type { GraphItem } from './graph';

/** An expression in a body. */
export interface Expression {
  readonly place: Place;
  readonly text: string;
  readonly references: readonly Reference[];
}

/** Expressions in the arguments of an item, without those whose changes it ignores. */
export function bodyExpressions(
  item: GraphItem,
  referencesIn: (text: string) => readonly Reference[],
): readonly Expression[] {
  const top: Place = { shape: item.facts?.shape ?? unknownShape, path: '', attribute: '', sensitive: false };
  const ignored = ignoredBy(item);
  return Object.entries(item.after)
    .filter(([name]) => !ignored.includes(name) && !ignored.includes('all'))
    .flatMap(([name, value]) => [...walk(inside(top, name), value)])
    .map(({ place, text }) => ({ place, text, references: referencesIn(text) }));
}

function* walk(place: Place, value: Value): Generator<Pick<Expression, 'place' | 'text'>> {
  if (typeof value === 'string') {
    if (isExpression(value)) yield { place, text: value };
  } else if (isList(value)) {
    const { kind } = place.shape;
    // an object where a list of blocks may stand is written without brackets
    for (const [index, inner] of value.entries())
      yield* walk(element(place, kind === 'set' ? undefined : index), inner);
  } else if (isValues(value)) {
    const isListed = place.shape.kind === 'list' || place.shape.kind === 'set';
    const at = isListed ? element(place, place.shape.kind === 'set' ? undefined : 0) : place;
    for (const [name, inner] of Object.entries(value)) {
      const entry = at.shape.kind === 'object' ? inside(at, name) : element(at, name);
      // the name of an entry can be an expression, too
      if (isExpression(name)) yield { place: entry, text: name };
      yield* walk(entry, inner);
    }
  }
}

/** Paths in `ignore_changes`, `all` among them. */
export function ignoredBy({ blocks }: GraphItem): readonly string[] {
  const ignored = blocks?.after.lifecycle['ignore_changes'];
  return isList(ignored) ? ignored.map(String) : typeof ignored === 'string' ? [ignored] : [];
}
