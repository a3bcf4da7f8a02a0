import { quoted } from '../each';
import { chainOf, type Node } from './ast';
import { keepsElements } from './functions';
import { parseExpression, parseTemplate } from './parse';

/**
 * What a list is made of, where a text says that it is made of parts and of nothing else: of `${concat(a, [b])}` `${a}` and `${[b]}`.
 * `undefined` for any other text.
 */
export function partsOfList(text: string): readonly string[] | undefined {
  const node = parseTemplate(text);
  return node && partsOf(node)?.flatMap(({ span }) => (span === undefined ? [] : `\${${text.slice(...span)}}`));
}

function partsOf(node: Node): readonly Node[] | undefined {
  if (node.is === 'tuple') return node.elements;
  return node.is === 'call' && keepsElements(node.name) && !node.expands ? node.args : undefined;
}

/** A text of Terraform's JSON as an expression inside of another one; `undefined` where it has directives. */
export function expressionOf(text: string): string | undefined {
  const node = parseTemplate(text);
  if (node?.span !== undefined) return bindsLoosely(node) ? `(${text.slice(...node.span)})` : text.slice(...node.span);
  if (node?.is !== 'template') return undefined;
  const parts = node.parts.map((part) => {
    if (part.span !== undefined) return `\${${text.slice(...part.span)}}`;
    return part.is === 'literal' ? quoted(String(part.value)).slice(1, -1) : undefined;
  });
  return parts.includes(undefined) ? undefined : `"${parts.join('')}"`;
}

const bindsLoosely = ({ is }: Node): boolean => is === 'binary' || is === 'conditional' || is === 'unary';

/** Names that lead from the first one of an expression to what is asked of it: of `each.value.a["b"]` the last three; `undefined` for others. */
export function namesBehind(expression: string): readonly string[] | undefined {
  const node = parseExpression(expression);
  const names = (node && chainOf(node)?.steps)?.map((step) => {
    if ('name' in step) return step.name;
    return step.key.is === 'literal' ? String(step.key.value) : undefined;
  });
  return names?.every((name) => name !== undefined) ? names : undefined;
}
