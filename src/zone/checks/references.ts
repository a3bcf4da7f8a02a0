import { show, suggest } from '../../../constructs/core/messages';
import type { Mistake } from '../../../constructs/core/settings';
import { environmentsOf, type Placed, type SoundZone, type Written } from './zone';

/** Names in the settings that stand for a thing elsewhere in them. */
export function referenceMistakes(zone: SoundZone, written: Written): Mistake[] {
  const parents = new Parents(written);
  const named = (kind: string, ...map: string[]) => known(kind, map, parents);
  const vrack = named('vRack of vracks', 'vracks');
  const network = named('network of the plan', 'networks');
  const group = named('group of organization.groups', 'organization', 'groups');
  const logService = named('log service of logServices', 'logServices');
  const rackOf = (path: Mistake['path'], name: string | undefined) =>
    name === undefined ? only('vrack', 'vRacks', path, ['vracks'], parents) : vrack([...path, 'vrack'], name);
  const serviceOf = (path: Mistake['path'], name: string | undefined) =>
    name === undefined
      ? only('service', 'log services', path, ['logServices'], parents)
      : logService([...path, 'service'], name);
  const groupsIn = (path: Mistake['path'], names: readonly string[]) =>
    names.flatMap((name, index) => group([...path, index], name));

  const found = [
    ...Object.entries(zone.networks ?? {}).flatMap(([name, { vrack: rack }]) => rackOf(['networks', name], rack)),
    ...Object.entries(zone.privateClouds ?? {}).flatMap(([name, cloud]) => [
      ...rackOf(['privateClouds', name], cloud.vrack),
      ...cloud.networks.flatMap((name_, index) => network(['privateClouds', name, 'networks', index], name_)),
    ]),
    ...Object.entries(zone.organization?.policies ?? {}).flatMap(([name, { groups }]) =>
      groupsIn(['organization', 'policies', name, 'groups'], groups),
    ),
    ...groupsIn(['organization', 'breakGlass'], zone.organization?.breakGlass ?? []),
    ...environmentsOf(zone).flatMap(({ path, settings }) => [
      ...rackOf(path, settings.vrack),
      ...(['viewer', 'operator', 'owner'] as const).flatMap((preset) =>
        groupsIn([...path, 'access', preset], settings.access[preset]),
      ),
      ...Object.entries(settings.temporaryAccess).flatMap(([name, { groups }]) =>
        groupsIn([...path, 'temporaryAccess', name, 'groups'], groups),
      ),
      ...(settings.auditLog ? serviceOf([...path, 'auditLog'], settings.auditLog.service) : []),
      ...Object.entries(settings.logStreams).flatMap(([name, { service }]) =>
        serviceOf([...path, 'logStreams', name], service),
      ),
      ...Object.entries(settings.networks).flatMap(([name, { allocation }]) =>
        network([...path, 'networks', name, 'allocation'], allocation),
      ),
      ...clusterReferences({ path, settings }, parents),
    ]),
    ...allotmentMistakes(zone, written),
  ];
  return parents.told(found);
}

/** Maps that references lead into. Of one that has nothing in it, what is missing is told once, and nothing where it is odd itself. */
class Parents {
  readonly #empty = new Map<string, { readonly map: readonly string[]; readonly from: Mistake[] }>();

  constructor(private readonly written: Written) {}

  names(map: readonly string[]): readonly string[] {
    return this.written(map);
  }

  /** Keeps what a reference into an empty map says, until it is known how many there are. */
  missed(map: readonly string[], mistake: Mistake): Mistake[] {
    const { from } = this.#empty.get(map.join('.')) ?? { from: [] };
    this.#empty.set(map.join('.'), { map, from: [...from, mistake] });
    return [];
  }

  told(found: readonly Mistake[]): Mistake[] {
    const missing = [...this.#empty.values()].flatMap(({ map, from }): readonly Mistake[] => {
      if (this.written.isOdd(map)) return [];
      const [first, ...others] = from;
      if (first === undefined || others.length === 0) return from;
      const text = `has nothing in it, and ${first.path.join('.')} and ${others.length} more need something of it; declare it here`;
      return [{ path: map, text }];
    });
    return [...missing, ...found];
  }
}

/** A check of one name against those that exist. */
const known =
  (kind: string, map: readonly string[], parents: Parents) =>
  (path: Mistake['path'], name: string): Mistake[] => {
    const names = parents.names(map);
    if (names.length === 0)
      return parents.missed(map, { path, text: `names no ${kind}, got ${show(name)}; declare it there` });
    return names.includes(name) ? [] : [{ path, text: `names no ${kind}, got ${show(name)}; ${suggest(name, names)}` }];
  };

/** A name left out stands for the only one there is. */
function only(key: string, kind: string, path: Mistake['path'], map: readonly string[], parents: Parents): Mistake[] {
  const names = parents.names(map);
  if (names.length === 1) return [];
  const remedy = names.length === 0 ? 'declare one first' : `name one of ${names.join(', ')}`;
  const mistake = { path: [...path, key], text: `is missing, as there are ${names.length} ${kind}; ${remedy}` };
  return names.length === 0 ? parents.missed(map, mistake) : [mistake];
}

function clusterReferences({ path, settings }: Pick<Placed, 'path' | 'settings'>, parents: Parents): Mistake[] {
  const networks = [...path, 'networks'];
  const network = known('network of the environment', networks, parents);
  const stream = known('stream of logStreams', [...path, 'logStreams'], parents);
  return Object.entries(settings.clusters).flatMap(([name, { network: of, loadBalancerNetwork, auditLog }]) => [
    ...(of === undefined
      ? only('network', 'networks', [...path, 'clusters', name], networks, parents)
      : network([...path, 'clusters', name, 'network'], of)),
    ...(loadBalancerNetwork === undefined
      ? []
      : network([...path, 'clusters', name, 'loadBalancerNetwork'], loadBalancerNetwork)),
    ...(auditLog === undefined ? [] : stream([...path, 'clusters', name, 'auditLog'], auditLog)),
  ]);
}

function allotmentMistakes(zone: SoundZone, written: Written): Mistake[] {
  if (zone.teams === undefined) return [];
  const environments = written(['teams']).flatMap((team) =>
    written(['teams', team, 'environments']).map((environment) => `${team}/${environment}`),
  );
  return Object.entries(zone.networks ?? {}).flatMap(([name, { allottedTo = [] }]) =>
    allottedTo.flatMap((allotted, index) =>
      environments.includes(allotted)
        ? []
        : [
            {
              path: ['networks', name, 'allottedTo', index],
              text: `names no environment, got ${show(allotted)}; ${suggest(allotted, environments)}`,
            },
          ],
    ),
  );
}
