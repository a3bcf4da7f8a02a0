import { maskText, maskTextWith } from '../../../constructs/core/secrets/mask';
import type { Ids } from '../../../constructs/core/secrets/text';
import { failingUpdates, failsAndStays } from '../../../providers/ovh/rules/updates';
import { behaviourOf } from '../../../providers/ovh/schema/sandbox';
import { schemaOf } from '../../../providers/schemas';
import { takenOver } from '../../estate/imports';
import type { Block, Estate } from '../../estate/model';
import { remaining } from '../../estate/remaining';
import { projectIds } from '../../readings/projects';
import type { Note } from '../report/report';
import type { BlockChange, Difference } from './change';
import { type Failure, nothingKnown, World } from './rules/world';

/**
 * The changes, each with what OVHcloud or its provider would refuse of it: by the rules of the sandbox, in its words. What a rule
 * can't know without a cloud, it doesn't say.
 */
export function withFailures(base: Estate, head: Estate, changes: readonly BlockChange[]): BlockChange[] {
  const ids = projectIds(base, head);
  const made = new Set(changes.flatMap(({ action, after }) => (action === 'change' || !after ? [] : [keyOf(after)])));
  const before = new World(base, () => false);
  const after = new World(remaining(base, head), (block) => made.has(keyOf(block)));
  return changes.map((change) => {
    const stack = head.stacks.get(change.stack);
    // nothing destroys what a stack holds that is gone from the program
    if (stack === undefined) return change;
    const failures = failuresOf(change, before, after, isImported(change, head));
    return failures.length === 0
      ? change
      : { ...change, notes: [...change.notes, ...failures.map((failure) => noteOf(failure, ids))] };
  });
}

const keyOf = ({ stack, address }: Block): string => `${stack} ${address}`;
const isImported = ({ after }: BlockChange, head: Estate): boolean =>
  after !== undefined && takenOver(head, after)?.isAll === true;

const noteOf = ({ attribute, says, isSure }: Failure, ids: Ids): Note => ({
  effect: isSure ? 'fails' : 'may-fail',
  ...(attribute === undefined ? {} : { attribute: maskText(attribute) }),
  says: maskTextWith(ids, says),
});

function failuresOf(change: BlockChange, before: World, after: World, isImported: boolean): readonly Failure[] {
  const { action, before: old, after: now, differences } = change;
  const isDestroyed = old !== undefined && (action === 'destroy' || action === 'replace' || action === 'move');
  const found = isDestroyed ? before.failures('delete', old, before.whole(old)) : [];
  if (now === undefined) return found;
  if (action === 'change' && old !== undefined) {
    const was = before.whole(old);
    const failures = after.failures('update', now, was);
    // what was so before has been accepted, whatever a rule says
    const known = failures.length === 0 ? [] : before.failures('update', old, was).map(({ says }) => says);
    return [...failures.filter(({ says }) => !known.includes(says)), ...failedUpdates(now.type, differences)];
  }
  return [...found, ...(isImported ? after.failures('update', now, nothingKnown(now)) : after.failures('create', now))];
}

/** Changes that are planned and always fail. */
function failedUpdates(type: string, differences: readonly Difference[]): readonly Failure[] {
  const schema = schemaOf(type);
  if (schema === undefined) return [];
  for (const [attribute, reason] of Object.entries(failingUpdates(schema, behaviourOf(type) ?? {}))) {
    const own = differences.filter(({ path }) => path.split(/[.[]/)[0] === attribute);
    if (own.length === 0) continue;
    const isSure = own.some(({ isUnknown }) => isUnknown !== true);
    return [{ attribute, says: isSure ? failsAndStays(reason) : reason, isSure }];
  }
  return [];
}
