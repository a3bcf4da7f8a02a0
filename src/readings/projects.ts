import { maskText } from '../../constructs/core/secrets/mask';
import type { Masked } from '../../constructs/core/secrets/masked';
import type { Ids } from '../../constructs/core/secrets/text';
import type { Estate } from '../estate/model';

const known = new WeakMap<Estate, ReadonlyMap<string, Masked | undefined>>();

/** Public Cloud projects by their ids, with whose they are: `team/environment`, where one environment names it. */
export function projectsOf(estate: Estate): ReadonlyMap<string, Masked | undefined> {
  let found = known.get(estate);
  if (found === undefined) {
    found = projectsIn(estate);
    known.set(estate, found);
  }
  return found;
}

/** The ids of projects, which have the form of many a secret and are none. */
export const projectIds = (...estates: readonly Estate[]): Ids => ({
  has: (word) => estates.some((estate) => projectsOf(estate).has(word)),
});

function projectsIn({ stacks, externals }: Estate): ReadonlyMap<string, Masked | undefined> {
  const found = new Map<string, Masked | undefined>(
    externals.flatMap(({ type, id }) => (type === 'ovh_cloud_project' && isId(id) ? [[id, undefined]] : [])),
  );
  for (const { record, blocks, imports } of stacks.values()) {
    const { team, environment, kind } = record ?? {};
    const isOwner = team !== undefined && environment !== undefined && kind !== 'platform';
    const name = isOwner ? maskText(`${team}/${environment}`) : undefined;
    for (const { address, type, body } of blocks.values()) {
      const adopted = type === 'ovh_cloud_project' ? imports.get(address) : undefined;
      for (const id of [body['service_name'], body['project_id'], adopted]) {
        if (typeof id === 'string' && isId(id)) found.set(id, found.get(id) ?? name);
      }
    }
  }
  return found;
}

const isId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
