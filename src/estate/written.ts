import { isSecretName } from '../../constructs/core/secrets/names';
import { any, type Lazy, listTerm, missing, type Term } from './expression/term';
import type { Ref } from './known';
import { isList, isValues, type Value } from './model';

/**
 * What is written for an attribute of a resource. An object may be a block, which Terraform has in a list, or a map: only its
 * parts are known.
 */
export function written(at: Ref, shown: string, value: Value, read: (value: Value) => Term): Term {
  if (isList(value)) {
    const elements = value.map((element, index) => written(at, `${shown}[${index}]`, element, read));
    return listTerm(any, elements);
  }
  if (!isValues(value)) return read(value);
  const open = (text: string): Term => missing({ why: 'after-apply', text, at });
  const object: Lazy = {
    is: 'lazy',
    part: (name) => {
      const inner = Object.hasOwn(value, name) ? (value[name] ?? null) : null;
      // where its value goes nothing would say that it is secret
      return inner === null || isSecretName(name)
        ? open(`${shown}.${name}`)
        : written(at, `${shown}.${name}`, inner, read);
    },
    element: (index) => (index === 0 ? object : undefined),
    whole: () => open(shown),
  };
  return object;
}

/** Whether anything in a value has the name of a secret. */
export const holdsSecret = (value: Value): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([name, inner]) => isSecretName(name) || holdsSecret(inner));
