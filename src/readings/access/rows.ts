import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked } from '../../../constructs/core/secrets/masked';
import type { AccessChange } from '../../review/report/report';
import { compare, groupBy } from '../side';
import { sameTerms } from './effective';
import { covers } from './iam';
import { type Right, termsOf } from './right';
import { summaryOf } from './summary';

/**
 * Rights in rows: one a resource that gives them, identity and effect; the same actions on several things are one row.
 *
 * @param opposite rights of the other direction: what a `*` no longer leaves out is gained
 */
export function rowsOf(
  change: 'gained' | 'lost',
  rights: readonly Right[],
  opposite: readonly Right[] = [],
): AccessChange[] {
  const all = [...rights, ...invertedExcepts(rights, opposite)];
  const groups = groupBy(all, ({ action: _, effect, ...right }) => JSON.stringify([right, effect === 'deny']));
  const rows = [...groups.values()].flatMap((group) => rowOf(change, group));
  const merged = groupBy(rows, ({ resource: _, ...row }) => JSON.stringify(row));
  return [...merged.values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [
          {
            ...first,
            resource: joinMasked(
              [first, ...more].map(({ resource }) => resource),
              ', ',
            ),
          },
        ],
  );
}

/** An action that a `*` no longer leaves out, where the `*` itself was there before. */
const invertedExcepts = (rights: readonly Right[], opposite: readonly Right[]): Right[] =>
  opposite
    .filter((one) => one.effect === 'except' && ![...opposite, ...rights].some((right) => isBehind(one, right)))
    .map((except) => ({ ...except, effect: 'allow' as const }));

/** Whether a right is the `*` that an action is taken out of. */
const isBehind = (except: Right, right: Right): boolean =>
  right.effect === 'allow' &&
  right.path === except.path &&
  right.stack === except.stack &&
  right.resource === except.resource &&
  sameTerms(right, except) &&
  right.action.endsWith('*') &&
  covers(right.action, except.action);

function rowOf(change: 'gained' | 'lost', group: readonly Right[]): AccessChange[] {
  const [first] = group;
  const pick = (isExcept: boolean): string[] =>
    group.flatMap(({ effect, action }) => ((effect === 'except') === isExcept ? [action] : [])).sort(compare);
  const [actions, excepts] = [pick(false), pick(true)];
  // what is only taken out is a row of the other direction
  if (first === undefined || actions.length === 0) return [];
  const effect = first.effect === 'deny' ? 'deny' : 'allow';
  const action = summaryOf(effect, actions, excepts);
  const isWhole = actions.length === 1 && action === actions[0];
  return [
    {
      change,
      ...termsOf(first),
      effect,
      action: maskText(action),
      ...(isWhole ? {} : { actions: actions.map(maskText) }),
      ...(excepts.length === 0 ? {} : { exceptActions: excepts.map(maskText) }),
    },
  ];
}
