import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { contentOf, isSameContent } from '../../../estate/content';
import { flagOf } from '../../../estate/flag';
import { type Block, type Estate, isValues, type Stack, type Value, type Values } from '../../../estate/model';
import { onceApplied } from '../../../estate/once-applied';
import { isExpression, renamedBody } from '../../../estate/references';
import { settledValue } from '../../../estate/settled';
import { presentDifference } from '../../report/present';
import { type Finding, type FindingClass, findingClasses } from '../../report/report';
import type { Difference } from '../change';
import { diffBodies } from '../diff';
import { countRenames, type Matching, referenceRenames, writtenMatching } from '../match';
import { missingGuard } from './account';
import { type IsOther, matchingBehind, renamedBlock } from './behind';
import type { Classifier, FindingContext, Meaning } from './classes';
import { clusterUnguarded } from './clusters/cluster-guards';
import { newlyExempt } from './clusters/exempted';
import { passedOver } from './clusters/passed-over';
import type { Unguarded } from './clusters/unguarded';
import { elsewhere, type Renames } from './elsewhere';
import { guardRemoved } from './guards';
import { newLocalReads } from './local-reads';
import type { StateMoves } from './move-state';
import { policyFindings } from './policy';
import { otherProvider } from './providers';
import { type RawDifference, rawDifferences, rawOfNew } from './raw';
import { runsCode } from './runs-code';
import { sharedState } from './shared-state';
import { keptElsewhere, stateMoves } from './state';
import { stateUnguarded } from './state-guards';
import { notRead } from './unread';
import { watchedLess } from './watchers';

/** In the order in which a reader wants them. */
const classifiers: readonly Classifier[] = [runsCode, otherProvider, stateMoves, stateUnguarded, guardRemoved, notRead];

/** Both outputs as they are written, and what of one is what of the other. */
interface WrittenOutputs {
  readonly base: Estate;
  /** The base, in which a stack that is known by another name has the one of the head. */
  readonly namedBase: Estate;
  readonly head: Estate;
  readonly matchings: ReadonlyMap<string, Matching>;
  readonly renames: Renames;
  readonly moves: StateMoves;
  readonly isOther: IsOther;
}

/** Two sides of a stack. */
interface Sides {
  readonly base: Estate;
  readonly namedBase: Estate;
  readonly head: Estate;
  readonly before: Stack;
  readonly after: Stack;
  readonly matching: Matching;
  readonly renames: Renames;
  readonly moves: StateMoves;
  readonly isOther: IsOther;
}

/**
 * Everything that differs between two sides of a stack and is no change of a resource. What no class claims is listed: nothing is
 * dropped because nobody thought of it.
 *
 * @param formerly what a stack of the head was under another name
 */
export function findingsIn(
  id: string,
  { base, namedBase, head, matchings, renames, moves, isOther }: WrittenOutputs,
  formerly?: Pick<Sides, 'base' | 'before' | 'matching'>,
): Finding[] {
  const [before, after, matching] = [base.stacks.get(id), head.stacks.get(id), matchings.get(id)];
  if (after === undefined) return [];
  if (before === undefined) {
    const around = contextOf({ base, head, after, moves });
    // all of a new stack is new: only what stands out in it is told
    const found = rawOfNew(after).flatMap((difference) =>
      meaningsOf(difference, around).map(present(difference, around)),
    );
    const lost =
      formerly === undefined ? [] : findingsOf({ namedBase, head, after, renames, moves, isOther, ...formerly });
    return orderedFindings([
      ...lost.filter((finding) => finding.class === 'guard'),
      ...unguarded(base, undefined, head, after),
      ...unguardedAt(after, newlyExempt(base, head, after)),
      ...shared(base, head, after),
      ...(formerly === undefined ? policyFindings(head, undefined, after) : []),
      ...keptElsewhere(after, around.others).map((says) => ofStack('state', after, masked`terraform`, says)),
      ...found,
      ...localReads(after, base, head, found),
    ]);
  }
  return matching === undefined
    ? []
    : findingsOf({ base, namedBase, head, before, after, matching, renames, moves, isOther });
}

function findingsOf(sides: Sides): Finding[] {
  const { base, head, before, after } = sides;
  // the bytes may be the same, and what comes from another stack is not
  const written = contentOf(before) === contentOf(after) ? [] : writtenFindings(sides);
  const found = [...written, ...behindValues(sides, written)];
  const isTold = (kind: FindingClass, begin: string): boolean =>
    found.some((finding) => finding.class === kind && finding.where.startsWith(begin));
  return orderedFindings([
    // a state that moves says whose is there
    ...(isTold('state', 'terraform.backend') ? [] : shared(base, head, after)),
    ...found,
    ...(isTold('guard', 'data.ovh_me.') ? [] : unguarded(base, before, head, after)),
    ...policyFindings(head, before, after),
    ...unguardedAt(after, [
      ...clusterUnguarded([base, before], [head, after]),
      ...newlyExempt(base, head, after),
      ...passedOver(base, head, after),
      ...watchedLess({ ...sides, base: sides.namedBase }),
    ]),
    ...localReads(after, base, head, found),
  ]);
}

const shared = (base: Estate, head: Estate, after: Stack): Finding[] =>
  sharedState(after.id, base, head).map((says) => ofStack('state', after, masked`terraform.backend`, says));

const unguardedAt = (after: Stack, found: readonly Unguarded[]): Finding[] =>
  found.map(({ at, says }) => ({
    ...ofStack('guard', after, maskText(at.stack === after.id ? at.address : `${at.stack}/${at.address}`), says),
    path: maskText(at.path),
  }));

const unguarded = (base: Estate, before: Stack | undefined, head: Estate, after: Stack): Finding[] =>
  missingGuard([base, before], [head, after]).map((says) => ofStack('guard', after, masked`stack`, says));

function contextOf({
  base,
  head,
  before,
  after,
  moves,
}: Pick<Sides, 'base' | 'head' | 'after' | 'moves'> & Partial<Pick<Sides, 'before'>>): FindingContext {
  return {
    ...(before === undefined ? {} : { before }),
    after,
    others: [...base.stacks.values()],
    moves,
    settle: {
      before: (value = null) => settledValue(base, (before ?? after).id, value),
      after: (value = null) => settledValue(head, after.id, value),
    },
  };
}

/** Files that are read from now on, and are not in the content. */
const localReads = (after: Stack, base: Estate, head: Estate, told: readonly Finding[]): Finding[] =>
  newLocalReads(after.id, base, head)
    .map(({ where, meaning }) => ofStack(meaning.class, after, maskText(where), meaning.says))
    .filter(({ class: kind, where }) => !told.some((one) => one.class === kind && one.where === where));

/** What the files of a stack tell. */
function writtenFindings(sides: Sides): readonly Finding[] {
  const { before, after, matching } = sides;
  const old = renamed(before, referenceRenames(matching));
  const around = contextOf({ ...sides, before: old });
  const counted = countRenames(matching);
  const written = writtenMatching(matching);
  const pairs = written.pairs.map((pair) => ({ ...pair, before: renamedBlock(pair.before, counted) }));
  const found = rawDifferences(old, after, { ...written, pairs }).flatMap((difference) => {
    const meanings = meaningsOf(difference, around);
    return (meanings.length > 0 ? meanings : listed(difference)).map(present(difference, around));
  });
  return [...unreadBeside(before, after), ...found];
}

/** What only its values tell: an endpoint behind a variable, a command behind a local value, a repository from another stack. */
function behindValues(sides: Sides, told: readonly Finding[]): readonly Finding[] {
  const { matching, renames, moves, isOther } = sides;
  const [base, head] = [onceApplied(sides.base), onceApplied(sides.head)];
  const [before, after] = [base.stacks.get(sides.before.id), head.stacks.get(sides.after.id)];
  if (before === undefined || after === undefined) return [];
  const [old, now] = [elsewhere(base, renames), elsewhere(head, new Map())];
  const withValues = matchingBehind(matching, { base, head, old, now, isOther });
  const around = contextOf({ base, head, before, after, moves });
  const isTold = ({ class: kind, where }: Finding) =>
    told.some((one) => one.class === kind && (where === one.where || where.startsWith(`${one.where}[`)));
  return rawDifferences(renamed(old.stack(before), referenceRenames(matching)), now.stack(after), withValues)
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
function renamed(stack: Stack, renames: ReadonlyMap<string, string>): Stack {
  if (renames.size === 0) return stack;
  const known = [...renames].flatMap(([old, now]) => {
    const block = stack.blocks.get(old);
    return block === undefined ? [] : [[now, block] as const];
  });
  // what is called by its new address in what is shown is called by its old path
  const blocks = new Map([...stack.blocks, ...known]);
  return { ...stack, blocks, sections: renamedBody(stack.sections, renames) };
}

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
  [before, after].some((side) => isValues(side) && (flagOf(side['sensitive']) ?? isExpression(side['sensitive'])));

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
