/** States that can't be moved as they are, or that aren't where the program says. Nothing was moved or deployed. */
export class RefusedMove extends Error {
  override readonly name = 'RefusedMove';

  /** @param problems one sentence each, without full stop */
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
