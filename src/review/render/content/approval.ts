import { isLossy } from '../../report/action';
import type { Report, StackReport } from '../../report/report';
import { several } from './text';

/** Somebody whose stacks are affected. */
interface Concerned {
  readonly owner: string;
  /** `3 stacks, 2 resources lose data or a service`. */
  readonly with: string;
}

/** Owners, also former ones, of everything that is affected; those who lose the most first. */
export function ownersConcerned({ stacks }: Report): readonly Concerned[] {
  const byOwner = new Map<string, StackReport[]>();
  for (const stack of stacks) {
    for (const owner of new Set([stack.owner, stack.formerOwner])) {
      if (owner !== undefined) byOwner.set(owner, [...(byOwner.get(owner) ?? []), stack]);
    }
  }
  return [...byOwner]
    .map(([owner, own]) => {
      const changes = own.filter(({ status }) => status !== 'removed').flatMap((stack) => stack.changes);
      const lost = changes.filter(isLossy).length;
      const left = own.filter(({ status }) => status === 'removed').length;
      const former = own.filter((stack) => stack.formerOwner === owner).length;
      const says = [
        several(own.length, 'stack'),
        ...(former > 0 ? [losesOwner(former, own.length)] : []),
        ...(lost > 0 ? [`${several(lost, 'resource')} ${lost === 1 ? 'loses' : 'lose'} data or a service`] : []),
        ...(left > 0 ? [`${left} left behind`] : []),
      ];
      return { owner, with: says.join(', '), lost };
    })
    .toSorted((a, b) => b.lost - a.lost || (a.owner < b.owner ? -1 : 1));
}

/** Behind how many stacks somebody has: which of them get another owner. */
function losesOwner(former: number, all: number): string {
  const which = former < all ? `${former} of which` : all === 1 ? 'which' : 'all of which';
  return `${which} ${former === 1 ? 'gets' : 'get'} another owner`;
}
