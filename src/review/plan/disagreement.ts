import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { factsOf } from '../engine/facts';
import { isNew } from '../report/action';
import type { ResourceChange } from '../report/report';
import { plannedAttributes } from './attributes';
import type { PlannedResource } from './planned';

/** Why the synthesized programs and a plan say different things of a resource: the cause where it is known, else what it means. */
export function disagreementWhy(synth: ResourceChange | undefined, plan: PlannedResource | undefined): Masked {
  if (plan?.isDrifted) return masked`it was changed outside Terraform since the last deployment`;
  if (plan?.why === 'replace_because_tainted' || plan?.why === 'deposed') {
    return masked`an earlier deployment of it failed half-way`;
  }
  if (plan?.action === 'forget') return masked`Terraform lets go of it; it goes on existing`;
  if (synth === undefined) return planOnly(plan);
  if (plan === undefined) return synthOnly(synth);
  if (factsOf(plan.type) === undefined) return masked`nothing is known here about ${maskText(plan.type)}`;
  if (plan.action === 'add') return masked`it is not in the state: it was never deployed, or its state is lost`;
  if (isNew(synth.action)) return masked`it is in the state already`;
  if (synth.reasons.some(({ certain }) => !certain))
    return masked`it depends on a value that is only known after apply`;
  return masked`the provider decides by more than its schema says`;
}

function planOnly(plan: PlannedResource | undefined): Masked {
  if (plan?.action === 'add') return masked`it is not in the state: it was never deployed, or something has deleted it`;
  if (plan?.action === 'destroy') return masked`it is in the state, but not in the base: other code made it`;
  const isOpen = plan && plannedAttributes(plan).every(({ after }) => after === 'known after apply');
  if (isOpen) return masked`it depends on a value that is only known after apply`;
  return masked`what is deployed is not what the base says: it was deployed from other code`;
}

function synthOnly({ action, reasons, attributes }: ResourceChange): Masked {
  if (action === 'destroy') return masked`it is not in the state: it was never deployed, or it is gone already`;
  if (isNew(action)) return masked`it is in the state already`;
  const isOpen =
    reasons.some(({ certain }) => !certain) || attributes.some(({ after }) => after === 'known after apply');
  if (isOpen) return masked`it depends on a value that is known to Terraform and has not changed`;
  return masked`what is deployed is that way already, or the provider takes both for the same`;
}
