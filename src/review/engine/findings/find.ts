import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { contentOf, isSameContent } from '../../../estate/content';
import { type Block, type Estate, isValues, type Stack, type Value, type Values } from '../../../estate/model';
import { settledEstate } from '../../../estate/settled';
import { presentDifference } from '../../report/present';
import type { Finding, FindingClass } from '../../report/report';
import type { Difference } from '../change';
import { diffBodies } from '../diff';
import { type Matching, renamedBody, renamesOf, writtenMatching } from '../match';
import type { Classifier, FindingContext, Meaning } from './classes';
import { elsewhere, type Renames } from './elsewhere';
import { guardRemoved, missingGuards } from './guards';
import { newLocalReads } from './local-reads';
import { otherProvider } from './providers';
import { type RawDifference, rawDifferences, rawOfNew } from './raw';
import { runsCode } from './runs-code';
import { sharedState } from './shared-state';
import { keptElsewhere, stateMoves } from './state';
import { notRead } from './unread';

/** In the order in which a reader wants them. */
const classifiers: readonly Classifier[] = [runsCode, otherProvider, stateMoves, guardRemoved, notRead];
const findingClasses: readonly FindingClass[] = [
  'runs-code',
  'provider',
  'state',
  'guard',
  'unread',
  'owner',
  'listed',
];

/**
 * Everything that differs between two sides of a stack and is no change of a resource. What no class claims is listed: nothing is
 * dropped because nobody thought of it.
 */
export function findingsIn(
  id: string,
  base: Estate,
  head: Estate,
  matchings: ReadonlyMap<string, Matching>,
): Finding[] {
  const [before, after, matching] = [base.stacks.get(id), head.stacks.get(id), matchings.get(id)];
  if (after === undefined) return [];
  const others = [...base.stacks.values()];
  const shared = sharedState(id, base, head).map((says) => ofStack('state', after, masked`terraform.backend`, says));
  if (before === undefined) {
    const around: FindingContext = { after, others };
    // all of a new stack is new: only what stands out in it is told
    const found = rawOfNew(after).flatMap((difference) =>
      meaningsOf(difference, around).map(present(difference, around)),
    );
    const missing = missingGuards(after, others).map((says) => ofStack('guard', after, masked`stack`, says));
    const kept = keptElsewhere(after, others).map((says) => ofStack('state', after, masked`terraform`, says));
    const read = localReads(after, base, head, found);
    return orderedFindings([...shared, ...missing, ...kept, ...found, ...read]);
  }
  if (matching === undefined) return [];
  // the bytes may be the same, and what comes from another stack is not
  const found = contentOf(before) === contentOf(after) ? [] : writtenFindings({ before, after, others }, matching);
  const renames: Renames = new Map([...matchings].map(([stack, one]) => [stack, renamesOf(one)]));
  const behind = behindValues(id, base, head, matching, renames, found);
  const read = localReads(after, base, head, [...found, ...behind]);
  return orderedFindings([...shared, ...found, ...behind, ...read]);
}

/** Files that are read from now on, and are not in the content. */
const localReads = (after: Stack, base: Estate, head: Estate, told: readonly Finding[]): Finding[] =>
  newLocalReads(after.id, base, head)
    .map(({ where, meaning }) => ofStack(meaning.class, after, maskText(where), meaning.says))
    .filter(({ class: kind, where }) => !told.some((one) => one.class === kind && one.where === where));

/** What the files of a stack tell. */
function writtenFindings(around: FindingContext & { readonly before: Stack }, matching: Matching): readonly Finding[] {
  const { before, after } = around;
  const old = renamed(before, renamesOf(matching));
  const found = rawDifferences(old, after, writtenMatching(matching)).flatMap((difference) => {
    const meanings = meaningsOf(difference, around);
    return (meanings.length > 0 ? meanings : listed(difference)).map(present(difference, around));
  });
  return [...unreadBeside(before, after), ...found];
}

/** What only its values tell: an endpoint behind a variable, a command behind a local value, a repository from another stack. */
function behindValues(
  id: string,
  base: Estate,
  head: Estate,
  matching: Matching,
  renames: Renames,
  told: readonly Finding[],
): readonly Finding[] {
  const [old, now] = [settledEstate(base), settledEstate(head)];
  const [before, after] = [old.stacks.get(id), now.stacks.get(id)];
  if (before === undefined || after === undefined) return [];
  const sides = [elsewhere(old, renames), elsewhere(now, new Map())] as const;
  const hasValues = (block: Block) => block.written !== undefined || sides[0].isTraced(block);
  const withValues: Matching = {
    ...matching,
    pairs: matching.pairs
      .filter((pair) => hasValues(pair.before) || hasValues(pair.after))
      .map((pair) => ({ ...pair, before: sides[0].block(pair.before), after: sides[1].block(pair.after) })),
    added: matching.added.filter(({ written }) => written !== undefined),
  };
  const around: FindingContext = { before, after, others: [...base.stacks.values()] };
  const isTold = ({ class: kind, where }: Finding) =>
    told.some((one) => one.class === kind && (where === one.where || where.startsWith(`${one.where}[`)));
  return rawDifferences(renamed(sides[0].stack(before), renamesOf(matching)), sides[1].stack(after), withValues)
    .flatMap((difference) => meaningsOf(difference, around).map(present(difference, around)))
    .filter((finding) => !isTold(finding));
}

/** What is not read and stays as it is may change what everything else in the stack means: variables, overrides, other blocks. */
function unreadBeside(before: Stack, after: Stack): Finding[] {
  const old = new Map(before.files.map((file) => [file.path, file.sha256]));
  return after.files
    .filter(({ path, unread, role, sha256 }) => unread !== undefined && role !== 'main' && old.get(path) === sha256)
    .map(({ path, unread = '' }) =>
      ofStack('unread', after, maskText(path), masked`the stack changes beside a file that ${maskText(unread)}`),
    );
}

/** A finding without a difference of its own. */
const ofStack = (kind: FindingClass, { id }: Stack, where: Masked, says: Masked): Finding => ({
  class: kind,
  stack: maskText(id),
  where,
  says,
  attributes: [],
});

const meaningsOf = (difference: RawDifference, around: FindingContext): readonly Meaning[] =>
  classifiers.flatMap((classify) => classify(difference, around));

export const orderedFindings = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort(
    (a, b) => findingClasses.indexOf(a.class) - findingClasses.indexOf(b.class) || (a.where < b.where ? -1 : 1),
  );

/** What is on both sides under another address is no difference wherever it is named. */
const renamed = (stack: Stack, renames: ReadonlyMap<string, string>): Stack =>
  renames.size === 0 ? stack : { ...stack, sections: renamedBody(stack.sections, renames) };

/** Words for what is of no class. The arguments of resources are told by their changes. */
function listed({ part, blocks, where, before, after }: RawDifference): readonly Meaning[] {
  const block = blocks?.after ?? blocks?.before;
  const isOneSided = block !== undefined && (blocks?.before === undefined || blocks.after === undefined);
  // a block that is new or gone is told as a whole, a resource by its change
  if (block !== undefined && (part === 'body' ? block.kind === 'resource' : isOneSided)) return [];
  const does = before === undefined ? masked`is new` : after === undefined ? masked`is gone` : masked`differs`;
  return [{ class: 'listed', says: masked`${nameOf(part, block, where)} ${does}` }];
}

function nameOf(part: RawDifference['part'], block: Block | undefined, where: string): Masked {
  if (part === 'body' && block !== undefined) return kinds[block.kind];
  if (part === 'repeat') return maskText(block?.repeat?.name ?? 'count');
  if (part !== 'section') return maskText(part);
  const [section = ''] = where.split('.');
  return maskText(section === 'locals' ? 'local value' : section);
}

const kinds: Readonly<Record<Block['kind'], Masked>> = {
  resource: masked`resource`,
  data: masked`data source`,
  ephemeral: masked`ephemeral resource`,
  module: masked`module`,
};

const present =
  (difference: RawDifference, { before, after }: FindingContext) =>
  ({ class: kind, says, doWith }: Meaning): Finding => {
    const { where, path, part } = difference;
    const blocks = [before?.blocks ?? new Map<string, Block>(), after.blocks];
    const shown = diffBodies(undefined, asBody(difference.before, part), asBody(difference.after, part));
    return {
      class: kind,
      stack: maskText(after.id),
      where: maskText(where),
      ...(path === undefined ? {} : { path: maskText(path) }),
      says,
      attributes: shown.differences.flatMap((one) =>
        presentDifference({ ...one, sensitive: one.sensitive || isHidden(difference, one) }, blocks, {
          name: nameOfValue(difference, one),
        }),
      ),
      ...(doWith === undefined ? {} : { doWith }),
    };
  };

/** What `value` of an output and `default` of a variable are the value of, and what a local value is. */
const ofEntry = /^(value|default)(?=$|[.[])/;

const nameOfValue = ({ part, where }: RawDifference, { path }: Difference): string =>
  part === 'section' ? path.replace(ofEntry, () => where.slice(where.indexOf('.') + 1)) : path;

/** An output or a variable that is sensitive on one side is hidden on both. */
const isHidden = ({ part, before, after }: RawDifference, { path }: Difference): boolean =>
  part === 'section' &&
  ofEntry.test(path) &&
  [before, after].some(
    (side) => isValues(side) && ![undefined, null, false, 'false'].some((off) => side['sensitive'] === off),
  );

/** A value as arguments: an object as it is, anything else under the word for what it is. */
const asBody = (value: Value | undefined, part: RawDifference['part']): Values => {
  if (value === undefined) return {};
  const isWhole = isValues(value) && (part === 'body' || part === 'section');
  return isWhole ? value : { [part === 'section' ? 'value' : part]: value };
};

/** What stands for a difference in bytes that nothing else tells: comments and spaces are none, everything else is unread. */
export function unexplained(before: Stack, after: Stack): Finding[] {
  if (contentOf(before) === contentOf(after) || isSameContent(before, after)) return [];
  return [ofStack('unread', after, masked`files`, masked`its bytes differ, and nobody here sees in what`)];
}
