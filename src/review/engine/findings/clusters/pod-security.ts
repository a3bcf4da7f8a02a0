import { maskText } from '../../../../../constructs/core/secrets/mask';
import { masked } from '../../../../../constructs/core/secrets/masked';
import { canonical } from '../../../../estate/canonical';
import type { Value } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { blocksIn } from '../../../../readings/reader';
import type { ClusterObject } from './cluster-objects';
import { type ClusterSides, told, type Unguarded } from './unguarded';

const levels = ['privileged', 'baseline', 'restricted'];
const enforce = 'pod-security.kubernetes.io/enforce';
const enforceVersion = `${enforce}-version`;

/** Held against what it says itself, and against all that speak of it: the lowest level of these is taken to hold. */
export function ofNamespace(
  before: ClusterObject,
  after: ClusterObject | undefined,
  { old, now }: ClusterSides,
): Unguarded[] {
  if (after === undefined) return [];
  const [own] = lowered([before], [after]);
  const all = after.name === '' ? [] : lowered(speakersOf(before.name, old), speakersOf(after.name, now));
  const less = own ?? all[0];
  return less === undefined ? olderRules(before, after) : lessSecure(after.name, less);
}

/** A level means what a version of Kubernetes makes of it: what later ones refuse as well is let in. */
function olderRules(before: ClusterObject, after: ClusterObject): Unguarded[] {
  const [old, now] = [before, after].map(({ labels }) => blocksIn(labels)[0]?.[enforceVersion] ?? latest);
  if (levelsOf(after).every((level) => level === 'privileged') || canonical(old) === canonical(now)) return [];
  const [was, is] = [minorOf(old), minorOf(now)];
  return was !== undefined && is !== undefined && is >= was
    ? []
    : [
        told(
          after,
          masked`namespace ${maskText(after.name)} is held to older rules of pod security: ${maskText(String(old))} → ${maskText(String(now))} (${maskText(enforceVersion)})`,
        ),
      ];
}

/** What Kubernetes takes where no version is written. */
const latest = 'latest';

const minorOf = (version: Value | undefined): number | undefined => {
  if (version === latest) return Number.POSITIVE_INFINITY;
  const [, minor] = /^v1\.(\d+)$/.exec(String(version)) ?? [];
  return minor === undefined ? undefined : Number(minor);
};

/** Labels of a namespace that nothing here makes: it stays. */
export function ofLabels({ space: { name } }: ClusterObject, { old, now }: ClusterSides): Unguarded[] {
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
  if (canonical(old) === canonical(now) || lowest(old, levels.length - 1) <= is) return [];
  const says = after.filter((one) => levelsOf(one).length > 0 && lowest(levelsOf(one), 0) === is);
  return [...says, ...after, ...before];
}

const indexOfLevel = (level: Value): number => Math.max(levels.indexOf(String(level)), 0);

/** The level that an object says, where it says one. */
function levelsOf({ labels }: ClusterObject): readonly Value[] {
  const level = isExpression(labels) ? labels : blocksIn(labels)[0]?.[enforce];
  return level === undefined || level === null ? [] : [level];
}
