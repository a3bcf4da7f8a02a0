import { maskText } from '../../../constructs/core/secrets/mask';
import type { AccessChange } from '../../review/report/report';
import { onlyIn } from '../side';
import { covers } from './iam';
import { keyOf, type Right, termsOf } from './right';

/** Whether two rights hold under the same condition and as long, for the same identity. */
export const sameTerms = (a: Right, b: Right): boolean =>
  a.identity === b.identity && a.condition === b.condition && a.expires === b.expires;

/** Whether the policy that allows with a `*` takes the action out again. */
const isTakenOut = (action: string, by: Right, all: readonly Right[]): boolean =>
  by.action.endsWith('*') &&
  all.some(
    (other) =>
      other.effect === 'except' &&
      other.path === by.path &&
      other.stack === by.stack &&
      other.identity === by.identity &&
      covers(other.action, action),
  );

/** Whether a right is still there, in a wider one. */
export const isCovered = (right: Right, all: readonly Right[]): boolean =>
  right.effect !== 'except' &&
  all.some(
    (other) =>
      other.effect === right.effect &&
      sameTerms(other, right) &&
      covers(other.action, right.action) &&
      covers(other.resource, right.resource) &&
      !isTakenOut(right.action, other, all),
  );

/** What a deny that is gone leaves allowed: nothing, unless some policy allows it. */
export function noLongerDenied(lost: Right, all: readonly Right[]): Right[] {
  if (lost.effect !== 'deny') return [];
  const allowed = all.find(
    (other) =>
      other.effect === 'allow' &&
      covers(other.action, lost.action) &&
      (covers(other.resource, lost.resource) || covers(lost.resource, other.resource)) &&
      !isTakenOut(lost.action, other, all),
  );
  if (allowed === undefined) return [];
  const { condition, expires } = allowed;
  const { stack, path, identity, action, resource } = lost;
  return [
    {
      ...{ stack, path, identity, effect: 'allow', action, resource },
      ...(condition === undefined ? {} : { condition }),
      ...(expires === undefined ? {} : { expires }),
    },
  ];
}

const kubeconfig = [
  'publicCloudProject:apiovh:kube/kubeconfig/create',
  'publicCloudProject:apiovh:kube/kubeconfig/reset',
];

/**
 * Who can get the kubeconfig of a cluster's administrator, and who no longer: allowed by some policy and denied by none that holds
 * always.
 */
export function administrators(
  before: ReadonlyMap<string, readonly Right[]>,
  after: ReadonlyMap<string, readonly Right[]>,
): AccessChange[] {
  const [old, now] = [before, after].map((side) => [...side.values()].flatMap(mayAdministrate));
  const rows = (change: 'gained' | 'lost', these: readonly Right[] = [], those: readonly Right[] = []) =>
    onlyIn(these, those, keyOf).map(
      (right): AccessChange => ({ change, ...termsOf(right), action: maskText(right.action), effect: 'allow' }),
    );
  return [...rows('gained', now, old), ...rows('lost', old, now)];
}

/** @param rights those of one identity */
function mayAdministrate(rights: readonly Right[]): Right[] {
  const denies = rights.filter(({ effect, condition, expires }) => effect === 'deny' && !condition && !expires);
  return rights
    .filter(({ effect, resource, ...right }) => {
      const reached = kubeconfig.filter(
        (action) =>
          effect === 'allow' &&
          covers(right.action, action) &&
          !isTakenOut(action, { effect, resource, ...right }, rights),
      );
      return reached.some(
        (action) => !denies.some((deny) => covers(deny.action, action) && covers(deny.resource, resource)),
      );
    })
    .map((right) => ({ ...right, action: "get the administrator's kubeconfig of every cluster" }));
}
