import type { RefusedRename } from '../deploy/renamed';
import { type CommandPlace, destroyLine } from './destroy-line';
import { CliError } from './output';
import { notReviewed } from './reviewed';

/** What to say where stacks have other names than what was deployed of them, with the commands that destroy that. */
export const refusedRename = ({ stacks }: RefusedRename, place: CommandPlace): CliError =>
  new CliError(
    stacks.map(({ says, before }) => `${says}, or destroy it first with ${destroyLine([before], place)}`).join('\n'),
    notReviewed,
  );
