import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Estate, isManaged } from '../../estate/model';
import { renamedKeys } from '../../estate/renamed-keys';
import type { Matching } from './match';
import { likeness } from './similarity';

/** How much of two things must be the same for one to be the other under another name. */
const threshold = 0.75;

/** More pairs of one stack are not compared: who renames that much has not left out one line. */
const most = 50_000;

/**
 * What keeps things that can't move, as they are known by their names at OVHcloud or in Kubernetes: for each key of the settings that is
 * gone beside a new one with the same in it, the line by which nothing is destroyed. None where two keys may be meant.
 */
export function renamedEntries({ destroyed, added }: Matching, base: Estate, head: Estate): readonly Masked[] {
  const [old, now] = [destroyed.filter(isManaged), added.filter(isManaged)];
  const lines = new Map<Masked, string>();
  if (old.length * now.length > most) return [];
  for (const before of old) {
    for (const after of now) {
      if (before.type !== after.type || before.ids.length !== after.ids.length) continue;
      const found = renamedKeys({ ...before, estate: base }, { ...after, estate: head });
      if (found.length === 0 || likeness(before, after) < threshold) continue;
      lines.set(joinMasked(found, '; '), before.ids.find((id, index) => id !== after.ids[index]) ?? '');
    }
  }
  const olds = [...lines.values()];
  const targets = [...lines.keys()].map(targetOf);
  return [...lines]
    .filter(([line, id]) => isOnce(olds, id) && isOnce(targets, targetOf(line)))
    .map(([line]) => masked`${line} in the settings keeps what has another name now: nothing of it is destroyed`);
}

/** What a line stands for, without what it says. */
const targetOf = (line: Masked): string => line.replaceAll(/: '[^']*'/g, '');

const isOnce = (all: readonly string[], one: string): boolean => all.filter((other) => other === one).length === 1;
