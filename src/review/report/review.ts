import { maskText } from '../../../constructs/core/secrets/mask';
import { masked } from '../../../constructs/core/secrets/masked';
import { contentsOf, digestOf } from '../../estate/content';
import type { Estate, Stack, StackRecord } from '../../estate/model';
import { orderOf } from '../../estate/order';
import { defaultOutdir, outdirOption } from '../../estate/outdir';
import { readEstate } from '../../estate/read';
import { landingZone, shellWord } from '../../estate/shell';
import { type Compared, compareOutputs } from '../engine/compare';
import type { BaseOutput } from '../engine/findings/move-state';
import { countsOf } from './action';
import { affectedBy } from './affected';
import { withCauses } from './causes';
import { presentChange } from './present';
import { readingReports } from './readings';
import type { About, Report, ResourceChange, StackReport } from './report';

interface ReviewRequest {
  /** Output folders of both sides. */
  readonly base: string;
  readonly head: string;
  /**
   * What the sides are called in the report, such as a git ref.
   * @default - the folders
   */
  readonly baseName?: string;
  readonly headName?: string;
  /**
   * How whoever reads the report comes by the output of the base.
   * @default - it is where it was read
   */
  readonly baseOutput?: BaseOutput;
  /**
   * Folder in which whoever reads the report has the output of the head.
   * @default 'cdktf.out'
   */
  readonly headOutput?: string;
  /** The pull request or commit that is reviewed. */
  readonly about?: About;
  /** List the differences that change nothing, too. */
  readonly showNoise?: boolean;
}

/** Compares two output folders; needs no Terraform and no credential. */
export function reviewOutputs({ base, head, ...options }: ReviewRequest): Report {
  return reviewOf(readEstate(base), readEstate(head), options);
}

/** Compares two outputs that are read already. */
export function reviewOf(
  base: Estate,
  head: Estate,
  {
    baseName = base.folder,
    headName = head.folder,
    baseOutput,
    headOutput = defaultOutdir,
    about,
    showNoise = false,
  }: Omit<ReviewRequest, 'base' | 'head'> = {},
): Report {
  const comparison = compareOutputs(base, head, baseOutput, headOutput);
  const changes = comparison.changes.map((change) => presentChange(change, comparison));
  const { stacks, causes } = withCauses(stackReports(comparison, changes, headOutput), base, head);
  const named = new Set(stacks.map(({ id }) => id));
  const contents = contentsOf(head);
  return {
    format: 'ovh-landing-zone/review',
    version: 2,
    base: maskText(baseName),
    head: maskText(headName),
    ...(about === undefined ? {} : { about }),
    counts: countsOf(stacks.flatMap(({ status, changes: own }) => (status === 'removed' ? [] : own))),
    digest: digestOf(contents),
    contents,
    causes,
    stacks,
    unchangedStacks: orderOf(comparison.head.stacks.values())
      .ids.map(maskText)
      .filter((id) => !named.has(id)),
    ...(comparison.beside.length === 0 ? {} : { beside: comparison.beside }),
    readings: readingReports(comparison),
    affected: affectedBy(base, head, stacks),
    limits: comparison.limits,
    ...(showNoise ? { noise: comparison.noise } : {}),
    disagreements: [],
  };
}

/** Stacks with changes in the order in which they are deployed, then those that are gone. */
function stackReports(comparison: Compared, changes: readonly ResourceChange[], outdir: string): StackReport[] {
  const { base, head, notes, findings } = comparison;
  const renamed = new Map(comparison.renamedStacks.map(({ before, after }) => [before.id, after.id]));
  const order = orderOf(head.stacks.values()).ids;
  const removed = orderOf(base.stacks.values())
    .ids.toReversed()
    .filter((id) => !head.stacks.has(id));
  const added = order.filter((id) => !base.stacks.has(id));
  const byStack = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    const own = byStack.get(change.stack);
    if (own) own.push(change);
    else byStack.set(change.stack, [change]);
  }
  return [...order, ...removed].flatMap((id): StackReport[] => {
    const stack = head.stacks.get(id) ?? base.stacks.get(id);
    const own = byStack.get(maskText(id)) ?? [];
    const status = removed.includes(id) ? 'removed' : added.includes(id) ? 'added' : 'changed';
    const now = renamed.get(id);
    const said =
      now === undefined
        ? (notes.get(id) ?? [])
        : [masked`is ${maskText(now)} now: its state has to move there before anything is deployed or destroyed`];
    const found = findings.get(id) ?? [];
    if (stack === undefined || (status === 'changed' && own.length === 0 && said.length === 0 && found.length === 0))
      return [];
    return [
      {
        ...whoseStack(id, stack.record),
        ...formerOwner(base.stacks.get(id), stack),
        status,
        counts: countsOf(own),
        changes: own,
        findings: found,
        notes: said,
        // what has another name now is not left behind, once its state has moved
        ...(status === 'removed' && now === undefined
          ? { removeWith: maskText(`${landingZone} destroy ${shellWord(id)}${outdirOption(outdir)}`) }
          : {}),
      },
    ];
  });
}

/** Name of a stack and whose it is. */
export function whoseStack(
  id: string,
  { owner, team, environment, stage }: Partial<StackRecord> = {},
): Pick<StackReport, 'id' | 'owner' | 'team' | 'environment' | 'stage'> {
  return {
    id: maskText(id),
    ...(owner === undefined ? {} : { owner: maskText(owner) }),
    ...(team === undefined ? {} : { team: maskText(team) }),
    ...(environment === undefined ? {} : { environment: maskText(environment) }),
    ...(stage === undefined ? {} : { stage: maskText(stage) }),
  };
}

function formerOwner(before: Stack | undefined, { record }: Stack): Pick<StackReport, 'formerOwner'> {
  const owner = before?.record?.owner;
  return owner === undefined || owner === record?.owner ? {} : { formerOwner: maskText(owner) };
}
