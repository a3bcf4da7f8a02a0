import type { Node } from '../estate/expression/ast';
import { keepsElements } from '../estate/expression/functions';
import { parseTemplate } from '../estate/expression/parse';
import { isList, type Value } from '../estate/model';

/** Shortest masks that still name somebody: 16 million IPv4 addresses; what is wider in IPv6 no network has. */
export const shortestMask = { ipv4: 8, ipv6: 16 };

/**
 * Whether every address in a value that isn't a literal has a mask that keeps it small, whatever the address will be: in
 * `concat(["203.0.113.0/28"], [for ip in … : format("%s/32", ip)])` they are single ones.
 */
export function isNarrow(value: Value | undefined): boolean {
  if (isList(value)) return value.every(isNarrow);
  const node = typeof value === 'string' ? parseTemplate(value) : undefined;
  return node !== undefined && isNarrowNode(node);
}

function isNarrowNode(node: Node): boolean {
  switch (node.is) {
    // a literal is judged as what it is
    case 'literal':
      return true;
    case 'template':
      return node.parts.length > 1 ? endsNarrow(node.parts.at(-1)) : node.parts.every(isNarrowNode);
    case 'tuple':
      return node.elements.every(isNarrowNode);
    case 'conditional':
      return isNarrowNode(node.yes) && isNarrowNode(node.no);
    case 'for':
      return node.resultKey === undefined && isNarrowNode(node.result);
    case 'call':
      return node.name === 'format'
        ? endsNarrow(node.args[0])
        : keepsElements(node.name) && node.args.every(isNarrowNode);
    default:
      return false;
  }
}

/** Whether the last part of an address is a mask: `/32`. */
function endsNarrow(node: Node | undefined): boolean {
  const text = node?.is === 'template' && node.parts.length === 1 ? node.parts[0] : node;
  const [, mask] = text?.is === 'literal' ? (/\/(\d{1,3})$/.exec(String(text.value)) ?? []) : [];
  return mask !== undefined && Number(mask) >= shortestMask.ipv6;
}
