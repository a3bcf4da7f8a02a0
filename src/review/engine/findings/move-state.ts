import { maskText } from '../../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { saySamePlace } from '../../../estate/backend-words';
import type { Estate, Stack } from '../../../estate/model';
import { hasOtherTerraform, movableBackend } from '../../../estate/movable';
import { outdirOption } from '../../../estate/outdir';
import { landingZone, shellWord } from '../../../estate/shell';

/** How whoever reads a review comes by the output of the base. */
export type BaseOutput =
  /** It is in this folder. */
  | { readonly folder: string }
  /** It was synthesized for the review and is gone: from which commit, and in which folder of the repository. */
  | { readonly commit: string; readonly program: string };

/** Commands that carry states to where the head looks for them, all of them at once, as far as one command does. */
export class StateMoves {
  readonly #commands: readonly Masked[];

  /** @param outdir where the output of the head is to whoever reads */
  constructor(base: Estate, head: Estate, output: BaseOutput, outdir: string) {
    const both = [...head.stacks.values()].flatMap((after) => {
      const before = base.stacks.get(after.id);
      return before === undefined ? [] : [{ id: after.id, before, after }];
    });
    // it refuses to move any where it would have to leave one
    const leaves = both.some(({ before, after }) => !isMoved(before, after) && hasOtherTerraform(before, after));
    const moved = both.filter(({ before, after }) => isMoved(before, after) && isElsewhere(before, after));
    const ids = moved.map(({ id }) => word(id));
    const only = leaves ? masked` -- ${joinMasked(ids, ' ')}` : masked``;
    const at = maskText(outdirOption(outdir));
    const deploy = (folder: string) =>
      masked`${maskText(landingZone)} deploy --move-state ${pathWord(folder)}${at}${only}`;
    if ('folder' in output) {
      this.#commands = [deploy(output.folder)];
      return;
    }
    const program = ['../before', ...output.program.split('/').filter((one) => one !== '')].join('/');
    this.#commands = [
      masked`git worktree add --detach ../before ${word(output.commit)}  # the program as it was`,
      masked`(cd ${pathWord(program)} && npm ci && npx cdktf synth)  # writes its output`,
      deploy(`${program}/cdktf.out`),
    ];
  }

  /** Those for a stack that is in both. */
  of(before: Stack, after: Stack): readonly Masked[] {
    return isMoved(before, after) ? this.#commands : moveState(before, after);
  }
}

const isMoved = (before: Stack, after: Stack): boolean =>
  [before, after].every((stack) => typeof movableBackend(stack) !== 'string');

const isElsewhere = ({ terraform: before }: Stack, { terraform: after }: Stack): boolean =>
  !saySamePlace(before['backend'] ?? null, after['backend'] ?? null);

/** A stack on one side. */
type Side = Pick<Stack, 'id' | 'directory'>;

/**
 * Commands that carry a state by hand to where the head looks for it: of a stack that has another name, or is kept where
 * `landing-zone deploy --move-state` moves nothing. A pull and a push keep its lineage, and a push refuses to write over
 * another state; `init -migrate-state -force-copy` would not. Tried with Terraform 1.11 and local states.
 */
export function moveState(from: Side, to: Side): readonly Masked[] {
  const [old, now, file] = [terraformIn(from), terraformIn(to), word(`${from.id}.tfstate`)];
  return [
    masked`${old} init  # in the output of the base`,
    masked`${old} state pull > ${file}`,
    masked`${now} init -reconfigure  # in the output of the head`,
    // a file that is named would be looked for in the directory of -chdir
    masked`${now} state push - < ${file}  # the file holds secrets, remove it then`,
  ];
}

/** The command that leaves nothing in a state, and what it was about as it is. */
export function emptyState(stack: Side): Masked {
  const terraform = terraformIn(stack);
  return masked`${terraform} state rm $(${terraform} state list)  # in the output of the base`;
}

const terraformIn = ({ directory }: Side): Masked => masked`terraform -chdir=${word(`cdktf.out/${directory}`)}`;

/** One word of a shell: an output may come from a stranger. */
const word = (text: string): Masked => maskText(shellWord(text));

/** The same for a path, which no program takes for an option. */
const pathWord = (path: string): Masked => word(path.startsWith('-') ? `./${path}` : path);
