import { maskText } from '../../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import { type Estate, isValues, type Stack, type Value } from '../../../estate/model';
import { isExpression } from '../../../estate/references';
import { blocksIn, nestedIn } from '../../../readings/reader';
import { admissionKinds, lessAdmission } from './admission';
import { type ClusterObject, clusterObjects } from './cluster-objects';
import { directions, type NetworkPolicy, networkPolicy } from './network-policies';
import { asksMore, type Requirements, scopeAsks } from './requirements';

/** Something in a cluster that guards less than it did. */
interface Unguarded {
  /** Address of what does, or did. */
  readonly where: string;
  readonly path: string;
  readonly says: Masked;
}

type Side = readonly [Estate, Stack];

/**
 * What fences in a namespace and does so no longer: network policies, the level of pod security, quotas and limits; and what decides
 * over all that comes into the cluster. Of a namespace that goes as a whole nothing is told.
 */
export function clusterUnguarded([base, before]: Side, [head, after]: Side): Unguarded[] {
  const [old, now] = [clusterObjects(base, before.id), clusterObjects(head, after.id)];
  const all = old.flatMap((object): Unguarded[] => {
    if (object.kind === 'Namespace') return ofNamespace(object, old, now);
    if (object.kind === 'Labels') return ofLabels(object, old, now);
    if (isAdmission(object)) return ofAdmission(object, now);
    const space = nameNow(object, [base, old], [head, now]);
    if (space === undefined) return [];
    const ofKind = (all: readonly ClusterObject[], name: string) =>
      all.filter((one) => one.kind === object.kind && one.space.name === name);
    const beside = ofKind(now, space);
    return object.kind === 'NetworkPolicy'
      ? ofPolicy(object, ofKind(old, object.space.name), beside)
      : ofLimits(object, beside);
  });
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

type Named = Pick<ClusterObject, 'name' | 'block'>;

/** The one of the same name; of several, whose name nobody knows before apply, that at the same address. */
function sameIn(all: readonly ClusterObject[], { name, block }: Named): ClusterObject | undefined {
  const named = all.filter((one) => one.name === name);
  return named.find((one) => one.block.address === block.address) ?? named[0];
}

/** A namespace of the head by its name, or at its address. */
const spaceNow = ({ name, block }: Named, now: readonly ClusterObject[]) => {
  const spaces = now.filter(({ kind }) => kind === 'Namespace');
  return sameIn(spaces, { name, block }) ?? spaces.find((one) => one.block.address === block.address);
};

type Known = readonly [Estate, readonly ClusterObject[]];

/** What the namespace of an object is called from now on; nothing where it is gone. One that no stack makes stays. */
function nameNow({ space, block }: ClusterObject, [base, old]: Known, [head, now]: Known): string | undefined {
  const isOwn = space.stack === block.stack;
  const was = (isOwn ? old : clusterObjects(base, space.stack)).find(
    ({ kind, name }) => kind === 'Namespace' && name === space.name,
  );
  return was === undefined ? space.name : spaceNow(was, isOwn ? now : clusterObjects(head, space.stack))?.name;
}

const levels = ['privileged', 'baseline', 'restricted'];
const enforce = 'pod-security.kubernetes.io/enforce';

/** Held against what it says itself, and against all that speak of it: the lowest level of these is taken to hold. */
function ofNamespace(before: ClusterObject, old: readonly ClusterObject[], now: readonly ClusterObject[]): Unguarded[] {
  const after = spaceNow(before, now);
  if (after === undefined) return [];
  const [own] = lowered([before], [after]);
  const all = after.name === '' ? [] : lowered(speakersOf(before.name, old), speakersOf(after.name, now));
  return lessSecure(after.name, own ?? all[0]);
}

/** Labels of a namespace that nothing here makes: it stays. */
function ofLabels({ space: { name } }: ClusterObject, old: readonly ClusterObject[], now: readonly ClusterObject[]) {
  const isOwn = old.some((one) => one.kind === 'Namespace' && one.name === name);
  const [speakers, left] = [speakersOf(name, old), speakersOf(name, now)];
  return isOwn ? [] : lessSecure(name, lowered(speakers, left)[0]);
}

const lessSecure = (name: string, at: ClusterObject | undefined): Unguarded[] =>
  at === undefined
    ? []
    : [told(at, masked`namespace ${maskText(name)} is held to less pod security (${maskText(enforce)})`)];

/** Everything that gives a namespace labels. */
const speakersOf = (space: string, all: readonly ClusterObject[]): readonly ClusterObject[] =>
  all.filter((one) => (one.kind === 'Namespace' ? one.name : one.kind === 'Labels' ? one.space.name : '') === space);

/** What says the level that is lower now, first; that which said it, where nothing does any more; nothing where none is. */
function lowered(before: readonly ClusterObject[], after: readonly ClusterObject[]): readonly ClusterObject[] {
  const [old, now] = [before.flatMap(levelsOf), after.flatMap(levelsOf)];
  // which level it is isn't known: it may have been the strictest, and may be none
  const lowest = (all: readonly Value[], unknown: number): number =>
    all.length === 0 ? 0 : Math.min(...all.map((one) => (isExpression(one) ? unknown : indexOfLevel(one))));
  const is = lowest(now, 0);
  if (canonical(old) === canonical(now) || lowest(old, levels.length) <= is) return [];
  const says = after.filter((one) => levelsOf(one).length > 0 && lowest(levelsOf(one), 0) === is);
  return [...says, ...after, ...before];
}

const indexOfLevel = (level: Value): number => Math.max(levels.indexOf(String(level)), 0);

/** The level that an object says, where it says one. */
function levelsOf({ labels }: ClusterObject): readonly Value[] {
  const level = isExpression(labels) ? labels : blocksIn(labels)[0]?.[enforce];
  return level === undefined || level === null ? [] : [level];
}

function ofPolicy(
  object: ClusterObject,
  around: readonly ClusterObject[],
  beside: readonly ClusterObject[],
): Unguarded[] {
  const policy = networkPolicy(object.spec);
  const same = sameIn(beside, object);
  const opened = beside.filter(({ name }) => around.every((one) => one.name !== name));
  if (same === undefined || (same.isUnsure && !object.isUnsure)) {
    const others = beside.filter((one) => one !== same && !one.isUnsure).map(({ spec }) => networkPolicy(spec));
    return isStillClosed(policy, others) ? [] : [told(object, masked`network policy ${maskText(object.name)} is gone`)];
  }
  return [
    ...weaker(policy, networkPolicy(same.spec)).map((what) =>
      told(same, masked`network policy ${maskText(object.name)} ${what}`),
    ),
    ...(policy.mayBeForAll ? opened.flatMap((one) => opensAll(policy, one)) : []),
  ];
}

/** Whether other policies close for every pod what one closed. */
const isStillClosed = ({ open }: NetworkPolicy, others: readonly NetworkPolicy[]): boolean =>
  [...open].every(
    ([direction, was]) =>
      was === 2 || others.some((other) => other.isForAll && (other.open.get(direction) ?? 2) <= was),
  );

function weaker(before: NetworkPolicy, after: NetworkPolicy): Masked[] {
  const opens = directions.filter((one) => (before.open.get(one) ?? 2) < (after.open.get(one) ?? 2));
  return [
    ...opens.map((one) => masked`no longer closes ${maskText(one.toLowerCase())} to everybody`),
    ...((before.isForAll && !after.isForAll) || (before.mayBeForAll && !after.mayBeForAll)
      ? [masked`no longer holds for every pod`]
      : []),
  ];
}

/** A new policy that opens to everybody, for every pod, what another one closes: what one allows is allowed. */
function opensAll(closed: NetworkPolicy, added: ClusterObject): Unguarded[] {
  const { mayBeForAll, open } = networkPolicy(added.spec);
  const opens = directions.filter(
    (one) => closed.open.get(one) !== undefined && closed.open.get(one) !== 2 && open.get(one) === 2,
  );
  if (!mayBeForAll || opens.length === 0) return [];
  return [told(added, masked`network policy ${maskText(added.name)} opens every pod of the namespace to everybody`)];
}

const isAdmission = ({ kind }: ClusterObject): boolean => admissionKinds.some((one) => one === kind);

/** One of another name that lets in no more takes the place of one that goes. */
function ofAdmission(object: ClusterObject, now: readonly ClusterObject[]): Unguarded[] {
  const certain = now.filter(({ kind, isUnsure }) => kind === object.kind && (!isUnsure || object.isUnsure));
  const same = sameIn(certain, object);
  if (same !== undefined) return lessAdmission(object, same).map((says) => told(same, says));
  return certain.some((one) => lessAdmission(object, one).length === 0)
    ? []
    : [told(object, masked`${maskText(object.kind)} ${maskText(object.name)} is gone`)];
}

/** Quotas and limits: what isn't limited any more by anything of its kind. */
function ofLimits(object: ClusterObject, beside: readonly ClusterObject[]): Unguarded[] {
  const kept = beside.filter(({ isUnsure }) => !isUnsure || object.isUnsure).flatMap(limitsOf);
  const lost = limitsOf(object).filter(({ what, of }) =>
    kept.every((other) => other.what !== what || asksMore(of, other.of)),
  );
  if (lost.length === 0) return [];
  const what = object.kind === 'ResourceQuota' ? masked`quota` : masked`limits`;
  const same = beside.find(({ name }) => name === object.name);
  return [
    same === undefined
      ? told(object, masked`${what} ${maskText(object.name)} of the namespace is gone`)
      : told(
          same,
          masked`no longer limited in the namespace: ${joinMasked(
            lost.map((limit) => maskText(limit.what)),
            ', ',
          )}`,
        ),
  ];
}

/** One limit, and what it asks of that for which it holds. */
interface Limit {
  readonly what: string;
  readonly of: Requirements;
}

/** What a quota or a range limits, one by one. */
function limitsOf({ kind, spec }: ClusterObject): readonly Limit[] {
  const [written = {}] = blocksIn(spec);
  if (kind === 'ResourceQuota') {
    const of = scopeAsks(written);
    return keysOf(written['hard']).map((what) => ({ what, of }));
  }
  const limits = [...nestedIn(written, 'limit'), ...nestedIn(written, 'limits')];
  return limits.flatMap(({ type = null, ...fields }) =>
    Object.entries(fields).flatMap(([field, value]) =>
      keysOf(value).map((key) => ({
        what: `${String(type)} ${field.replaceAll('_', '').toLowerCase()} ${key}`,
        of: [],
      })),
    ),
  );
}

const keysOf = (value: Value | undefined): string[] =>
  isExpression(value) ? [String(value)] : isValues(value ?? null) ? Object.keys(value ?? {}) : [];

const told = ({ block: { address, path } }: ClusterObject, says: Masked): Unguarded => ({ where: address, path, says });
