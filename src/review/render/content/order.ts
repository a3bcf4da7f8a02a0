import type { Report } from '../../report/report';

/** What stands over the order of the stacks. Those below a change may change with what they take from it: a deployment plans them, too. */
export function orderTitle({ stacks, affected }: Report): string {
  const changed = new Set(stacks.map(({ id }) => id));
  const below = affected.waves.flat().filter((id) => !changed.has(id)).length;
  const says = below === 1 ? '1 only comes after a change, and is' : `${below} only come after a change, and are`;
  return `Deployed in this order${below === 0 ? '' : ` (${says} planned again)`}`;
}
