import { suggest } from '../../../constructs/core/messages';
import type { Mistake } from '../../../constructs/core/settings';
import { protectedPlace } from '../protected-places';
import type { SoundZone, Written } from './zone';

/** What `retired` and `exceptions` name is, or was, in a stack of these settings; what is retired is no longer there. */
export function retiredMistakes(zone: SoundZone, written: Written): Mistake[] {
  const retired = Object.keys(zone.retired ?? {}).flatMap((place): Mistake[] => {
    const path = ['retired', place];
    if (protectedPlace(zone, place)?.stands !== true) return placeMistakes(zone, written, path, place);
    return [{ path, text: 'still stands in the settings; take it out of them, or take this entry out' }];
  });
  const exceptions = (zone.exceptions ?? []).flatMap(({ at }, index) =>
    placeMistakes(zone, written, ['exceptions', index, 'at'], at),
  );
  return [...retired, ...exceptions];
}

function placeMistakes(zone: SoundZone, written: Written, path: Mistake['path'], place: string): Mistake[] {
  if (protectedPlace(zone, place) !== undefined || zone.teams === undefined) return [];
  const [team = '', environment, inside] = place.split('/');
  if (environment !== undefined) {
    const environments = written(['teams']).flatMap((name) =>
      written(['teams', name, 'environments']).map((other) => `${name}/${other}`),
    );
    const name = `${team}/${environment}`;
    if (!environments.includes(name))
      return [{ path, text: `is in no environment of the settings, got "${name}"; ${suggest(name, environments)}` }];
    const text = `is an environment, got "${place}"; name something in it, such as ${place}/clusters.old`;
    return inside === undefined ? [{ path, text }] : [];
  }
  const [first, cloud = ''] = place.split('.');
  const clouds = written(['privateClouds']);
  if (first === 'privateClouds' && clouds.includes(cloud))
    return [{ path, text: `is a private cloud, got "${place}"; name something in it` }];
  const text = `is in no stack, got "${place}"; begin with <team>/<environment>/, organization., vracks. or privateClouds.<name>.`;
  return [{ path, text }];
}
