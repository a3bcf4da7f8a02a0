import { isIdentifier } from '../../../providers/ovh/schema/terraform';
import { isWithin } from '../../estate/attribute-paths';
import type { Value } from '../../estate/model';
import { isExpression } from '../../estate/references';
import type { Found } from './diff';
import type { Graph, GraphItem, Reached } from './graph';
import type { Prediction } from './predict';

/** Attributes with addresses that OVHcloud gives a thing: nobody can write whose they are. */
const given: ReadonlyMap<string, string> = new Map([
  ['ovh_cloud_project_gateway', 'external_information'],
  ['ovh_cloud_gateway', 'current_state.external_ip'],
  ['ovh_cloud_floating_ip', 'current_state.ip'],
]);

/** What is known of the change of everything. */
interface Around {
  readonly graph: Graph;
  of(item: GraphItem): Prediction;
}

/**
 * Whether a reference names the address of a thing that is made anew and is what it was: in another region, with another name. Who has
 * the new address could be met at the old one. What is on another network is another thing.
 */
export function isOwnAddress({ item, attribute }: Reached, around: Around): boolean {
  const path = given.get(item.blocks?.after.type ?? '');
  return path !== undefined && isWithin(attribute.join('.'), path) && isTheSame(item, around);
}

function isTheSame(item: GraphItem, around: Around, seen: ReadonlySet<GraphItem> = new Set()): boolean {
  if (seen.has(item)) return true;
  const { differences } = around.of(item);
  const all = new Set([...seen, item]);
  return item.before !== undefined && differences.every((one) => leadsToTheSame(item, one, around, all));
}

function leadsToTheSame(
  item: GraphItem,
  { attribute, before, after }: Found,
  around: Around,
  seen: ReadonlySet<GraphItem>,
): boolean {
  if (item.kind === 'resource' && !isIdentifier(attribute.split('.').at(-1) ?? '')) return true;
  const [old, now] = [before, after].map((value) => reachedBy(item, value, around.graph));
  if (old === undefined || now === undefined) return false;
  return old.every((one) => now.includes(one)) && now.every((one) => old.includes(one) && isTheSame(one, around, seen));
}

/** What an expression leads to; `undefined` for any other value. */
function reachedBy({ stack }: GraphItem, value: Value | undefined, graph: Graph): readonly GraphItem[] | undefined {
  if (!isExpression(value)) return undefined;
  return graph.referencesIn(String(value)).flatMap((one) => graph.find(stack, one).map(({ item }) => item));
}
