import { maskText } from '../../../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../../../constructs/core/secrets/masked';
import { canonical } from '../../../../estate/canonical';
import { isValues, type Value } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { blocksIn, nestedIn } from '../../../../readings/reader';
import { amountOf } from '../../lowered';
import type { ClusterObject } from './cluster-objects';
import { asksMore, type Requirements, scopeAsks } from './requirements';
import { told, type Unguarded } from './unguarded';

/** Quotas and limits: what isn't limited any more by anything of its kind, or is limited to more. */
export function ofLimits(object: ClusterObject, beside: readonly ClusterObject[]): Unguarded[] {
  const kept = beside.filter(({ isUnsure }) => !isUnsure || object.isUnsure).flatMap(limitsOf);
  const held = limitsOf(object).map((limit) => ({
    limit,
    by: kept.filter((other) => other.what === limit.what && !asksMore(limit.of, other.of)),
  }));
  const lost = held.filter(({ by }) => by.length === 0).map(({ limit }) => maskText(limit.what));
  const raised = held.flatMap(({ limit, by: [first, ...others] }) =>
    first === undefined || [first, ...others].some((other) => isAsStrict(limit, other))
      ? []
      : [masked`${maskText(limit.what)} ${textOf(limit)} → ${textOf(first)}`],
  );
  const what = object.kind === 'ResourceQuota' ? masked`quota` : masked`limits`;
  const same = beside.find(({ name }) => name === object.name);
  if (lost.length > 0 && same === undefined)
    return [told(object, masked`${what} ${maskText(object.name)} of the namespace is gone`)];
  const at = same ?? beside[0] ?? object;
  return [
    ...(lost.length > 0 ? [told(at, masked`no longer limited in the namespace: ${joinMasked(lost, ', ')}`)] : []),
    ...(raised.length > 0 ? [told(at, masked`limited to more in the namespace: ${joinMasked(raised, ', ')}`)] : []),
  ];
}

/** One limit, and what it asks of that for which it holds. */
interface Limit {
  readonly what: string;
  readonly of: Requirements;
  readonly amount: Value;
  /** Whether it is the most or the least of something; a default refuses nothing. */
  readonly bound: 'most' | 'least' | 'none';
}

const textOf = ({ amount }: Limit): Masked => maskText(typeof amount === 'string' ? amount : JSON.stringify(amount));

/** Whether what one limit refuses is refused by another one of the same thing. What isn't known counts. */
function isAsStrict({ bound, amount: before }: Limit, { amount: after }: Limit): boolean {
  if (bound === 'none' || canonical(before) === canonical(after)) return true;
  const [old, now] = [amountOf(before), amountOf(after)];
  return old !== undefined && now !== undefined && (bound === 'most' ? now <= old : now >= old);
}

/** What a quota or a range limits, one by one. */
function limitsOf({ kind, spec }: ClusterObject): readonly Limit[] {
  const [written = {}] = blocksIn(spec);
  if (kind === 'ResourceQuota') {
    const of = scopeAsks(written);
    return amountsIn(written['hard']).map(([what, amount]) => ({ what, of, amount, bound: 'most' }));
  }
  const limits = [...nestedIn(written, 'limit'), ...nestedIn(written, 'limits')];
  return limits.flatMap(({ type = null, ...fields }) =>
    Object.entries(fields).flatMap(([field, value]) =>
      amountsIn(value).map(([key, amount]): Limit => {
        const name = field.replaceAll('_', '').toLowerCase();
        const bound = name.startsWith('max') ? 'most' : name === 'min' ? 'least' : 'none';
        return { what: `${String(type)} ${name} ${key}`, of: [], amount, bound };
      }),
    ),
  );
}

const amountsIn = (value: Value | undefined): (readonly [string, Value])[] =>
  isExpression(value) ? [[String(value), String(value)]] : isValues(value ?? null) ? Object.entries(value ?? {}) : [];
