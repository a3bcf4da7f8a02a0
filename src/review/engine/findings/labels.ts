import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import type { External } from '../../../../stacks/external';
import { labelKeys } from '../../../../stacks/labels';
import type { Estate, Stack, StackRecord } from '../../../estate/model';
import type { Finding } from '../../report/report';

/** What it means that a label of a stack is another one. */
const meanings: Readonly<Record<keyof typeof labelKeys, Masked>> = {
  team: masked`it belongs to another team`,
  environment: masked`it belongs to another environment`,
  stage: masked`how much a mistake in it would cost is another matter`,
  owner: masked`somebody else answers for it`,
  costCentre: masked`its cost is booked elsewhere`,
};

/**
 * Labels of a stack that differ, or that nobody tells any longer: often nothing that Terraform manages carries them, and who answers and
 * pays changes all the same.
 */
function labelFindings(before: Stack, after: Stack): Finding[] {
  if (before.record === undefined) return [];
  const old: Partial<StackRecord> = before.record;
  const now: Partial<StackRecord> = after.record ?? {};
  const names = Object.keys(labelKeys) as (keyof typeof labelKeys)[];
  return names.flatMap((name): Finding[] => {
    if (old[name] === now[name]) return [];
    const attribute = maskText(labelKeys[name]);
    const [was, is] = [old[name], now[name]];
    const sides = {
      ...(was === undefined ? {} : { before: maskText(was) }),
      ...(is === undefined ? {} : { after: maskText(is) }),
    };
    const attributes = [{ attribute, ...sides }];
    const says = is === undefined ? gone[name] : meanings[name];
    return [{ class: 'owner', stack: maskText(after.id), where: attribute, says, attributes }];
  });
}

/** What landing-zone.json says otherwise of a stack, or no longer. */
export const recordFindings = (before: Stack, after: Stack): Finding[] => [
  ...labelFindings(before, after),
  ...kindFindings(before, after),
];

/** A kind that is another one: what is known of stacks of that kind is said of this one. */
function kindFindings(before: Stack, after: Stack): Finding[] {
  const [was, is] = [before.record?.kind, after.record?.kind];
  if (was === undefined || was === is) return [];
  const attributes = [
    { attribute: masked`kind`, before: maskText(was), ...(is === undefined ? {} : { after: maskText(is) }) },
  ];
  const says = is === undefined ? masked`landing-zone.json says nothing of it any more` : masked`it is of another kind`;
  return [{ class: 'listed', stack: maskText(after.id), where: masked`landing-zone.json`, says, attributes }];
}

/** What landing-zone.json no longer knows, or knows otherwise, of what exists outside and a stack names. */
export function externalFindings(base: Estate, head: Estate): Finding[] {
  const nameOf = ({ type, id }: External): string => JSON.stringify([type, id]);
  const saysOf = (external: External | undefined): string => JSON.stringify(external?.attributes ?? null);
  const now = new Map(head.externals.map((external) => [nameOf(external), external]));
  const lost = base.externals.filter((external) => {
    const same = now.get(nameOf(external));
    return same === undefined || saysOf(same) !== saysOf(external);
  });
  if (lost.length === 0) return [];
  return [...head.stacks.values()].flatMap((stack) => {
    const text = JSON.stringify(stack.sections);
    return lost
      .filter(({ id }) => text.includes(JSON.stringify(id).slice(1, -1)))
      .map((external): Finding => {
        const does = now.has(nameOf(external)) ? masked`says otherwise what is` : masked`no longer has`;
        return {
          class: 'listed',
          stack: maskText(stack.id),
          where: masked`landing-zone.json`,
          says: masked`${does} ${maskText(external.type)} ${maskText(external.id)}, which the stack names`,
          attributes: [],
        };
      });
  });
}

/** What it means that a label of a stack is gone. */
const gone: Readonly<Record<keyof typeof labelKeys, Masked>> = {
  team: masked`it belongs to no team`,
  environment: masked`it belongs to no environment`,
  stage: masked`how much a mistake in it would cost is not told any more`,
  owner: masked`nobody answers for it, and nobody is asked`,
  costCentre: masked`nobody is told where its cost is booked`,
};
