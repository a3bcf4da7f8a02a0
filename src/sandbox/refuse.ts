import { givens } from '../../providers/ovh/rules/given';
import { refusalsOf } from '../../providers/ovh/rules/refuse';
import type { Refusal, Request } from '../../providers/ovh/schema/behaviour';
import type { Cloud } from './cloud';
import { CloudError } from './error';

/** Fails with the first refusal that applies to the request. */
export function refuse(refusals: readonly Refusal[], request: Request, cloud: Cloud): void {
  const asked = { ...request, now: givens(request.now), before: givens(request.before) };
  for (const { refusal, says } of refusalsOf(refusals, asked, cloud)) {
    throw new CloudError(refusal.status, says, { errorClass: refusal.class, hint: refusal.hint });
  }
}
