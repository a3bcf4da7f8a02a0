import { suggest } from '../../constructs/core/messages';

/** A stack was named that isn't there; nothing was begun. */
export class UnknownStack extends Error {
  override readonly name = 'UnknownStack';

  /**
   * @param where it was looked for: `in cdktf.out`
   * @param known ids of the stacks that are there
   */
  constructor(id: string, where: string, known: readonly string[]) {
    super(`there is no stack '${id}' ${where}; ${suggest(id, known)}`);
  }
}
