import { maskText } from '../../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../../constructs/core/secrets/masked';
import type { Values } from '../../../../estate/model';
import { admissionKinds, boundPolicy, lessAdmission } from './admission';
import type { ClusterObject } from './cluster-objects';
import { guardCharts } from './engine-values';
import { constraintKind, denies, lessOfConstraint, lessOfTemplate, templateKind } from './gatekeeper';
import { guards, kyvernoKinds, lessOfKyverno, namespacedKind } from './kyverno';
import { chartOf, lessStrict, releaseKind } from './strict-values';
import { type ClusterSides, sameIn, told, type Unguarded } from './unguarded';

/** What a kind of object lets in, and whether one guards anything at all. @default every one does */
interface Decider {
  readonly what: Masked;
  readonly less: (before: Values, after: Values) => readonly Masked[];
  readonly guards?: (body: Values) => boolean;
}

const ofEngines: ReadonlyMap<string, Decider> = new Map<string, Decider>([
  ...kyvernoKinds.map((kind) => [kind, { what: masked`Kyverno policy`, less: lessOfKyverno, guards }] as const),
  [constraintKind, { what: masked`constraint`, less: lessOfConstraint, guards: denies }],
  [templateKind, { what: masked`template of constraints`, less: lessOfTemplate }],
]);

export const isDecider = ({ kind }: ClusterObject): boolean =>
  kind === releaseKind || ofEngines.has(kind) || admissionKinds.some((one) => one === kind);

/** What decides over what comes into a cluster. One of another name that lets in no more takes the place of one that goes. */
export function ofDecider(object: ClusterObject, sides: ClusterSides): Unguarded[] {
  if (object.kind === releaseKind) return ofRelease(object, sides);
  const engine = ofEngines.get(object.kind);
  if (engine?.guards?.(object.body) === false) return [];
  const certain = sameKind(object, sides.now);
  const same = sameIn(certain, object);
  if (same !== undefined) return lessOf(object, same, sides).map((says) => told(same, says));
  const what = engine?.what ?? maskText(object.kind);
  return certain.some((one) => takesPlaceOf(object, one, sides))
    ? []
    : [told(object, masked`${what} ${maskText(object.name)} is gone`)];
}

/** A release of a chart that guards, or of one whose values say what is refused. */
function ofRelease(object: ClusterObject, { now }: ClusterSides): Unguarded[] {
  const chart = chartOf(object.body);
  const certain = now.filter(
    (one) => one.kind === releaseKind && chartOf(one.body) === chart && (!one.isUnsure || object.isUnsure),
  );
  const same = sameIn(
    certain.filter(({ space }) => space.name === object.space.name),
    object,
  );
  const name = masked`release ${maskText(object.name)}`;
  if (same !== undefined) return lessStrict(object.body, same.body).map((says) => told(same, masked`${name} ${says}`));
  const isKept = certain.some((one) => lessStrict(object.body, one.body).length === 0);
  return isKept || !guardCharts.includes(chart) ? [] : [told(object, masked`${name} of ${maskText(chart)} is gone`)];
}

/** Those of a kind that are there for certain, where the one that is asked for was. */
const sameKind = ({ kind, isUnsure, space }: ClusterObject, all: readonly ClusterObject[]): readonly ClusterObject[] =>
  all.filter(
    (one) =>
      one.kind === kind && (!one.isUnsure || isUnsure) && (kind !== namespacedKind || one.space.name === space.name),
  );

function lessOf(before: ClusterObject, after: ClusterObject, sides: ClusterSides): readonly Masked[] {
  const engine = ofEngines.get(before.kind);
  if (engine === undefined) return lessAdmission(before, after, isPolicyKept(before, after, sides));
  return engine.less(before.body, after.body).map((says) => masked`${engine.what} ${maskText(before.name)} ${says}`);
}

function takesPlaceOf(before: ClusterObject, after: ClusterObject, world: ClusterSides): boolean {
  if (lessOf(before, after, world).length > 0) return false;
  if (!before.kind.endsWith('AdmissionPolicy')) return true;
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
