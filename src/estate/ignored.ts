import { isList, type Value } from './model';

/** Whether Terraform passes over changes of an attribute, by what `ignore_changes` says. */
export const isIgnored = (ignored: Value | undefined, name: string): boolean =>
  (isList(ignored) ? ignored : [ignored ?? null]).some((one) => {
    const [, named] = typeof one === 'string' ? (/^(?:\$\{\s*)?([\w-]+)/.exec(one) ?? []) : [];
    return named === name || named === 'all';
  });
