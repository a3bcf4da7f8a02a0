import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import type { Stack } from '../../../estate/model';

/** A stack on one side. */
type Side = Pick<Stack, 'id' | 'directory'>;

/**
 * Commands that carry a state to where the head looks for it. A pull and a push keep its lineage, and a push refuses to write over
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

/** One word of a shell, whatever is in it: an output may come from a stranger, and somebody will paste the line. */
function word(text: string): Masked {
  return maskText(/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
}
