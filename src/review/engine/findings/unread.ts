import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import { isInContent } from '../../../estate/content';
import { isValues, type StackFile, type Value } from '../../../estate/model';
import { type AskedBlock, askedInCheck, unknownProvider } from './asks';
import { bodiesOf, type Classifier, type FindingContext, type Meaning } from './classes';
import { isOfOwnChart } from './own-charts';
import type { RawDifference } from './raw';

const unread = (says: Masked): Meaning => ({ class: 'unread', says });

/** Sections of Terraform and OpenTofu whose differences are told apart part by part. */
const knownSections = [
  'action',
  'check',
  'import',
  'locals',
  'moved',
  'output',
  'provider',
  'removed',
  'terraform',
  'variable',
];

/** What Terraform takes into account and nobody here knows what it does. */
export const notRead: Classifier = (difference, around) => {
  const { part, where, files, after } = difference;
  if (part === 'file') return isKnownFile(files, around) ? [] : [unread(fileSays(files))];
  if (part === 'directory') return [unread(masked`the working directory of the stack is another one`)];
  if (where.startsWith('check.'))
    return askedInCheck(difference.before, after).flatMap((asked) => unknownData(asked, around));
  if (part === 'section' && !knownSections.includes(where.split('.')[0] ?? '')) {
    return [unread(masked`a section that is not known here: ${maskText(where)}`)];
  }
  if (part !== 'body' || after === undefined) return [];
  return [...dynamicBlocks(difference), ...localModule(difference, around), ...ofProvider(difference, around)];
};

/** A lock file is compared elsewhere; of a chart that comes with the library, the release and its values say what it does. */
const isKnownFile = (files: RawDifference['files'], around: FindingContext): boolean =>
  files?.after?.role === 'lock' || files?.before?.role === 'lock' || isOfOwnChart(files, around);

const roles: Readonly<Partial<Record<StackFile['role'], Masked>>> = {
  main: masked`what cdktf wrote`,
  configuration: masked`configuration beside what cdktf wrote`,
  override: masked`a file that overrides what cdktf wrote`,
  variables: masked`a file that sets variables`,
  module: masked`configuration of a module`,
  plugin: masked`a program of a provider`,
  asset: masked`a file beside the configuration (of a chart, say)`,
};

function fileSays(files: RawDifference['files']): Masked {
  const [before, after] = [files?.before, files?.after];
  const file = after ?? before;
  const what = roles[file?.role ?? 'asset'] ?? masked`a file`;
  const does = fileDoes(before, after);
  const why = file?.isUnhashed ? file.unread : undefined;
  return why === undefined ? masked`${what} ${does}` : masked`${what} ${does}, and ${maskText(why)}`;
}

function fileDoes(before: StackFile | undefined, after: StackFile | undefined): Masked {
  if (before === undefined) return masked`is new`;
  if (after === undefined) return masked`is gone`;
  if (before.isExecutable === after.isExecutable) return masked`has other content`;
  const run = after.isExecutable ? masked`may be run as a program` : masked`can't be run as a program`;
  return before.sha256 === after.sha256
    ? masked`${run} from now on`
    : masked`has other content, and ${run} from now on`;
}

/** Blocks that Terraform makes from a list: how many, and with what in them, is not told here. */
function dynamicBlocks(difference: RawDifference): Meaning[] {
  const [before, after] = bodiesOf(difference).map((body) => dynamicIn(body));
  return after === undefined || after === before
    ? []
    : [unread(masked`blocks are made from a list (dynamic), which is not followed here`)];
}

function dynamicIn(value: Value | undefined): string | undefined {
  if (Array.isArray(value))
    return (
      value
        .map((one: Value) => dynamicIn(one))
        .filter((one) => one !== undefined)
        .join() || undefined
    );
  if (!isValues(value)) return undefined;
  const inner = Object.entries(value).map(([name, one]) =>
    name === 'dynamic' && isValues(one) ? canonical(one) : dynamicIn(one),
  );
  return inner.filter((one) => one !== undefined).join() || undefined;
}

/** A module from this machine whose files are not in the content of the stack is read by Terraform and not compared here. */
function localModule({ blocks }: RawDifference, { after }: FindingContext): Meaning[] {
  const block = blocks?.after;
  if (block?.kind !== 'module') return [];
  const source = String(block.body['source'] ?? '');
  return /^(\.\.?)?\//.test(source) && !isInContent(after, source)
    ? [unread(masked`its source is not in the stack's folder, or not part of its content: ${maskText(source)}`)]
    : [];
}

function ofProvider(difference: RawDifference, around: FindingContext): Meaning[] {
  const { before, after } = difference.blocks ?? {};
  return after === undefined ? [] : unknownData({ ...after, before: before?.body, after: after.body }, around);
}

function unknownData(asked: AskedBlock, { after: stack }: FindingContext): Meaning[] {
  const source = unknownProvider(asked, stack);
  return source === undefined
    ? []
    : [unread(masked`nobody here knows what a data source of ${maskText(source)} does while it plans`)];
}
