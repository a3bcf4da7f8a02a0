import { z } from 'zod';
import type { Approval } from '../deploy/approval';
import type { ReviewedChange } from '../deploy/reviewed';
import type { RemovedStack } from '../deploy/summary';
import { digestOf } from '../estate/content';
import { sha256 } from '../estate/sha256';
import { readGiven } from './given';
import { CliError } from './output';

/** Exit code of a deployment that was not what was reviewed. */
export const notReviewed = 3;

/** What was approved, and what the review says of stacks that are gone. */
interface Reviewed extends Approval {
  readonly removed: readonly RemovedStack[];
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The part of `landing-zone review --format json` that a deployment needs. */
const reviewFile = z.object({
  format: z.literal('ovh-landing-zone/review'),
  version: z.literal(2),
  digest: hash,
  contents: z.record(z.string(), hash),
  stacks: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['added', 'changed', 'removed']),
      removeWith: z.string().optional(),
      changes: z.array(
        z.object({
          address: z.string(),
          action: z.enum(['add', 'import', 'change', 'replace', 'destroy', 'move']),
          movedFrom: z.string().optional(),
          reasons: z.array(z.object({ attribute: z.string() })),
        }),
      ),
    }),
  ),
});

const versioned = z.object({ format: z.literal('ovh-landing-zone/review'), version: z.int() });

type ReviewFile = z.output<typeof reviewFile>;

/**
 * Takes what somebody has approved: the digest of an output, with the review that it stands for where there is one, or the sha256 of that
 * review. The digest covers the content of every stack, the sha256 also what the review says that plans do with it.
 */
export function readReviewed(approved: string, file: string | undefined): Reviewed {
  if (!hash.safeParse(approved).success) {
    throw new CliError(`--reviewed ${approved}: is no digest of a review, which has 64 hexadecimal digits`, 2);
  }
  if (file === undefined) return { digest: approved, removed: [] };
  const { report, sha256: ofFile } = read(file);
  if (approved !== report.digest && approved !== ofFile) {
    const found = `${file} is the review with digest ${report.digest}, and the file is sha256:${ofFile}`;
    throw new CliError(`${found}; neither is the digest ${approved} that was approved`, notReviewed);
  }
  // the digest inside says nothing: whoever can change the contents can change it too
  const { digest } = report;
  const found = digestOf(report.contents);
  if (found !== digest) {
    throw new CliError(
      `${file} is not as it was written: its contents have digest ${found}, not ${digest}`,
      notReviewed,
    );
  }
  const stacks = report.stacks.filter(({ status }) => status !== 'removed');
  return {
    digest,
    review: {
      contents: report.contents,
      changes: new Map(stacks.map(({ id, changes }) => [id, changes.map(reviewedChange)])),
    },
    removed: report.stacks.flatMap(({ id, status, removeWith }) =>
      status === 'removed' ? { id, ...(removeWith !== undefined && { removeWith }) } : [],
    ),
  };
}

const reviewedChange = ({
  address,
  action,
  movedFrom,
  reasons,
}: ReviewFile['stacks'][number]['changes'][number]): ReviewedChange => ({
  address,
  action,
  ...(movedFrom !== undefined && { movedFrom }),
  replacePaths: reasons.map(({ attribute }) => attribute),
});

function read(file: string): { readonly report: ReviewFile; readonly sha256: string } {
  const none = `${file} is no review (landing-zone review --format json)`;
  const bytes = readGiven(file, none, 2);
  let content: unknown;
  try {
    content = JSON.parse(bytes.toString('utf8'));
  } catch {
    // what Node says of JSON quotes the text
    throw new CliError(`${none}: it is not JSON`, 2);
  }
  const { data: { version } = {} } = versioned.safeParse(content);
  if (version !== undefined && version < 2) {
    throw new CliError(
      `${file} is a review of version ${version}, whose digest says nothing of the content; make the review again`,
      2,
    );
  }
  if (version !== undefined && version > 2) {
    const found = `${file} is a review of version ${version}, which a newer release of ovh-landing-zone wrote`;
    throw new CliError(`${found}; deploy with that release, or make the review again with this one`, 2);
  }
  const parsed = reviewFile.safeParse(content);
  if (parsed.success) return { report: parsed.data, sha256: sha256(bytes) };
  const [issue] = parsed.error.issues;
  const part = issue?.path.join('.') || 'all of it';
  throw new CliError(`${none}, version 2: ${part} is not as expected`, 2);
}
