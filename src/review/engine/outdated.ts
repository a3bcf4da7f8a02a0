import type { Node } from '../../estate/expression/ast';
import { calledIn } from '../../estate/expression/calls';
import { parseTemplate } from '../../estate/expression/parse';
import type { Estate, Value } from '../../estate/model';
import { asExpression, expressionsIn, referencesIn } from '../../estate/references';
import type { Predictor } from './predict';

/**
 * The base of a comparison, which knows what of it becomes another value although it is written alike: an attribute of something that
 * changes, what a function makes of it, and what a function gives that isn't evaluated here and is called otherwise.
 */
export function withOutdated(base: Estate, head: Estate, predictor: Predictor): Estate {
  const calls = new Map<string, ReadonlySet<string>>();
  const callsOf = (stack: string): ReadonlySet<string> => {
    const found = calls.get(stack) ?? new Set(callsIn(head, stack));
    calls.set(stack, found);
    return found;
  };
  return {
    ...base,
    isOutdated: (stack, expression, { at, text }) => {
      if (referencesIn(asExpression(text)).length > 0) return predictor.isOther(at.stack, asExpression(text));
      if (predictor.isOther(stack, expression)) return true;
      const [, name] = /^(.*)\(…\)$/.exec(text) ?? [];
      return namedCalls(expression, name).some((call) => !callsOf(stack).has(call));
    },
  };
}

function* callsIn(head: Estate, id: string): Generator<string> {
  const stack = head.stacks.get(id);
  const written: Value[] = [...(stack?.blocks.values() ?? [])].flatMap(({ body, written: own }) => [
    body,
    ...(own === undefined ? [] : [own.body]),
  ]);
  const values = [...written, ...(stack?.named.values() ?? []), ...(stack?.outputs.values() ?? [])];
  for (const value of values) for (const text of expressionsIn(value)) yield* namedCalls(text);
}

/** Calls in an expression as texts that are the same for calls that are written alike. */
function namedCalls(expression: string, name?: string): readonly string[] {
  const node = parseTemplate(expression);
  const all = node === undefined ? [] : [...calledIn(node)];
  return all.filter((call) => name === undefined || call.name === name).map(sameText);
}

/** Where it stands in a text doesn't count. */
const sameText = (node: Node): string =>
  JSON.stringify(node, (key, value: unknown) => (['start', 'end', 'span'].includes(key) ? undefined : value));
