import { hidden } from '../../../constructs/core/secrets/masked';
import { isList, isValues, type Value } from '../../estate/model';
import { isExpression } from '../../estate/references';
import type { Shape } from './facts';

const secretInside = new WeakMap<Shape, boolean>();

/** Whether something below a shape is secret by the schema. */
function hasSecrets(shape: Shape): boolean {
  let has = secretInside.get(shape);
  if (has === undefined) {
    const inner = [...(shape.fields?.values() ?? []), ...(shape.element === undefined ? [] : [shape.element])];
    has = inner.some((one) => one.sensitive === true || hasSecrets(one));
    secretInside.set(shape, has);
  }
  return has;
}

/** A value without the parts that the schema says are secret. */
export function redact(shape: Shape, value: Value): Value {
  if (!hasSecrets(shape)) return value;
  if (isList(value)) return value.map((element) => redact(shape.element ?? shape, element));
  if (!isValues(value)) return value;
  const inner = (name: string): Shape | undefined => shape.fields?.get(name) ?? shape.element?.fields?.get(name);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const at = inner(name);
      if (at === undefined) return [name, part];
      return [name, at.sensitive && !isExpression(part) ? hidden : redact(at, part)];
    }),
  );
}
