import { contentOf, contentsOf, digestOf } from '../estate/content';
import type { Estate, Stack } from '../estate/model';
import type { ReviewedChange } from './reviewed';

/** What somebody has approved. */
export interface Approval {
  /** Digest of the whole output that was reviewed. */
  readonly digest: string;
  /** The review itself; without it nothing is known but the digest. */
  readonly review?: Review;
}

export interface Review {
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
 * The stacks of an output that are what was reviewed, by their ids. One that isn't is left out if the review leaves it as it is: another
 * merge has changed it, and deploys it.
 *
 * @param asked ids of the stacks that are asked for
 * @throws NotReviewed where a stack that is asked for, or that the review changes, is not as it was reviewed
 */
export function approvedStacks(estate: Estate, approval: Approval, asked: readonly string[] = []): readonly string[] {
  const { digest, review } = approval;
  const contents = contentsOf(estate);
  const chosen = asked.length > 0 ? asked : [...new Set([...estate.stacks.keys(), ...(review?.changes.keys() ?? [])])];
  const problems: string[] = [];
  if (review === undefined && digestOf(contents) !== digest) problems.push(`its digest is ${digestOf(contents)}`);
  const approved = chosen.filter((id) => {
    const stack = estate.stacks.get(id);
    const isSame = stack !== undefined && (review === undefined || own(review.contents, id) === contentOf(stack));
    const mustBe = asked.includes(id) || review?.changes.has(id);
    if (!isSame && mustBe) problems.push(stack === undefined ? `there is no stack ${id}` : difference(stack, review));
    if (isSame) problems.push(...unhashedIn(stack));
    return isSame;
  });
  if (problems.length === 0) return approved;
  throw new NotReviewed(`${estate.folder} is not what was reviewed: ${problems.join('; ')}; nothing was changed`);
}

const difference = ({ id }: Stack, review: Review | undefined): string =>
  review !== undefined && own(review.contents, id) === undefined
    ? `stack ${id} was not reviewed`
    : `stack ${id} has other content`;

/** What can be swapped after the review without another hash. */
const unhashedIn = ({ directory, files }: Stack): string[] =>
  files.flatMap(({ path, unread, isUnhashed }) =>
    isUnhashed ? [`${directory}/${path} ${unread}, so that nobody can approve what is in it`] : [],
  );

const own = (contents: Review['contents'], id: string): string | undefined =>
  Object.hasOwn(contents, id) ? contents[id] : undefined;
