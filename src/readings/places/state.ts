import { maskText } from '../../../constructs/core/secrets/mask';
import { masked } from '../../../constructs/core/secrets/masked';
import { isValues, type Stack, type Value, type Values } from '../../estate/model';
import { type PlaceRow, placeRow } from './place';

/** Path of a state in its rows. */
export const statePath = 'state';

/** Where a stack's state is kept, with everything secret that is in it. One on the disk of whoever deploys is in no place. */
export function placeOfState({ id, terraform }: Stack): PlaceRow[] {
  const { backend, cloud } = terraform;
  const kept = isValues(cloud) ? { cloud } : isValues(backend) ? backend : {};
  return Object.entries(kept)
    .filter(([kind]) => kind !== 'local')
    .map(([kind, settings]) => stateRow(id, kind, isValues(settings) ? settings : {}));
}

function stateRow(stack: string, kind: string, settings: Values): PlaceRow {
  const place = { from: { stack, path: statePath }, what: kind };
  const { endpoints, region } = settings;
  const endpoint = settings['endpoint'] ?? (isValues(endpoints) ? endpoints['s3'] : undefined);
  const host = hostOf(endpoint ?? settings['address'] ?? settings['hostname']);
  if (kind !== 's3' || typeof region !== 'string') {
    const at = host === undefined ? masked`` : masked` at ${maskText(host)}`;
    return placeRow({ ...place, region: masked`${maskText(kind)}${at}`, isKnown: false });
  }
  if (host !== undefined && /^s3\.[a-z0-9-]+\.(io\.|perf\.)?cloud\.ovh\.(net|us)$/.test(host)) {
    return placeRow({ ...place, region: maskText(region), isKnown: true });
  }
  const elsewhere = host === undefined ? masked`AWS` : maskText(host);
  return placeRow({ ...place, region: masked`${maskText(region)} at ${elsewhere}`, isKnown: false });
}

const hostOf = (url: Value | undefined): string | undefined =>
  typeof url === 'string' ? (/^(?:https?:\/\/)?([^/]+)/.exec(url)?.[1] ?? url) : undefined;
