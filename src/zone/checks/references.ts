import { suggest } from '../../../constructs/core/messages';
import type { Mistake } from '../../../constructs/core/settings';
import { environmentsOf, type Placed, type SoundZone, type Written } from './zone';

/** Names in the settings that stand for a thing elsewhere in them. */
export function referenceMistakes(zone: SoundZone, written: Written): Mistake[] {
  const named = (kind: string, ...map: string[]) => known(kind, written(map));
  const vrack = named('vRack of vracks', 'vracks');
  const network = named('network of the plan', 'networks');
  const group = named('group of organization.groups', 'organization', 'groups');
  const logService = named('log service of logServices', 'logServices');
  const rackOf = (path: Mistake['path'], name: string | undefined) =>
    name === undefined ? only('vrack', 'vRacks', path, written(['vracks'])) : vrack([...path, 'vrack'], name);
  const serviceOf = (path: Mistake['path'], name: string | undefined) =>
    name === undefined
      ? only('service', 'log services', path, written(['logServices']))
      : logService([...path, 'service'], name);
  const groupsIn = (path: Mistake['path'], names: readonly string[]) =>
    names.flatMap((name, index) => group([...path, index], name));

  return [
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
      ...clusterReferences({ path, settings }, written),
    ]),
    ...allotmentMistakes(zone, written),
  ];
}

/** A check of one name against those that exist. */
const known =
  (kind: string, names: readonly string[]) =>
  (path: Mistake['path'], name: string): Mistake[] =>
    names.includes(name) ? [] : [{ path, text: `names no ${kind}, got "${name}"; ${instead(name, names)}` }];

const instead = (name: string, names: readonly string[]): string =>
  names.length === 0 ? 'declare it there' : suggest(name, names);

/** A name left out stands for the only one there is. */
function only(key: string, kind: string, path: Mistake['path'], names: readonly string[]): Mistake[] {
  if (names.length === 1) return [];
  const remedy = names.length === 0 ? 'declare one first' : `name one of ${names.join(', ')}`;
  return [{ path: [...path, key], text: `is missing, as there are ${names.length} ${kind}; ${remedy}` }];
}

function clusterReferences({ path, settings }: Pick<Placed, 'path' | 'settings'>, written: Written): Mistake[] {
  const networks = written([...path, 'networks']);
  const network = known('network of the environment', networks);
  const stream = known('stream of logStreams', written([...path, 'logStreams']));
  return Object.entries(settings.clusters).flatMap(([name, { network: of, loadBalancerNetwork, auditLog }]) => [
    ...(of === undefined
      ? only('network', 'networks', [...path, 'clusters', name], networks)
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
  const environment = known('environment', environments);
  return Object.entries(zone.networks ?? {}).flatMap(([name, { allottedTo = [] }]) =>
    allottedTo.flatMap((allotted, index) => environment(['networks', name, 'allottedTo', index], allotted)),
  );
}
