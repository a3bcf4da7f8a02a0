import type { Node, Step } from './ast';
import { parseTemplate } from './parse';

/** Functions that the expressions of a text call: `file`, `provider::ovh::run`. */
export function callsIn(text: string): readonly string[] {
  const node = parseTemplate(text);
  // `core::file` is another name of `file`
  return node === undefined ? guessedIn(text) : [...calledIn(node)].map(({ name }) => name.replace(/^core::/, ''));
}

/** Every call in an expression, also in the arguments of another. */
export function* calledIn(node: Node): Generator<Extract<Node, { is: 'call' }>> {
  if (node.is === 'call') yield node;
  for (const inner of partsOf(node)) yield* calledIn(inner);
}

function partsOf(node: Node): readonly Node[] {
  switch (node.is) {
    case 'literal':
    case 'number':
    case 'name':
      return [];
    case 'template':
      return node.parts;
    case 'access':
      return [node.of, ...keysOf([node.step])];
    case 'splat':
      return [node.of, ...keysOf(node.steps)];
    case 'unary':
    case 'joined':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'conditional':
      return [node.condition, node.yes, node.no];
    case 'call':
      return node.args;
    case 'tuple':
      return node.elements;
    case 'object':
      return node.items.flatMap(({ key, value }) => [key, value]);
    case 'for':
      return [node.list, node.result, ...[node.resultKey, node.condition].filter((part) => part !== undefined)];
  }
}

const keysOf = (steps: readonly Step[]): readonly Node[] => steps.flatMap((step) => ('key' in step ? step.key : []));

/** What may stand between a name and what follows it; a longer comment is there only to break something. */
const space = String.raw`(?:\s|/\*(?:[^*]|\*(?!/)){0,2000}\*/|(?:#|//)[^\n]{0,2000}\n)*`;
const call = new RegExp(
  String.raw`(?<![\w-])(?:[\w-]+(?![\w-])${space}::${space}){0,3}[\w-]+(?![\w-])(?=${space}\()`,
  'g',
);
const spaces = new RegExp(space, 'g');

/** The same where the text isn't a template that is read here: more than there is where a text in quotes looks like a call. */
const guessedIn = (text: string): string[] =>
  [...text.matchAll(call)].map(([name]) => name.replaceAll(spaces, '').replace(/^core::/, ''));
