import type { Refusal, Request } from '../../providers/ovh/schema/behaviour';
import type { Cloud } from './cloud';
import { CloudError } from './error';
import { fillTemplate } from './values';

/** Fails with the first refusal that applies to the request. */
export function refuse(refusals: readonly Refusal[], request: Request, cloud: Cloud): void {
  for (const refusal of refusals) {
    if (!(refusal.on ?? ['create', 'update']).includes(request.operation)) continue;
    const found = refusal.when(request, cloud);
    if (found === false) continue;
    const asked = request.operation === 'delete' ? request.before : request.now;
    const values = { ...asked, ...(found === true ? {} : found) };
    const message = fillTemplate(refusal.says, { seed: '', account: cloud.account, values });
    throw new CloudError(refusal.status, message, { errorClass: refusal.class, hint: refusal.hint });
  }
}
