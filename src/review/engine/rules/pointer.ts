import type { Node, Step } from '../../../estate/expression/ast';
import { namesIn, writtenKey } from '../../../estate/expression/names';
import { parseTemplate } from '../../../estate/expression/parse';

/** What an expression leads to, where its value is that and nothing else. */
interface Pointer {
  readonly address: string;
  /** Behind the address, as it is written, with the functions around it. */
  readonly path: string;
  /** Its first attribute. */
  readonly name?: string;
}

/** The pointer that a text is: `${ovh_vrack.Main.id}`, also in a function that only takes it out of a list. */
export function pointerIn(text: string): Pointer | undefined {
  const node = parseTemplate(text);
  const [named] = node === undefined ? [] : namesIn(node);
  const whole = node && written(node);
  if (named === undefined || whole === undefined) return undefined;
  const [name] = named.attribute;
  return {
    address: named.address,
    path: whole.replace(named.address, ''),
    ...(name === undefined ? {} : { name }),
  };
}

/** Functions whose result is their argument, or the only element of it. */
const passing = ['one', 'tolist', 'toset', 'tostring'];

/** A name with what is taken of it, without space; `undefined` where anything else is done with it. */
function written(node: Node): string | undefined {
  switch (node.is) {
    case 'name':
      return node.name;
    case 'access':
      return together([written(node.of), writtenStep(node.step)]);
    case 'splat':
      return together([written(node.of), '[*]', ...node.steps.map(writtenStep)]);
    case 'call': {
      const [arg, ...others] = node.args;
      if (!passing.includes(node.name) || node.expands || arg === undefined || others.length > 0) return undefined;
      return together([`${node.name}(`, written(arg), ')']);
    }
    default:
      return undefined;
  }
}

function writtenStep(step: Step): string | undefined {
  if ('name' in step) return `.${step.name}`;
  return writtenKey(step) ?? together(['[', written(step.key), ']']);
}

const together = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.includes(undefined) ? undefined : parts.join('');
