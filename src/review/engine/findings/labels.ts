import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { labelKeys } from '../../../../stacks/labels';
import type { Stack } from '../../../estate/model';
import type { Finding } from '../../report/report';

/** What it means that a label of a stack is another one. */
const meanings: Readonly<Record<keyof typeof labelKeys, Masked>> = {
  team: masked`it belongs to another team`,
  environment: masked`it belongs to another environment`,
  stage: masked`how much a mistake in it would cost is another matter`,
  owner: masked`somebody else answers for it`,
  costCentre: masked`its cost is booked elsewhere`,
};

/** Labels of a stack that differ: often nothing that Terraform manages carries them, and who answers and pays changes all the same. */
export function labelFindings(before: Stack, after: Stack): Finding[] {
  if (before.record === undefined || after.record === undefined) return [];
  const [old, now] = [before.record, after.record];
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
    return [{ class: 'owner', stack: maskText(after.id), where: attribute, says: meanings[name], attributes }];
  });
}
