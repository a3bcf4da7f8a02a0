import { quoted } from '../each';
import { chainOf, type Node, type Step } from './ast';

/** Something that an expression names, and where it stands in the text. */
interface Named {
  /** `ovh_vrack.Main`, `data.ovh_me.Account`, `module.network`, `local.x`, `var.x`, `each.value`. */
  readonly address: string;
  /** Which instance of a block, where that is written: `[0]`, `["a"]`. */
  readonly key?: string;
  /** What of it, without indices. */
  readonly attribute: readonly string[];
  readonly start: number;
  /** Of the address. */
  readonly end: number;
  /** Of everything that is asked of it. */
  readonly wholeEnd: number;
}

/** What an expression names, from the left to the right; names that a `for` gives are its own. */
export function* namesIn(node: Node, own: ReadonlySet<string> = new Set()): Generator<Named> {
  switch (node.is) {
    case 'name':
    case 'access':
      return yield* accessed(node, [], own);
    case 'splat':
      return yield* accessed(node.of, node.steps, own);
    case 'template':
      for (const part of node.parts) yield* namesIn(part, own);
      return;
    case 'tuple':
      for (const element of node.elements) yield* namesIn(element, own);
      return;
    case 'call':
      for (const arg of node.args) yield* namesIn(arg, own);
      return;
    case 'object':
      for (const { key, value } of node.items) {
        yield* namesIn(key, own);
        yield* namesIn(value, own);
      }
      return;
    case 'unary':
      return yield* namesIn(node.of, own);
    case 'binary':
      yield* namesIn(node.left, own);
      return yield* namesIn(node.right, own);
    case 'conditional':
      yield* namesIn(node.condition, own);
      yield* namesIn(node.yes, own);
      return yield* namesIn(node.no, own);
    case 'joined':
      return yield* namesIn(node.of, own);
    case 'for': {
      yield* namesIn(node.list, own);
      const inner = new Set([...own, node.item, ...(node.key === undefined ? [] : [node.key])]);
      for (const part of [node.resultKey, node.result, node.condition]) if (part) yield* namesIn(part, inner);
    }
  }
}

/** A chain of names and keys, with what follows it behind a star. */
function* accessed(node: Node, behind: readonly Step[], own: ReadonlySet<string>): Generator<Named> {
  const chain = chainOf(node);
  if (chain === undefined) {
    if (node.is === 'access') yield* accessed(node.of, [node.step], own);
    else yield* namesIn(node, own);
  } else if (!own.has(chain.root.name)) {
    const { root } = chain;
    const length = root.name === 'data' || root.name === 'ephemeral' ? 2 : 1;
    const names = chain.steps.slice(0, length).flatMap((step) => ('name' in step ? step : []));
    const last = names.at(-1);
    if (last !== undefined && names.length === length) {
      const address = [root.name, ...names.map(({ name }) => name)].join('.');
      const rest = chain.steps.slice(length);
      const [first] = rest;
      const key = isBlock(root.name) && first !== undefined ? writtenKey(first) : undefined;
      yield {
        address,
        ...(key === undefined ? {} : { key }),
        attribute: [...rest.slice(key === undefined ? 0 : 1), ...behind].flatMap(fieldOf),
        start: root.start,
        end: last.end,
        wholeEnd: chain.steps.at(-1)?.end ?? last.end,
      };
    }
  }
  for (const step of [...(chain?.steps ?? []), ...behind]) if ('key' in step) yield* namesIn(step.key, own);
}

const isBlock = (root: string): boolean => root !== 'local' && root !== 'var' && root !== 'each';

/** A known key in brackets, as Terraform writes it: that of an instance, or of an element. */
export function writtenKey(step: Step): string | undefined {
  const node = 'key' in step ? step.key : undefined;
  if (node?.is === 'number') return `[${node.text}]`;
  return node?.is === 'literal' && typeof node.value === 'string' ? `[${quoted(node.value)}]` : undefined;
}

/** A part by its name; places in a list don't count. */
function fieldOf(step: Step): string[] {
  if ('name' in step) return [step.name];
  return step.key.is === 'literal' && typeof step.key.value === 'string' ? [step.key.value] : [];
}
