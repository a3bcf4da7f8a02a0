import { type Masked, masked } from '../../../../../constructs/core/secrets/masked';
import { canonical, unmatched } from '../../../../estate/canonical';
import type { Value, Values } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { blocksIn, elementsOf } from '../../../../readings/reader';
import { lenient } from './admission';
import { asksMore, selectorAsks } from './requirements';

/** What Gatekeeper asks for: constraints of any kind, and templates, which say what a kind asks for. */
export const constraintKind = 'Constraint';
export const templateKind = 'ConstraintTemplate';

/** What takes namespaces out of all that Gatekeeper asks for. */
export const exemptKind = 'Config';

/** Source: https://open-policy-agent.github.io/gatekeeper/website/docs/violations */
const isDeny = (action: Value): boolean => action === 'deny';

/** Every action of a constraint: `scoped` takes those that it lists. */
function actionsOf(spec: Values): readonly Value[] {
  const action = spec['enforcementAction'] ?? 'deny';
  if (action !== 'scoped') return [action];
  return elementsOf(spec['scopedEnforcementActions']).map((one) => blocksIn(one)[0]?.['action'] ?? one);
}

/** Whether a constraint stops anything: one that only warns or reports does not. */
export const denies = (body: Values): boolean =>
  actionsOf(blocksIn(body['spec'])[0] ?? {}).some((one) => isDeny(one) || isExpression(one));

/** What a template no longer asks for: nobody here reads its programs. */
export const lessOfTemplate = (before: Values, after: Values): readonly Masked[] =>
  canonical(before['spec']) === canonical(after['spec']) ? [] : [masked`no longer demands what it did`];

/** What a constraint lets in that it did not before. What isn't known counts. */
export function lessOfConstraint(before: Values, after: Values): readonly Masked[] {
  if (!denies(before)) return [];
  if (before['kind'] !== after['kind']) return [masked`is of another kind`];
  const [old = {}, now = {}] = [before, after].map(({ spec }) => blocksIn(spec)[0] ?? {});
  return [
    ...lenient([...actionsOf(old)], [...actionsOf(now)], isDeny),
    ...(canonical(old['parameters']) === canonical(now['parameters']) ? [] : [masked`no longer demands what it did`]),
    ...(isNarrower(old['match'] ?? null, now['match'] ?? null) ? [masked`holds for less than before (match)`] : []),
  ];
}

function isNarrower(before: Value, after: Value): boolean {
  if (canonical(before) === canonical(after)) return false;
  if (isExpression(before) || isExpression(after)) return true;
  const [old, now] = [blocksIn(before)[0] ?? {}, blocksIn(after)[0] ?? {}];
  const isOther = ['scope', 'name', 'source'].some(
    (name) => !isAll(now[name] ?? null) && canonical(old[name]) !== canonical(now[name]),
  );
  const isLess = !isSubset(old['namespaces'], now['namespaces']) || !areWithin(old['kinds'], now['kinds']);
  const isMoreExcluded =
    unmatched(elementsOf(old['excludedNamespaces']), elementsOf(now['excludedNamespaces'])).news.length > 0;
  const selectors = ['labelSelector', 'namespaceSelector'].some((name) =>
    asksMore(selectorAsks(old[name]), selectorAsks(now[name])),
  );
  return isOther || isLess || isMoreExcluded || selectors;
}

const isAll = (value: Value): boolean => value === null || value === '*' || value === 'All';

/** Namespaces, of which none that are named are all. */
function isSubset(before: Value | undefined, after: Value | undefined): boolean {
  const [old, now] = [elementsOf(before), elementsOf(after)];
  return now.length === 0 || (old.length > 0 && unmatched(old, now).gone.length === 0);
}

const areWithin = (before: Value | undefined, after: Value | undefined): boolean => {
  const [old, now] = [blocksIn(before), blocksIn(after)];
  if (now.length === 0) return !isExpression(after);
  return (
    old.length > 0 &&
    old.every((one) =>
      now.some((other) =>
        ['apiGroups', 'kinds'].every((name) => {
          const [few, many] = [elementsOf(one[name]), elementsOf(other[name])];
          return (
            many.length === 0 || many.includes('*') || (few.length > 0 && few.every((each) => many.includes(each)))
          );
        }),
      ),
    )
  );
};
