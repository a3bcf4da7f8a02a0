import type { Block } from './model';

/**
 * Blocks by address, each with a path of its own. The program writes paths, and whatever is told by its path is taken for the thing that
 * had it before: a path that several blocks claim, or that is written as the address of a block or of an instance, belongs to none of
 * them. They are known by their addresses.
 */
export function withOwnPaths(blocks: ReadonlyMap<string, Block>): ReadonlyMap<string, Block> {
  const claims = new Map<string, number>();
  for (const { path } of blocks.values()) claims.set(path, (claims.get(path) ?? 0) + 1);
  const isOwn = ({ path, address }: Block): boolean =>
    claims.get(path) === 1 && (path === address || !(blocks.has(path) || path.includes('[')));
  return new Map(
    [...blocks].map(([address, block]) => [
      address,
      isOwn(block) ? block : { ...block, path: address, ids: [], isForeignPath: true },
    ]),
  );
}
