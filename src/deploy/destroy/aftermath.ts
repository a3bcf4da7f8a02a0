import { leftovers } from '../../../providers/ovh/schema/leftovers';
import { knownDangers } from '../../../providers/schemas';
import { withoutKey } from '../../estate/addresses';
import type { PlannedDestruction } from './destroy';

/** What is said of resources of a kind that are destroyed. */
export interface Consequence {
  readonly says: string;
  /** `<stack>/<construct path>` of each. */
  readonly resources: readonly string[];
}

/** What destroying does beside destroying. */
export interface Aftermath {
  /** What is lost with a resource. */
  readonly loses: readonly Consequence[];
  /** What stays at OVHcloud, goes on costing, or takes somebody's hand. */
  readonly stays: readonly Consequence[];
}

export function aftermathOf(stacks: readonly PlannedDestruction[]): Aftermath {
  const loses = new Map<string, string[]>();
  const stays = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, says: string, resource: string) =>
    to.set(says, [...(to.get(says) ?? []), resource]);
  for (const { id, changes, resources } of stacks) {
    for (const { address, type, action, loses: lost } of changes) {
      const name = `${id}/${resources.get(withoutKey(address)) ?? address}`;
      if (action === 'forget') add(stays, 'Terraform only lets go of it: it stays', name);
      if (action !== 'destroy') continue;
      if (lost !== undefined) add(loses, lost, name);
      const kept = knownDangers(type).flatMap(({ effect, says }) => (effect === 'keeps' ? [says] : []));
      for (const says of [...kept, ...(leftovers[type] === undefined ? [] : [leftovers[type].says])])
        add(stays, says, name);
    }
  }
  const said = (all: ReadonlyMap<string, string[]>): Consequence[] =>
    [...all].map(([says, resources]) => ({ says, resources }));
  return { loses: said(loses), stays: said(stays) };
}
