import type { Mistake } from '../../../constructs/core/settings';
import { environmentsOf, type SoundZone } from './zone';

/** Things that exist once at OVHcloud, and stand in the settings twice. */
export function twiceMistakes(zone: SoundZone): Mistake[] {
  const projects = environmentsOf(zone).flatMap(({ path, settings: { project } }) => {
    const [key, id] = 'existing' in project ? ['existing', project.existing] : ['id', project.id];
    return id === undefined ? [] : [{ path: [...path, 'project', key ?? ''], id }];
  });
  return [
    ...twice('project', projects),
    ...twice(
      'vRack',
      entries('vracks', zone.vracks, (vrack) => ('adopt' in vrack ? vrack.adopt : vrack.existing)),
    ),
    ...twice(
      'log service',
      entries('logServices', zone.logServices, ({ existing }) => existing),
    ),
    ...twice(
      'private cloud',
      entries('privateClouds', zone.privateClouds, ({ existing }) => existing),
    ),
    ...twice('group', groupNames(zone)),
  ];
}

interface Named {
  readonly path: readonly string[];
  readonly id: string;
}

const entries = <T>(root: string, map: Readonly<Record<string, T>> | undefined, id: (value: T) => string): Named[] =>
  Object.entries(map ?? {}).map(([name, value]) => ({ path: [root, name], id: id(value) }));

const groupNames = (zone: SoundZone): Named[] =>
  Object.entries(zone.organization?.groups ?? {}).map(([key, { name, existing, adopt, id }]) => ({
    path: ['organization', 'groups', key],
    id: existing ?? adopt ?? name ?? id,
  }));

function twice(kind: string, things: readonly Named[]): Mistake[] {
  return things.flatMap(({ path, id }, index) => {
    const other = things.slice(0, index).find((earlier) => earlier.id === id);
    if (other === undefined) return [];
    return [{ path, text: `is the ${kind} of ${other.path.join('.')} too, got "${id}"; name another one` }];
  });
}
