import { type FixtureStack, writeStacks } from '../fixture';

/** An output whose states are local files, in a folder beside the one that it is in. */
export const writeWithStates = (
  output: string,
  states: string,
  stacks: Readonly<Record<string, FixtureStack>>,
): string =>
  writeStacks(
    Object.fromEntries(
      Object.entries(stacks).map(([id, one]) => [
        id,
        { state: { local: { path: `../../../${states}/${id}.tfstate` } }, ...one },
      ]),
    ),
    output,
  );
