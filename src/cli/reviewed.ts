import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { maskText } from '../../constructs/core/secrets/mask';
import type { StackPlan } from '../deploy/planned-stack';
import type { Review } from '../deploy/reviewed';
import type { RemovedStack } from '../deploy/summary';
import { digestOf } from '../review/report/digest';
import { CliError } from './output';

/** Exit code of a deployment that was not what was reviewed. */
export const notReviewed = 3;

/** What was reviewed: the changes themselves, or only their digest. */
export interface Reviewed {
  readonly digest: string;
  readonly review?: Review;
  readonly removed: readonly RemovedStack[];
}

/** The part of `landing-zone review --format json` that a deployment needs. */
const reviewFile = z.object({
  format: z.literal('ovh-landing-zone/review'),
  version: z.literal(1),
  digest: z.string(),
  stacks: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['added', 'changed', 'removed']),
      removeWith: z.string().optional(),
      changes: z.array(
        z.object({
          stack: z.string(),
          address: z.string(),
          action: z.enum(['add', 'change', 'replace', 'destroy', 'move']),
          movedFrom: z.string().optional(),
          reasons: z.array(z.object({ attribute: z.string(), certain: z.boolean() })),
        }),
      ),
    }),
  ),
});

/** Takes a digest that somebody has approved and, where there is one, the review that it stands for. */
export function readReviewed(digest: string, file: string | undefined): Reviewed {
  if (!/^[0-9a-f]{64}$/.test(digest)) {
    throw new CliError(`--reviewed ${digest}: is no digest of a review, which has 64 hexadecimal digits`, 2);
  }
  if (file === undefined) return { digest, removed: [] };
  const report = parse(file);
  const stacks = report.stacks.filter(({ status }) => status !== 'removed');
  // the digest inside says nothing: whoever can change the changes can change it too
  const found = digestOf(report.stacks.flatMap(({ changes }) => changes));
  if (found !== digest) {
    throw new CliError(`${file} is not the review with digest ${digest}, its changes have ${found}`, notReviewed);
  }
  return {
    digest,
    review: new Map(stacks.map(({ id, changes }) => [id, changes.filter(({ stack }) => stack === id)])),
    removed: report.stacks.flatMap(({ id, status, removeWith }) =>
      status === 'removed' ? { id, ...(removeWith !== undefined && { removeWith }) } : [],
    ),
  };
}

function parse(file: string): z.output<typeof reviewFile> {
  try {
    return reviewFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? wrongPart(error) : String(error);
    throw new CliError(`${file} is no review (landing-zone review --format json), version 1: ${reason}`, 2);
  }
}

const wrongPart = ({ issues: [issue] }: z.ZodError): string =>
  `${issue?.path.join('.') || 'all of it'} is not as expected`;

/**
 * Stops unless all plans together have the digest. A digest alone can't say what was reviewed, so nothing may differ, and every stack
 * must be ready to be planned.
 */
export const insistOn =
  (digest: string) =>
  (plans: ReadonlyMap<string, StackPlan | 'waiting'>): void => {
    const useReview = 'give the review itself with --review <file> to have the plans compared change by change';
    const waiting = [...plans].flatMap(([id, plan]) => (plan === 'waiting' ? [id] : []));
    const failed = [...plans].flatMap(([id, plan]) => (plan !== 'waiting' && plan.status === 'failed' ? [id] : []));
    if (failed.length > 0) throw new CliError(`could not plan ${failed.join(', ')}; the reasons are above`);
    if (waiting.length > 0) {
      const ids = waiting.join(', ');
      throw new CliError(
        `a digest alone covers all stacks, but ${ids} can only be planned once others are deployed; ${useReview}`,
        notReviewed,
      );
    }
    const changes = [...plans].flatMap(([stack, plan]) => (plan === 'waiting' ? [] : digested(stack, plan)));
    const found = digestOf(changes);
    if (found === digest) return;
    throw new CliError(
      `the plans are not what was reviewed: their digest is ${found}; nothing was changed; ${useReview}`,
      notReviewed,
    );
  };

const digested = (stack: string, { changes }: StackPlan): Parameters<typeof digestOf>[0] =>
  changes.flatMap(({ address, action, replacePaths }) => {
    if (action === 'forget' || action === 'none' || action === 'replace-and-forget') return [];
    return {
      stack: maskText(stack),
      address: maskText(address),
      action,
      reasons: replacePaths.map((attribute) => ({ attribute: maskText(attribute) })),
    };
  });
