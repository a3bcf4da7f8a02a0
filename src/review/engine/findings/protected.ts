import { maskText } from '../../../../constructs/core/secrets/mask';
import { masked } from '../../../../constructs/core/secrets/masked';
import type { Block, Estate, Stack } from '../../../estate/model';
import { endangeredIn } from '../../../estate/protection';
import { lossOf } from '../../../readings/losses';
import type { Finding } from '../../report/report';
import type { BlockChange } from '../change';

/** What a deploy refuses to do to what holds data, with the entry that allows it; and what an entry allows already. */
export function protectedFindings(head: Estate, after: Stack, changes: readonly BlockChange[]): Finding[] {
  const losses = changes.flatMap(lossesIn);
  const blocks = new Map(losses.map(({ address, block }) => [address, block]));
  return endangeredIn(head, after, losses).map(({ address, action, retired, exceptions, allowedBy }): Finding => {
    const path = blocks.get(address)?.path;
    const common = {
      stack: maskText(after.id),
      where: maskText(address),
      ...(path === undefined ? {} : { path: maskText(path) }),
      attributes: [],
    };
    const [gone] = retired;
    if (gone !== undefined) {
      const says = masked`retired: ${maskText(gone.reason)}, after ${maskText(gone.after)}`;
      return { ...common, class: 'listed', says };
    }
    const [excepted] = exceptions;
    if (excepted !== undefined) {
      const says = masked`replaced by exception: ${maskText(excepted.reason)}, until ${maskText(excepted.until)}`;
      return { ...common, class: 'listed', says };
    }
    const says =
      action === 'destroy'
        ? masked`holds data and would be destroyed, which a deploy refuses`
        : masked`holds data and would be replaced, which a deploy refuses`;
    return { ...common, class: 'protected', says, doWith: [maskText(allowedBy('YYYY-MM-DD'))] };
  });
}

/** What Terraform destroys: of something that moves what is at its old address. */
function lossesIn({ action, before, after }: BlockChange) {
  const lost = (block: Block | undefined, does: 'destroy' | 'replace') => {
    const loses = block && lossOf(block);
    return block === undefined || loses === undefined ? [] : [{ address: block.address, action: does, loses, block }];
  };
  if (action === 'destroy' || action === 'move') return lost(before, 'destroy');
  return action === 'replace'
    ? lost(before, 'replace').map((one) => ({ ...one, address: after?.address ?? one.address }))
    : [];
}
