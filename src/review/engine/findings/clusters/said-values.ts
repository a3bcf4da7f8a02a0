import { canonical } from '../../../../estate/canonical';
import { isList, isValues, type Value } from '../../../../estate/model';
import { isClusterObject } from '../../../../readings/manifests';

/** A value with nothing inside, of all that a release says. */
export interface SaidValue {
  /** Where it stands: an element of a list is known by what is in it. */
  readonly key: string;
  /** How a reader names it. */
  readonly name: string;
  readonly value: Exclude<Value, null>;
}

/** What values of a release say, one by one. An object of a cluster among them is compared as one. */
export function* saidIn(value: Value, key = '', name = ''): Generator<SaidValue> {
  if (isList(value)) {
    for (const one of value) yield* saidIn(one, isValues(one) ? `${key}[${canonical(one)}]` : key, name);
  } else if (isValues(value)) {
    if (isClusterObject(value)) return;
    for (const [inner, one] of Object.entries(value)) {
      yield* saidIn(one, JSON.stringify([key, inner]), name === '' ? inner : `${name}.${inner}`);
    }
  } else if (value !== null) yield { key, name, value };
}
