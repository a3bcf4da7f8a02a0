import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { type LocalRead, localReadsOf } from '../../../estate/local-reads';
import type { Estate } from '../../../estate/model';
import type { Meaning } from './classes';

/** What a stack reads from now on that is not in its content, with where it stands; also where only the value behind a name is another. */
export function newLocalReads(
  id: string,
  base: Estate,
  head: Estate,
): readonly { readonly where: string; readonly meaning: Meaning }[] {
  const readsIn = (estate: Estate): readonly LocalRead[] => {
    const stack = estate.stacks.get(id);
    return stack === undefined ? [] : localReadsOf(estate, stack);
  };
  const known = new Set(readsIn(base).map(keyOf));
  const news = new Map(readsIn(head).flatMap((read) => (known.has(keyOf(read)) ? [] : [[keyOf(read), read] as const])));
  return [...news.values()].map((read) => ({
    where: read.where,
    meaning: { class: read.is === 'outside' ? 'runs-code' : 'unread', says: sentence(read) },
  }));
}

const keyOf = ({ by, is, what }: LocalRead): string => JSON.stringify([by, is, what]);

function sentence({ by, is, what }: LocalRead): Masked {
  if (is === 'outside')
    return masked`reads a file of the machine that deploys, with ${maskText(by)}(): ${maskText(what)}`;
  return is === 'untold'
    ? masked`reads a file with ${maskText(by)}(), and only Terraform knows which: ${maskText(what)}`
    : masked`reads a file with ${maskText(by)}() that is not part of the stack's content: ${maskText(what)}`;
}
