import type { Block, Estate } from './model';
import { instanceBlocks, writtenOf } from './settled';

/** What `import` blocks take over of a resource. */
export interface TakenOver {
  /** Import ids, as they are written. */
  readonly ids: readonly string[];
  /** Whether nothing of it is created: with `count` or `for_each`, where each of its instances is taken over. */
  readonly isAll: boolean;
}

/** What of a resource is taken over; `undefined` where nothing is. */
export function takenOver(estate: Estate, block: Block): TakenOver | undefined {
  const imports = estate.stacks.get(block.stack)?.imports;
  if (imports === undefined || imports.size === 0) return undefined;
  const { address } = block;
  const own = [...imports].filter(([to]) => to === address || to.startsWith(`${address}[`));
  if (own.length === 0) return undefined;
  const instances = block.repeat === undefined ? [block] : (instanceBlocks(estate, writtenOf(block)) ?? []);
  return {
    ids: own.map(([, id]) => id),
    isAll: instances.length > 0 && instances.every((instance) => imports.has(instance.address)),
  };
}
