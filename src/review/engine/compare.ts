import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { takenOver } from '../../estate/imports';
import { type Block, type Estate, isManaged, type Stack } from '../../estate/model';
import { orderOf } from '../../estate/order';
import { defaultOutdir } from '../../estate/outdir';
import { isExpression } from '../../estate/references';
import { type Renamed, withStackNames } from '../../estate/renamed';
import { renamedEntries } from '../../estate/renamed-entries';
import { renamedKeys } from '../../estate/renamed-keys';
import { type RenamedStack, renamedStacks } from '../../estate/renamed-stacks';
import { blockBehind } from '../../estate/resolve';
import { settledEstate, stillSettled, writtenOf } from '../../estate/settled';
import { lossOf } from '../../readings/losses';
import type { Finding, FindingBeside, Noise } from '../report/report';
import type { BlockChange, Comparison } from './change';
import { factsOf } from './facts';
import { findingsBeside } from './findings/beside';
import { findingsIn, orderedFindings, unexplained } from './findings/find';
import { externalFindings, recordFindings } from './findings/labels';
import { type BaseOutput, StateMoves } from './findings/move-state';
import { protectedFindings } from './findings/protected';
import { renamedFinding } from './findings/renamed-stack';
import { isOfRepeat } from './instances';
import { lastingReasons } from './lasting';
import { type Matching, matchStacks, renamedIn, renamesOf } from './match';
import { notesOf } from './notes';
import { withOutdated } from './outdated';
import { type LastingReasons, Predictor } from './predict';
import { versionLimits } from './provider-version';
import { commentNoise, stackNoise, stackNotes } from './stack-notes';
import { withFailures } from './would-fail';

/** A comparison with what belongs to no single resource. */
export interface Compared extends Comparison {
  /** By stack. */
  readonly notes: ReadonlyMap<string, readonly Masked[]>;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** In files that are in no stack. */
  readonly beside: readonly FindingBeside[];
  readonly noise: readonly Noise[];
  readonly limits: readonly Masked[];
  /** The base, in which stacks have the names that they have in the head. */
  readonly namedBase: Estate;
  /** Things that are the same under another name: moved, or kept by a `moved` block; in stacks of `namedBase`. */
  readonly renamed: readonly Renamed[];
  readonly renamedStacks: readonly RenamedStack[];
}

const nothingAt = (id: string): Stack => ({
  id,
  directory: '',
  dependsOn: [],
  files: [],
  sections: {},
  blocks: new Map(),
  outputs: new Map(),
  providers: {},
  terraform: {},
  named: new Map(),
  moved: new Map(),
  imports: new Map(),
  forgotten: new Set(),
});

/** Everything that differs between two outputs, and what it does. */
export function compareOutputs(
  writtenBase: Estate,
  writtenHead: Estate,
  output: BaseOutput = { folder: writtenBase.folder },
  outdir = defaultOutdir,
): Compared {
  const [base, head] = [settledEstate(writtenBase), settledEstate(writtenHead)];
  const ids = [...new Set([...orderOf(head.stacks.values()).ids, ...orderOf(base.stacks.values()).ids.toReversed()])];
  const sides = ids.map((id) => ({
    id,
    before: base.stacks.get(id) ?? nothingAt(id),
    after: head.stacks.get(id) ?? nothingAt(id),
  }));
  const budget = { left: 50_000 };
  const matchings = new Map(
    sides.map(({ id, before, after }) => [id, matchStacks(before, after, { base, head }, budget)]),
  );
  const lasting = lastingReasons(base, head, matchings);
  const predictor = new Predictor(base, head, matchings, { lasting });
  const planned = sides.flatMap(({ id }) =>
    changesIn({ head, stack: id, matching: matchings.get(id), predictor, lasting }),
  );
  const changes = withFailures(base, head, planned);
  const both = sides.filter(({ id }) => base.stacks.has(id) && head.stacks.has(id));
  const noise = new Map(both.map(({ id, after }) => [id, stackNoise(after, matchings.get(id), predictor)] as const));
  const changed = new Set(changes.map(({ stack }) => stack));
  const stacksRenamed = renamedStacks(base, head);
  const writtenNamed = withStackNames(writtenBase, stacksRenamed);
  const namedBase = settledEstate(writtenNamed);
  const formerly = new Map(
    stacksRenamed.map(({ after }) => {
      const before = namedBase.stacks.get(after.id) ?? nothingAt(after.id);
      const matching = matchStacks(before, after, { base: namedBase, head }, budget);
      return [after.id, { base: writtenNamed, before: writtenNamed.stacks.get(after.id) ?? before, matching }];
    }),
  );
  const externals = externalFindings(base, head);
  const renames = new Map(
    [...matchings, ...[...formerly].map(([id, { matching }]) => [id, matching] as const)].map(([id, matching]) => [
      id,
      renamesOf(matching),
    ]),
  );
  const moves = new StateMoves(writtenBase, writtenHead, output, outdir);
  const isOther = predictor.isOther.bind(predictor);
  const written = { base: writtenBase, namedBase: writtenNamed, head: writtenHead, matchings, renames, moves, isOther };
  const held = protectedFindings(head, changes);
  const findings = new Map(
    sides.map(({ id, before, after }) => {
      const found = findingsIn(id, written, formerly.get(id));
      const isTold = found.length > 0 || changed.has(id) || (noise.get(id) ?? []).length > 0 || !noise.has(id);
      const told = isTold ? found : unexplained(before, after);
      const zone = head.stacks.has(id) ? recordFindings(before, after) : [];
      const outside = externals.filter(({ stack }) => stack === maskText(id));
      return [id, orderedFindings([...told, ...zone, ...outside, ...(held.get(id) ?? [])])] as const;
    }),
  );
  for (const one of stacksRenamed) {
    findings.set(one.after.id, [renamedFinding(one, base, head), ...(findings.get(one.after.id) ?? [])]);
  }
  return {
    base,
    head,
    changes,
    findings,
    beside: findingsBeside(base, head),
    notes: new Map(
      both.map(({ id }) => [id, notesOn(base, head, [base.stacks.get(id), head.stacks.get(id)], matchings.get(id))]),
    ),
    noise: both.flatMap(({ id, before, after }) => {
      const isTold = changed.has(id) || (findings.get(id) ?? []).length > 0;
      return [...(noise.get(id) ?? []), ...(isTold ? [] : commentNoise(before, after, noise.get(id) ?? []))];
    }),
    limits: limitsOf(base, head, changes),
    namedBase: stillSettled(withOutdated(namedBase, head, predictor), namedBase),
    renamed: [...matchings.values(), ...[...formerly.values()].map(({ matching }) => matching)].flatMap(renamedIn),
    renamedStacks: stacksRenamed,
  };
}

const notesOn = (
  base: Estate,
  head: Estate,
  [before, after]: readonly [Stack | undefined, Stack | undefined],
  matching: Matching | undefined,
): readonly Masked[] => [
  ...stackNotes(matching),
  // what can't move, as it is known by its name at OVHcloud or in Kubernetes
  ...(matching === undefined || before === undefined || after === undefined
    ? []
    : renamedEntries({ ...matching, stacks: { before, after } }, (old, now) =>
        renamedKeys({ ...old, estate: base }, { ...now, estate: head }),
      )
  ).map(({ line }) => masked`${line} in the settings keeps what has another name now: nothing of it is destroyed`),
];

interface Side {
  readonly head: Estate;
  readonly stack: string;
  readonly matching: Matching | undefined;
  readonly predictor: Predictor;
  readonly lasting: LastingReasons;
}

function changesIn({ head, stack, matching, predictor, lasting }: Side): BlockChange[] {
  if (matching === undefined) return [];
  const destroyed = matching.destroyed.filter(isManaged).map((before): BlockChange => {
    const change = { action: 'destroy', before, ...factsFor(before), differences: [] } as const;
    return { action: 'destroy', stack, before, reasons: [], differences: [], notes: notesOf(change) };
  });
  const made = new Set(matching.added);
  const isThere = (after: Block, argument: string): boolean => {
    const named = blockBehind(head, stack, writtenOf(after).body[argument]);
    if (named === undefined || !made.has(named) || lossOf(named) === undefined) return true;
    const value = after.body[argument];
    // a text that is made of a name may be that of something else
    return !isExpression(value) && !['name', 'bucket'].some((name) => named.body[name] === value);
  };
  const added = matching.added.filter(isManaged).map((after): BlockChange => {
    const imported = takenOver(head, after);
    const action = imported?.isAll ? 'import' : 'add';
    const change = { action, after, ...factsFor(after), differences: [], isThere } as const;
    const again = lasting.get(after);
    const notes = notesOf({ ...change, ...(again && { again }), ...(imported === undefined ? {} : { imported }) });
    return { action, stack, after, reasons: [], differences: [], notes };
  });
  const kept = matching.pairs.flatMap(({ before, after, isMoved }): BlockChange[] => {
    const item = predictor.graph.itemOf(after);
    if (!isManaged(after) || item === undefined) return [];
    const { action: predicted, reasons, differences } = predictor.of(item);
    if (predicted === 'none' && !isMoved) return [];
    const action = isMoved || predicted === 'none' ? 'move' : predicted;
    // that what moves with it is made anew is the move itself
    const own = isMoved ? differences.filter(({ isUnknown }) => isUnknown !== true) : differences;
    const again = lasting.get(after);
    const notes = notesOf({ action, before, after, ...factsFor(after), differences: own, ...(again && { again }) });
    return [{ action, stack, before, after, reasons: isMoved ? [] : reasons, differences: own, notes }];
  });
  const path = ({ before, after }: BlockChange) => `${(after ?? before)?.path}\0${(after ?? before)?.address}`;
  return [...added, ...destroyed, ...kept].sort((a, b) => (path(a) < path(b) ? -1 : 1));
}

const factsFor = ({ kind, type }: Block) => {
  const facts = kind === 'resource' ? factsOf(type) : undefined;
  return facts === undefined ? {} : { facts };
};

function limitsOf(base: Estate, head: Estate, changes: readonly BlockChange[]): Masked[] {
  const limits: Masked[] = [];
  const without = [base, head].filter(({ isLandingZone }) => !isLandingZone);
  if (without.length > 0) {
    const which =
      without.length > 1 ? masked`both sides have` : without[0] === base ? masked`the base has` : masked`the head has`;
    limits.push(masked`${which} no landing-zone.json: owners, teams and the network plan are not known`);
  }
  const blocks = changes.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const unknown = namesOf(blocks.filter(isUndescribed).map(({ type }) => type));
  if (unknown !== '') {
    limits.push(
      masked`no facts about ${unknown}: whether a change replaces one is not known, and sets look like lists`,
    );
  }
  const modules = namesOf(blocks.filter(({ kind }) => kind === 'module').map(({ address }) => address));
  if (modules !== '') limits.push(masked`what is inside ${modules} is not known without Terraform`);
  for (const { stack, after, differences } of changes) {
    const repeated = differences.find(isOfRepeat);
    if (after && repeated) {
      const [where, what] = [masked`${maskText(stack)} ${maskText(after.address)}`, maskText(repeated.path)];
      limits.push(masked`${where}: its ${what} is only known to Terraform, and instances may be destroyed`);
    }
  }
  const unread = [...base.unread, ...head.unread].map(({ path, why }) => masked`${maskText(path)} ${maskText(why)}`);
  return [...new Set([...limits, ...versionLimits(head, changes), ...unread])];
}

const namesOf = (all: readonly string[]): Masked => joinMasked([...new Set(all)].sort().map(maskText), ', ');

const isUndescribed = ({ kind, type }: Block): boolean => kind === 'resource' && factsOf(type) === undefined;
