import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import type { Estate } from '../../../estate/model';
import { renamedKeys } from '../../../estate/renamed-keys';
import type { RenamedStack } from '../../../estate/renamed-stacks';
import type { Finding } from '../../report/report';
import { emptyState, moveState } from './move-state';

/**
 * What a new name does, told of the new stack, with what keeps what the old one has: a line of the settings, by which it is the old one
 * again, where it is made from them; else, or if the new name is to stay, commands that move its state.
 */
export function renamedFinding(renamed: RenamedStack, base: Estate, head: Estate): Finding {
  const { before, after } = renamed;
  return {
    class: 'state',
    stack: maskText(after.id),
    where: masked`name`,
    says: masked`holds the same as ${maskText(before.id)}, which is gone: under another name Terraform finds no state, and would make everything again`,
    attributes: [],
    doWith: [...idLines(renamed, base, head), ...moveState(before, after), emptyState(before)],
  };
}

const idLines = ({ before, after }: RenamedStack, base: Estate, head: Estate): readonly Masked[] =>
  renamedKeys({ stack: before.id, path: '', estate: base }, { stack: after.id, path: '', estate: head }).map(
    ({ line }) => masked`${line}  # in the settings: then nothing changes, and the rest is not needed`,
  );
