import { maskText } from '../../../../constructs/core/secrets/mask';
import { masked } from '../../../../constructs/core/secrets/masked';
import { allowedLines } from '../../../estate/allowed';
import type { Block, Estate } from '../../../estate/model';
import { type Endangered, endangeredIn } from '../../../estate/protection';
import { lossOf } from '../../../readings/losses';
import type { Finding } from '../../report/report';
import type { BlockChange } from '../change';

/**
 * What a deploy refuses to do to what holds data, by stack, with the line of the settings that allows it and all others that are for the same
 * key; and what an entry allows already.
 */
export function protectedFindings(head: Estate, changes: readonly BlockChange[]): ReadonlyMap<string, Finding[]> {
  const lost = [...head.stacks.values()].map((stack) => {
    const losses = changes.filter((change) => change.stack === stack.id).flatMap(lossesIn);
    const paths = new Map(losses.map(({ address, block }) => [address, block.path]));
    return { stack, paths, endangered: endangeredIn(head, stack, losses) };
  });
  const refused = lost.flatMap(({ endangered }) => endangered.filter((one) => !isAllowed(one)));
  const lines = allowedLines(refused.map(allowedByThen));
  return new Map(
    lost.map(({ stack, paths, endangered }) => [
      stack.id,
      endangered.map((one): Finding => {
        const path = paths.get(one.address);
        return {
          stack: maskText(stack.id),
          where: maskText(one.address),
          ...(path === undefined ? {} : { path: maskText(path) }),
          attributes: [],
          ...meaningOf(one, lines),
        };
      }),
    ]),
  );
}

const isAllowed = ({ retired, exceptions }: Endangered): boolean => retired.length + exceptions.length > 0;

const allowedByThen = ({ allowedBy }: Endangered) => allowedBy('YYYY-MM-DD');

function meaningOf(
  one: Endangered,
  lines: ReturnType<typeof allowedLines>,
): Pick<Finding, 'class' | 'says' | 'doWith'> {
  const [gone] = one.retired;
  if (gone !== undefined)
    return { class: 'listed', says: masked`retired: ${maskText(gone.reason)}, after ${maskText(gone.after)}` };
  const [excepted] = one.exceptions;
  if (excepted !== undefined) {
    const says = masked`replaced by exception: ${maskText(excepted.reason)}, until ${maskText(excepted.until)}`;
    return { class: 'listed', says };
  }
  const says =
    one.action === 'destroy'
      ? masked`holds data and would be destroyed, which a deploy refuses`
      : masked`holds data and would be replaced, which a deploy refuses`;
  const line = allowedByThen(one).retired === undefined ? lines.exceptions : lines.retired;
  return { class: 'protected', says, doWith: line === undefined ? [] : [maskText(line)] };
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
