import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';

/** A stack in its working directory, below the output folder. */
interface Place {
  readonly id: string;
  readonly folder: string;
}

/**
 * Commands that carry a state to where the head looks for it. A pull and a push keep its lineage, and a push refuses to write over
 * another state; `init -migrate-state -force-copy` would not.
 */
export function moveState(from: Place, to: Place): readonly Masked[] {
  const [old, now, file] = [from.folder, to.folder, `${from.id}.tfstate`].map(maskText) as [Masked, Masked, Masked];
  return [
    masked`terraform -chdir=cdktf.out/${old} init  # in the output of the base`,
    masked`terraform -chdir=cdktf.out/${old} state pull > ${file}`,
    masked`terraform -chdir=cdktf.out/${now} init -reconfigure  # in the output of the head`,
    masked`terraform -chdir=cdktf.out/${now} state push - < ${file}  # the file holds secrets, remove it then`,
  ];
}
