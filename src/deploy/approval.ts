import { contentOf, contentsOf, digestOf } from '../estate/content';
import { localReadsOf } from '../estate/local-reads';
import type { Estate, Stack } from '../estate/model';
import type { ReviewedChange } from './reviewed';

/** What somebody has approved. */
export interface Approval {
  /** Digest of the whole output that was reviewed. */
  readonly digest: string;
  /** The review itself; without it nothing is known but the digest. */
  readonly review?: Review;
}

interface Review {
  /** Content of every stack that was reviewed, by its id, also of those that don't change. */
  readonly contents: Readonly<Record<string, string>>;
  /** What the review says of each stack that changes, by its id. */
  readonly changes: ReadonlyMap<string, readonly ReviewedChange[]>;
}

/** What is to be deployed is not what was reviewed; Terraform was not started. */
export class NotReviewed extends Error {
  override readonly name = 'NotReviewed';
}

/**
 * The stacks of an output that are what was reviewed, with the files that were. One that isn't is left out if the review leaves it as it
 * is: another merge has changed it, and deploys it.
 *
 * @param asked ids of the stacks that are asked for
 * @throws NotReviewed where a stack that is asked for, or that the review changes, is not as it was reviewed
 */
export function approvedStacks(estate: Estate, approval: Approval, asked: readonly string[] = []): readonly Stack[] {
  const { review } = approval;
  const { stacks, problem } = reviewedIn(estate, approval);
  const problems = problem === undefined ? [] : [problem];
  const chosen = asked.length > 0 ? asked : [...new Set([...estate.stacks.keys(), ...(review?.changes.keys() ?? [])])];
  const approved = chosen.flatMap((id) => {
    const stack = stacks.get(id);
    if (stack === undefined && (asked.includes(id) || review?.changes.has(id))) {
      problems.push(estate.stacks.has(id) ? difference(id, review) : `there is no stack ${id}`);
    }
    problems.push(...unhashedIn(stack, estate));
    return stack ?? [];
  });
  if (problems.length === 0) return approved;
  throw new NotReviewed(`${estate.folder} is not what was reviewed: ${problems.join('; ')}; nothing was changed`);
}

/**
 * The stacks that have a content which was reviewed. A lock file that was not reviewed is one that a run has left: it does not count, and the
 * deployment takes it away.
 */
function reviewedIn(
  estate: Estate,
  { digest, review }: Approval,
): { readonly stacks: ReadonlyMap<string, Stack>; readonly problem?: string } {
  const unlocked = new Map([...estate.stacks].map(([id, stack]) => [id, withoutLock(stack)]));
  if (review !== undefined) {
    const stacks = [...estate.stacks.keys()].flatMap((id): [string, Stack][] => {
      const found = [estate.stacks.get(id), unlocked.get(id)].find(
        (stack) => stack !== undefined && contentOf(stack) === own(review.contents, id),
      );
      return found === undefined ? [] : [[id, found]];
    });
    return { stacks: new Map(stacks) };
  }
  const found = [estate.stacks, unlocked].find((stacks) => digestOf(contentsOf({ ...estate, stacks })) === digest);
  if (found !== undefined) return { stacks: found };
  return { stacks: estate.stacks, problem: `its digest is ${digestOf(contentsOf(estate))}` };
}

export const withoutLock = (stack: Stack): Stack => ({
  ...stack,
  files: stack.files.filter(({ role }) => role !== 'lock'),
});

const difference = (id: string, review: Review | undefined): string =>
  review !== undefined && own(review.contents, id) === undefined
    ? `stack ${id} was not reviewed`
    : `stack ${id} has other content`;

/** What can be swapped after the review without another hash. */
function unhashedIn(stack: Stack | undefined, estate: Estate): string[] {
  if (stack === undefined) return [];
  const files = stack.files.flatMap(({ path, unread, isUnhashed }) =>
    isUnhashed ? [`${stack.directory}/${path} ${unread}, so that nobody can approve what is in it`] : [],
  );
  const reads = localReadsOf(estate, stack).flatMap(({ where, by, is, what }) =>
    // what is outside is read as it is there: the review has named it
    is === 'outside'
      ? []
      : [
          `${where} of stack ${stack.id} reads with ${by}() ${is === 'untold' ? 'what only Terraform knows' : 'what is not in the digest'}: ${what}`,
        ],
  );
  return [...files, ...new Set(reads)];
}

const own = (contents: Review['contents'], id: string): string | undefined =>
  Object.hasOwn(contents, id) ? contents[id] : undefined;
