import type { Known } from '../../src/estate/known';
import type { Estate, Stack, StackFile, Values } from '../../src/estate/model';
import { readBlocks } from '../../src/estate/read-blocks';

/** An estate of stacks by their ids, each by its JSON, without a file unless some are given. */
export function estateOf(
  stacks: Readonly<Record<string, Values>>,
  files: Readonly<Record<string, readonly StackFile[]>> = {},
): Estate {
  const read = Object.entries(stacks).map(([id, json]): readonly [string, Stack] => {
    const refuse = (problem: string) => new Error(problem);
    const own = files[id] ?? [];
    return [id, { id, dependsOn: [], directory: `stacks/${id}`, files: own, ...readBlocks(id, json, refuse) }];
  });
  return {
    folder: 'out',
    stacks: new Map(read),
    isLandingZone: false,
    networks: [],
    externals: [],
    beside: [],
    unread: [],
  };
}

/** A known value; of another why it isn't, in words; of one that is partly known both. */
export const shown = (result: Known): unknown => {
  if (result.is === 'known') return result.value;
  const unknown = result.is === 'partly' ? result.unknown : result.because;
  const why = unknown.map((one) => `${one.why}: ${one.text}`).join(', ');
  return result.is === 'partly' ? [result.value, why] : why;
};
