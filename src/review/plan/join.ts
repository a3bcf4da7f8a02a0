import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { withoutKey } from '../../estate/addresses';
import type { Estate } from '../../estate/model';
import { orderOf } from '../../estate/order';
import type { Plan } from '../../estate/plan';
import { countsOf } from '../report/action';
import { affectedBy } from '../report/affected';
import { withCauses } from '../report/causes';
import { losesOf } from '../report/present';
import type { Disagreement, Report, ResourceChange, StackReport } from '../report/report';
import { whoseStack } from '../report/review';
import { plannedAttributes } from './attributes';
import { disagreementWhy } from './disagreement';
import { type PlannedResource, plannedResources } from './planned';

/** What planning came to, stack by stack. */
export interface Plans {
  readonly plans: ReadonlyMap<string, Plan>;
  /** What could not be planned, and why. */
  readonly limits: readonly string[];
}

/**
 * Joins plans to a review. Where both speak, the plan has the last word: it knows the state. What it does otherwise than the
 * synthesized programs say is listed as a disagreement.
 */
export function joinPlans(report: Report, { plans, limits }: Plans, base: Estate, head: Estate): Report {
  const disagreements: Disagreement[] = [...report.disagreements];
  const removed = report.stacks.filter(({ status }) => status === 'removed');
  const byId = new Map(report.stacks.map((stack) => [stack.id, stack]));
  const order = orderOf(head.stacks.values()).ids;
  const stacks = order.flatMap((id): StackReport[] => {
    const synth = byId.get(maskText(id));
    const plan = plans.get(id);
    if (plan === undefined) return synth === undefined ? [] : [synth];
    const changes = joinStack({ stack: id, synth: synth?.changes ?? [], plan, base, head, disagreements });
    const kept = synth ?? emptyStack(id, head);
    if (changes.length === 0 && kept.notes.length === 0 && kept.findings.length === 0) return [];
    return [{ ...kept, changes, counts: countsOf(changes) }];
  });
  const named = new Set([...stacks, ...removed].map(({ id }) => id));
  const whole = [...plans].flatMap(([id, plan]) => plan.limits.map((limit) => `${id}: ${limit}`));
  return {
    ...report,
    ...withCauses([...stacks, ...removed], base, head),
    counts: countsOf(stacks.flatMap(({ changes }) => changes)),
    affected: affectedBy(base, head, [...stacks, ...removed]),
    unchangedStacks: order.map(maskText).filter((id) => !named.has(id)),
    limits: [...report.limits, ...[...limits, ...whole].map(maskText)],
    disagreements,
  };
}

interface StackJoin {
  readonly stack: string;
  readonly synth: readonly ResourceChange[];
  readonly plan: Plan;
  readonly base: Estate;
  readonly head: Estate;
  readonly disagreements: Disagreement[];
}

function joinStack({ stack, synth, plan, base, head, disagreements }: StackJoin): ResourceChange[] {
  const changes = plannedResources(plan);
  // a report knows addresses as it shows them
  const planned = new Map(changes.map((change) => [maskText(change.address), change]));
  const taken = new Set<PlannedResource>();
  const disagree = (address: Masked, one: ResourceChange | undefined, other: PlannedResource | undefined) => {
    const said = one?.action ?? 'nothing';
    const does = other === undefined || other.action === 'forget' ? 'nothing' : other.action;
    disagreements.push({ stack: maskText(stack), address, synth: said, plan: does, why: disagreementWhy(one, other) });
  };
  const joined = synth.flatMap((change): ResourceChange[] => {
    if (change.address.startsWith('module.')) return [change];
    if (change.action === 'move') {
      const [made, gone] = [change.address, change.movedFrom].map((at) => at && planned.get(at));
      if (made?.action === 'add' && gone?.action === 'destroy') {
        taken.add(made).add(gone);
        return [{ ...change, from: ['synth', 'plan'] }];
      }
      disagree(change.address, change, made);
      if (!made) return [change];
      taken.add(made);
      // nothing is left at the old address that a line could keep
      const { movedFrom: _, keepWith: __, ...rest } = change;
      return [both(rest, made)];
    }
    const all = instancesOf(change.address, planned);
    if (all.length === 0) {
      disagree(change.address, change, undefined);
      return [change];
    }
    for (const one of all) taken.add(one);
    return all.map((one) => {
      if (one.action === 'add' && goesWithCluster(change)) return { ...change, from: ['synth', 'plan'] };
      if (one.action !== change.action) disagree(maskText(one.address), change, one);
      return both(change, one);
    });
  });
  const ofPlan = changes
    .filter((one) => !taken.has(one) && one.action !== 'forget')
    .map((one): ResourceChange => {
      if (!one.address.startsWith('module.')) disagree(maskText(one.address), undefined, one);
      return fromPlan(stack, one, base, head);
    });
  return [...joined, ...ofPlan];
}

/** Terraform looks for it in the new cluster, finds nothing and makes it: that the old one is lost is not in its plan. */
const goesWithCluster = ({ action, reasons }: ResourceChange): boolean =>
  action === 'replace' && reasons.every(({ attribute }) => attribute === 'provider');

/** The instances of a block in a plan; the block itself where it has none. */
function instancesOf(address: Masked, planned: ReadonlyMap<Masked, PlannedResource>): PlannedResource[] {
  const exact = planned.get(address);
  if (exact !== undefined) return [exact];
  return [...planned].flatMap(([name, one]) => (withoutKey(name) === address ? [one] : []));
}

/** A change that both know: Terraform's action and reasons, what the review says of it. */
function both(change: ResourceChange, plan: PlannedResource): ResourceChange {
  const { action, replacePaths } = plan;
  if (action === 'forget') return { ...change, from: ['synth', 'plan'] };
  const known = new Map(change.reasons.map((reason) => [reason.attribute, reason]));
  const reasons = replacePaths.map(maskText).map((attribute) => known.get(attribute) ?? { attribute, certain: true });
  const address = maskText(plan.address);
  const key = maskText(plan.address.slice(withoutKey(plan.address).length));
  const { loses = losesOf(plan) } = change;
  const { loses: _, ...rest } = change;
  return {
    ...rest,
    action,
    address,
    path: address === change.address ? change.path : masked`${change.path}${key}`,
    from: ['synth', 'plan'],
    reasons: action === 'replace' && reasons.length > 0 ? reasons : action === 'replace' ? change.reasons : [],
    ...((action === 'replace' || action === 'destroy') && loses !== undefined ? { loses } : {}),
  };
}

/** A change that only the plan knows. */
function fromPlan(stack: string, plan: PlannedResource, base: Estate, head: Estate): ResourceChange {
  const { address, type, action, replacePaths } = plan;
  const bare = withoutKey(address);
  const block = head.stacks.get(stack)?.blocks.get(bare) ?? base.stacks.get(stack)?.blocks.get(bare);
  const loses = action === 'replace' || action === 'destroy' ? losesOf(plan) : undefined;
  return {
    action: action === 'forget' ? 'destroy' : action,
    stack: maskText(stack),
    address: maskText(address),
    type: maskText(type),
    path: maskText(block === undefined ? address : `${block.path}${address.slice(bare.length)}`),
    from: ['plan'],
    causes: [],
    reasons: replacePaths.map((attribute) => ({ attribute: maskText(attribute), certain: true })),
    ...(loses === undefined ? {} : { loses }),
    attributes: plannedAttributes(plan),
    notes: [],
  };
}

function emptyStack(id: string, head: Estate): StackReport {
  return {
    ...whoseStack(id, head.stacks.get(id)?.record),
    status: 'changed',
    counts: countsOf([]),
    changes: [],
    findings: [],
    notes: [],
  };
}
