import { maskText } from '../../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../../constructs/core/secrets/masked';
import { canonical, unmatched } from '../../../../estate/canonical';
import { flagOf } from '../../../../estate/flag';
import { isValues, type Value, type Values } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { blocksIn, elementsOf } from '../../../../readings/reader';
import { conditional, failsOpen, lenient } from './admission';

/** Policies of Kyverno, whose rules say what is refused, changed, made or verified. Source: https://kyverno.io/docs/policy-types/ */
export const kyvernoKinds = ['ClusterPolicy', 'Policy'] as const;

/** One that is for its namespace only. */
export const namespacedKind = 'Policy';

/** What lets something pass by policies of Kyverno. */
export const exceptionKind = 'PolicyException';

/** What a policy lets in that it did not before. What isn't known counts. */
export function lessOfKyverno(before: Values, after: Values): readonly Masked[] {
  const [old, now] = [specOf(before), specOf(after)];
  if (!guards(before)) return [];
  const [was, is] = [webhookOf(old), webhookOf(now)];
  const isOff = flagOf(old['admission'] ?? true) !== false && flagOf(now['admission'] ?? true) !== true;
  return [
    ...(isExpression(now['rules']) && canonical(old['rules']) !== canonical(now['rules'])
      ? [masked`has rules that only Terraform knows`]
      : blocksIn(old['rules']).flatMap((rule) => lessOfRule(rule, old, now))),
    ...(loosened(old['validationFailureActionOverrides'], now['validationFailureActionOverrides'])
      ? [masked`no longer denies everywhere (validationFailureActionOverrides)`]
      : []),
    ...(isOff && canonical(old['admission']) !== canonical(now['admission'])
      ? [masked`is no longer asked about what comes into the cluster (admission)`]
      : []),
    ...failsOpen(was, is),
    ...conditional(was, is),
  ];
}

/** Whether a policy stops or changes anything: one that only reports does not. */
export const guards = (body: Values): boolean => {
  const spec = specOf(body);
  return isExpression(spec['rules']) || blocksIn(spec['rules']).some((rule) => mayStop(rule, spec));
};

const specOf = (body: Values): Values => blocksIn(body['spec'])[0] ?? {};

const webhookOf = (spec: Values): Values => {
  const [{ failurePolicy, matchConditions = null } = {}] = blocksIn(spec['webhookConfiguration']);
  return { failurePolicy: failurePolicy ?? spec['failurePolicy'] ?? 'Fail', matchConditions };
};

/** Rules of these parts do what the action says that is written in them, or in their policy. */
const judging = ['validate', 'verifyImages'] as const;

const actionOf = (rule: Values, spec: Values): Value =>
  judging
    .flatMap((part) => blocksIn(rule[part]).map((one) => one['failureAction'] ?? null))
    .find((one) => one !== null) ??
  spec['validationFailureAction'] ??
  'Audit';

const isEnforce = (action: Value): boolean => /^enforce$/i.test(String(action));

const isJudging = (rule: Values): boolean => judging.some((part) => rule[part] !== undefined);

const mayStop = (rule: Values, spec: Values): boolean => {
  const action = actionOf(rule, spec);
  return !isJudging(rule) || isEnforce(action) || isExpression(action);
};

/** A rule is known by what it demands: its name says nothing. */
function lessOfRule(rule: Values, old: Values, now: Values): readonly Masked[] {
  if (!mayStop(rule, old)) return [];
  const name = masked`rule ${maskText(String(rule['name'] ?? ''))}`;
  const rules = blocksIn(now['rules']);
  const same = rules.filter((one) => canonical(demandOf(one)) === canonical(demandOf(rule)));
  const isDenied = (one: Values): boolean =>
    !isJudging(rule) || lenient(actionOf(rule, old), actionOf(one, now), isEnforce).length === 0;
  const denied = same.filter(isDenied);
  if (denied.some((one) => !isNarrower(rule, one))) return [];
  const isNamed = rules.some((one) => one['name'] === rule['name']);
  if (denied.length > 0) return [masked`${name} holds for less than before`];
  if (same.length > 0) return [masked`${name} no longer denies`];
  return [isNamed ? masked`${name} no longer demands what it did` : masked`${name} is gone`];
}

/** What a rule demands, without whom it demands it of and how what is refused is worded. */
function demandOf({
  name: _,
  match: _1,
  exclude: _2,
  preconditions: _3,
  celPreconditions: _4,
  ...rule
}: Values): Values {
  const demands = judging.map((part): readonly [string, Value] => [part, blocksIn(rule[part]).map(unworded)]);
  return { ...rule, ...Object.fromEntries(demands) };
}

const unworded = ({ message: _, failureAction: _1, failureActionOverrides: _2, ...demand }: Values): Values => demand;

function isNarrower(before: Values, after: Values): boolean {
  const conditions = ['preconditions', 'celPreconditions'].some(
    (name) => after[name] !== undefined && canonical(before[name]) !== canonical(after[name]),
  );
  const overrides = judging.some((part) =>
    loosened(...([before, after].map((rule) => blocksIn(rule[part])[0]?.['failureActionOverrides']) as [Value, Value])),
  );
  const isMatchedLess = !areWithin(before['match'], after['match']);
  return conditions || overrides || isMatchedLess || !areWithin(after['exclude'], before['exclude']);
}

/** Whether somewhere else another action is taken than before, that isn't to deny. */
function loosened(before: Value | undefined, after: Value | undefined): boolean {
  const { gone, news } = unmatched(elementsOf(before), elementsOf(after));
  const denies = (one: Value): boolean => isValues(one) && isEnforce(one['action'] ?? null);
  return gone.some(denies) || news.some((one) => !denies(one));
}

/** Whether all that fits one description fits another; none fits nothing. */
function areWithin(description: Value | undefined, other: Value | undefined): boolean {
  if (canonical(description) === canonical(other)) return true;
  if (isExpression(description) || isExpression(other)) return false;
  const [filters, others] = [filtersOf(description), filtersOf(other)];
  return filters.every((filter) => others.some((one) => isWithin(filter, one)));
}

/** Filters of which one must fit; several of which all must is one that is only like itself. */
function filtersOf(description: Value | undefined): readonly Values[] {
  const [{ any, all, ...rest } = {}] = blocksIn(description);
  const [only, ...more] = blocksIn(all);
  const together = only === undefined ? [] : more.length === 0 ? [only] : [{ all: all ?? null }];
  return [...blocksIn(any), ...together, ...(Object.keys(rest).length > 0 ? [rest] : [])];
}

/** Whether what a filter asks for beside what the other one does, only makes it smaller. */
const isWithin = (filter: Values, other: Values): boolean =>
  Object.entries(other).every(([name, asked]) => {
    const own = filter[name] ?? null;
    if (canonical(own) === canonical(asked)) return true;
    if (name === 'resources') return blocksIn(own).some((one) => isWithin(one, blocksIn(asked)[0] ?? {}));
    const [few, many] = [elementsOf(own), elementsOf(asked)];
    return few.length > 0 && few.every((one) => many.some((more) => more === '*' || more === one));
  });
