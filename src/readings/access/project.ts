import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Reader } from '../reader';

/** As many digits tell two projects apart; nobody chooses the id of a project. */
const shortId = 8;

/** `publicCloudProject:erp/prod (0a1b2c3d)`; the whole id, where no environment is known to have the project. */
export function projectName(id: string, reader: Reader): Masked {
  const environment = reader.environmentOf(id);
  return environment === undefined
    ? maskText(`publicCloudProject:${id}`)
    : masked`publicCloudProject:${environment} (${maskText(id.slice(0, shortId))})`;
}
