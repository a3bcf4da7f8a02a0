import { canonical } from '../../../estate/canonical';
import { isPassingOn } from '../../../estate/echoes';
import { chainOf } from '../../../estate/expression/ast';
import { parseTemplate } from '../../../estate/expression/parse';
import { type Block, type Estate, isValues, type Stack, type Value, type Values } from '../../../estate/model';
import { isExpression, mapTexts, replaceAddresses } from '../../../estate/references';
import { stepsFrom } from '../../../estate/resolve';

/** New addresses by the old ones, stack by stack. */
export type Renames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A side on which every expression that decides what runs, who is talked to, or what stops a mistake, says what is behind it. */
export interface Elsewhere {
  stack(stack: Stack): Stack;
  block(block: Block): Block;
}

/**
 * Two expressions are the same only where they lead to the same: `data.terraform_remote_state.a.outputs.host` is as it was, and the output
 * of the other stack, or the data source itself, leads elsewhere. So what is behind an expression is written into it.
 *
 * @param estate a settled one: what is known needs no trace
 * @param renames of what has another address on the other side, and is the same
 */
export function elsewhere(estate: Estate, renames: Renames): Elsewhere {
  const traced = (stack: string, value: Value): Value =>
    mapTexts(value, (text) => (isExpression(text) ? withTrace(text, traceOf(estate, stack, text, renames)) : text));
  return {
    stack: (stack) => {
      const { provider = null, action = null, check = null, output = null, variable = null } = stack.sections;
      const sections = {
        provider: traced(stack.id, provider),
        action: traced(stack.id, action),
        check: traced(stack.id, check),
        output: withConditions(output, (value) => traced(stack.id, value)),
        variable: withConditions(variable, (value) => traced(stack.id, value)),
      };
      const there = Object.entries(sections).filter(([, value]) => value !== null);
      return { ...stack, sections: { ...stack.sections, ...Object.fromEntries(there) } };
    },
    block: (block) => {
      if (!isTraced(block)) return block;
      const { stack, body, runs, lifecycle } = block;
      return {
        ...block,
        lifecycle: withConditions(lifecycle, (value) => traced(stack, value)) as Values,
        body: traced(stack, body) as Values,
        runs: runs.map((run) => ({ ...run, value: traced(stack, run.value) })),
      };
    },
  };
}

/** What runs something, or talks to somebody, by its arguments; or has a condition. */
const isTraced = ({ kind, type, runs, lifecycle }: Block): boolean =>
  kind !== 'resource' || type === 'helm_release' || runs.length > 0 || conditions.some((name) => name in lifecycle);

const conditions = ['precondition', 'postcondition', 'validation'];

/** A value in which conditions, and nothing else, say what is behind them. */
function withConditions(value: Value, change: (value: Value) => Value): Value {
  if (!isValues(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      conditions.includes(name) ? change(inner) : withConditions(inner, change),
    ]),
  );
}

const withTrace = (text: string, trace: readonly string[]): string =>
  trace.length === 0 ? text : `${text} (${trace.join(', ')})`;

/** What is behind an expression, in words: addresses with their stacks, and values that say more than where they come from. */
function traceOf(estate: Estate, id: string, text: string, renames: Renames): readonly string[] {
  const found = new Set<string>();
  const renamed = (stack: string, value: string): string =>
    replaceAddresses(value, (address) => renames.get(stack)?.get(address));
  const seen = new Set<Block>();
  const open: { readonly stack: string; readonly value: Value }[] = [{ stack: id, value: text }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const step of stepsFrom(estate, next.stack, next.value)) {
      if (!('to' in step)) {
        // what only passes on is where it leads to
        if (!isBare(step.value)) found.add(`${step.stack}: ${renamed(step.stack, canonical(step.value))}`);
        continue;
      }
      const { stack, address } = step.to;
      const now = renames.get(stack)?.get(address) ?? address;
      if (stack !== id) found.add([`${stack}/${now}`, ...step.attribute].join('.'));
      const block = estate.stacks.get(stack)?.blocks.get(address);
      // what it gives follows from its arguments
      if (block === undefined || seen.has(block) || !isPassedOn(block)) continue;
      seen.add(block);
      found.add(`${stack}/${now} ${renamed(stack, canonical(block.body))}`);
      open.push({ stack, value: block.body });
    }
  }
  return [...found].sort();
}

const isPassedOn = ({ kind, type }: Block): boolean => kind === 'data' || isPassingOn(type);

/** An expression of nothing but a reference, to a part that it names itself. */
function isBare(value: Value): boolean {
  const node = typeof value === 'string' ? parseTemplate(value) : undefined;
  const chain = node && chainOf(node);
  return chain?.steps.every((step) => 'name' in step || step.key.is === 'literal' || step.key.is === 'number') === true;
}
