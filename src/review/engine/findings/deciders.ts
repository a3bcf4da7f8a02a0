import { maskText } from '../../../../constructs/core/secrets/mask';
import { masked } from '../../../../constructs/core/secrets/masked';
import { admissionKinds, boundPolicy, lessAdmission } from './admission';
import type { ClusterObject } from './cluster-objects';
import { type ClusterSides, sameIn, told, type Unguarded } from './unguarded';

export const isDecider = ({ kind }: ClusterObject): boolean => admissionKinds.some((one) => one === kind);

/** What decides over what comes into a cluster. One of another name that lets in no more takes the place of one that goes. */
export function ofDecider(object: ClusterObject, world: ClusterSides): Unguarded[] {
  const certain = sameKind(object, world.now);
  const same = sameIn(certain, object);
  if (same !== undefined) return lessOf(object, same, world).map((says) => told(same, says));
  return certain.some((one) => takesPlaceOf(object, one, world))
    ? []
    : [told(object, masked`${maskText(object.kind)} ${maskText(object.name)} is gone`)];
}

/** Those of a kind that are there for certain, where the one that is asked for was. */
const sameKind = ({ kind, isUnsure }: ClusterObject, all: readonly ClusterObject[]): readonly ClusterObject[] =>
  all.filter((one) => one.kind === kind && (!one.isUnsure || isUnsure));

const lessOf = (before: ClusterObject, after: ClusterObject, world: ClusterSides) =>
  lessAdmission(before, after, isPolicyKept(before, after, world));

function takesPlaceOf(before: ClusterObject, after: ClusterObject, world: ClusterSides): boolean {
  if (lessOf(before, after, world).length > 0) return false;
  if (!before.kind.endsWith('Policy')) return true;
  // a policy decides nothing that isn't bound, and bindings that are not of this program know its old name
  const [was, is] = [bindingsOf(before, world.old), bindingsOf(after, world.now)];
  return was.length > 0 && was.every((one) => is.some((other) => lessAdmission(one, other, true).length === 0));
}

const bindingsOf = (policy: ClusterObject, all: readonly ClusterObject[]): readonly ClusterObject[] =>
  all.filter(
    (one) =>
      one.kind === `${policy.kind}${bound}` && boundPolicy(one) === policy.name && (!one.isUnsure || policy.isUnsure),
  );

const bound = 'Binding';

const policyBehind = (binding: ClusterObject, all: readonly ClusterObject[]): ClusterObject | undefined =>
  binding.kind.endsWith(bound)
    ? all.find(({ kind, name }) => `${kind}${bound}` === binding.kind && name === boundPolicy(binding))
    : undefined;

/** Whether what a binding binds asks for no less than what it bound, under whichever name. */
function isPolicyKept(before: ClusterObject, after: ClusterObject, { old, now }: ClusterSides): boolean {
  const was = policyBehind(before, old);
  const is = policyBehind(after, now);
  return was !== undefined && is !== undefined && (!is.isUnsure || was.isUnsure) && lessAdmission(was, is).length === 0;
}
