import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import type { Policy } from '../../../../stacks/policy';
import type { Estate, Stack } from '../../../estate/model';
import { settingsPlace } from '../../../estate/settings-places';
import type { Finding } from '../../report/report';

type Told = Pick<Finding, 'class' | 'where' | 'says'>;

/** What a deploy may do to what holds data from now on, and what no longer. */
export function policyFindings(head: Estate, before: Stack | undefined, after: Stack): Finding[] {
  const [old = nothing, now = nothing] = [before?.policy, after.policy];
  const stack = maskText(after.id);
  return [
    ...switched(before, after),
    ...entries('retired', old.retired, now.retired, head, after, {
      allows: ({ after: day, reason }) =>
        masked`may be destroyed by a deploy from ${maskText(day)} on: ${maskText(reason)}`,
      widens: (entry, known) => entry.after < known.after,
    }),
    ...entries('exceptions', old.exceptions, now.exceptions, head, after, {
      allows: ({ until, reason, owner }) =>
        masked`may be replaced by a deploy until ${maskText(until)}: ${maskText(reason)} (${maskText(owner)})`,
      widens: (entry, known) => entry.until > known.until,
    }),
  ].map((told) => ({ ...told, stack, attributes: [] }));
}

const nothing: Pick<Policy, 'retired' | 'exceptions'> = { retired: [], exceptions: [] };

function switched(before: Stack | undefined, after: Stack): Told[] {
  const [was, is] = [before?.policy?.protectsData ?? false, after.policy?.protectsData ?? false];
  if (before === undefined || was === is) return [];
  const where = masked`protectData`;
  return [
    is
      ? { class: 'listed', where, says: masked`a deploy refuses to destroy or replace what holds data from now on` }
      : { class: 'guard', where, says: masked`a deploy no longer refuses to destroy or replace what holds data` },
  ];
}

interface Words<Entry> {
  readonly allows: (entry: Entry) => Masked;
  /** Whether it allows more than the same entry did. */
  readonly widens: (entry: Entry, known: Entry) => boolean;
}

function entries<Entry extends { readonly at: string }>(
  map: 'retired' | 'exceptions',
  before: readonly Entry[],
  after: readonly Entry[],
  head: Estate,
  stack: Stack,
  { allows, widens }: Words<Entry>,
): Told[] {
  const where = ({ at }: Entry) => masked`${maskText(map)} ${maskText(settingsPlace(head, stack, at).path)}`;
  const isSame = (a: Entry) => (b: Entry) => JSON.stringify(a) === JSON.stringify(b);
  const isGone = (entry: Entry) => !after.some(({ at }) => at === entry.at);
  return [
    ...after
      .filter((entry) => !before.some(isSame(entry)))
      .map((entry): Told => {
        const known = before.filter(({ at }) => at === entry.at);
        const isWider = known.length === 0 || known.every((one) => widens(entry, one));
        return { class: isWider ? 'guard' : 'listed', where: where(entry), says: allows(entry) };
      }),
    ...before
      .filter(isGone)
      .map((entry): Told => ({ class: 'listed', where: where(entry), says: masked`no longer holds` })),
  ];
}
