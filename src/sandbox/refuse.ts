import { monthOf } from '../../facts/fact-list';
import { givens } from '../../providers/ovh/rules/given';
import { refusalsOf } from '../../providers/ovh/rules/refuse';
import type { Refusal, Request } from '../../providers/ovh/schema/behaviour';
import type { Cloud } from './cloud';
import { CloudError } from './error';

/**
 * Fails with the first refusal that applies to the request. What is only not in a list that may be longer by now is no refusal: it
 * comes back as a warning, a sentence each.
 */
export function refuse(refusals: readonly Refusal[], request: Request, cloud: Cloud): readonly string[] {
  const warnings: string[] = [];
  const asked = { ...request, now: givens(request.now), before: givens(request.before) };
  for (const { refusal, says } of refusalsOf(refusals, asked, cloud)) {
    if (refusal.list !== undefined) {
      warnings.push(`${says}, by the list of ${monthOf(refusal.list.in)}; OVHcloud may have it by now`);
      continue;
    }
    throw new CloudError(refusal.status, says, { errorClass: refusal.class, hint: refusal.hint });
  }
  return warnings;
}
