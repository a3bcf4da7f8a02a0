import type { Estate, Stack } from '../../../../estate/model';
import { type ClusterObject, clusterObjects, perhapsBeside, stackObjects } from './cluster-objects';
import { isDecider, ofDecider } from './deciders';
import { ofLimits } from './limits';
import { ofPolicy } from './network-guards';
import { ofLabels, ofNamespace } from './pod-security';
import { type ClusterSides, type Named, sameIn, type Unguarded } from './unguarded';

type Side = readonly [Estate, Stack];

/**
 * What fences in a namespace and does so no longer: network policies, the level of pod security, quotas and limits; and what decides
 * over all that comes into the cluster. What another stack makes in the same cluster guards as well. Of a namespace that goes as a whole
 * nothing is told.
 */
export function clusterUnguarded([base, before]: Side, [head, after]: Side): Unguarded[] {
  const all = stackObjects(base, before.id).flatMap((object): Unguarded[] => {
    const world: ClusterSides = {
      old: clusterObjects(base, object.block),
      now: clusterObjects(head, { stack: after.id, provider: object.block.provider }),
    };
    if (object.kind === 'Namespace') return ofNamespace(object, spaceNow(object, world.now, after), world);
    if (object.kind === 'Labels') return ofLabels(object, world);
    if (isDecider(object)) return ofDecider(object, world);
    const space = nameNow(object, [base, head], world, after);
    if (space === undefined) return [];
    const ofKind = (all: readonly ClusterObject[], name: string) =>
      all.filter((one) => one.kind === object.kind && one.space.name === name);
    const beside = [...ofKind(world.now, space), ...ofKind(perhapsMoved(object, [base, head], after), space)];
    return object.kind === 'NetworkPolicy'
      ? ofPolicy(object, ofKind(world.old, object.space.name), beside)
      : ofLimits(object, beside);
  });
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** A namespace of the head by its name, or at its address. */
const spaceNow = ({ name, block }: Named, now: readonly ClusterObject[], { id }: Pick<Stack, 'id'>) => {
  const spaces = now.filter(({ kind }) => kind === 'Namespace');
  return (
    sameIn(spaces, { name, block }) ??
    spaces.find((one) => one.block.stack === id && one.block.address === block.address)
  );
};

/** What the namespace of an object is called from now on; nothing where it is gone. One that no stack makes stays. */
function nameNow(
  { space, block }: ClusterObject,
  [base, head]: readonly [Estate, Estate],
  { old, now }: ClusterSides,
  after: Stack,
): string | undefined {
  const isOwn = space.stack === block.stack;
  const was = (isOwn ? old : stackObjects(base, space.stack)).find(
    ({ kind, name }) => kind === 'Namespace' && name === space.name,
  );
  if (was === undefined) return nameElsewhere({ space, block }, [base, head]);
  const maker = was.block.stack === block.stack ? after : { id: was.block.stack };
  return spaceNow(was, isOwn ? now : [...now, ...stackObjects(head, space.stack)], maker)?.name;
}

/** The same where other stacks may make the namespace, if theirs is the same cluster: as long as one of them does, it stays. */
function nameElsewhere(
  { space, block }: Pick<ClusterObject, 'space' | 'block'>,
  [base, head]: readonly [Estate, Estate],
): string | undefined {
  const spaces = perhapsBeside(base, block).filter(({ kind, name }) => kind === 'Namespace' && name === space.name);
  const names = spaces.map((one) => {
    const id = one.block.stack;
    return spaceNow(one, stackObjects(head, id), { id })?.name;
  });
  return spaces.length === 0 || names.includes(space.name) ? space.name : names.find((name) => name !== undefined);
}

/** Objects of its name that are new in another stack, whose cluster may be the same: it is there from now on. */
const perhapsMoved = (
  { block, name }: ClusterObject,
  [base, head]: readonly [Estate, Estate],
  { id }: Pick<Stack, 'id'>,
): readonly ClusterObject[] =>
  perhapsBeside(head, { stack: id, provider: block.provider }).filter(
    (one) =>
      one.name === name &&
      !stackObjects(base, one.block.stack).some((old) => old.kind === one.kind && old.name === one.name),
  );
