import { maskText } from '../../../../../constructs/core/secrets/mask';
import { joinMasked, masked } from '../../../../../constructs/core/secrets/masked';
import { isValues, type Value } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { blocksIn, nestedIn } from '../../../../readings/reader';
import type { ClusterObject } from './cluster-objects';
import { asksMore, type Requirements, scopeAsks } from './requirements';
import { told, type Unguarded } from './unguarded';

/** Quotas and limits: what isn't limited any more by anything of its kind. */
export function ofLimits(object: ClusterObject, beside: readonly ClusterObject[]): Unguarded[] {
  const kept = beside.filter(({ isUnsure }) => !isUnsure || object.isUnsure).flatMap(limitsOf);
  const lost = limitsOf(object).filter(({ what, of }) =>
    kept.every((other) => other.what !== what || asksMore(of, other.of)),
  );
  if (lost.length === 0) return [];
  const what = object.kind === 'ResourceQuota' ? masked`quota` : masked`limits`;
  const same = beside.find(({ name }) => name === object.name);
  return [
    same === undefined
      ? told(object, masked`${what} ${maskText(object.name)} of the namespace is gone`)
      : told(
          same,
          masked`no longer limited in the namespace: ${joinMasked(
            lost.map((limit) => maskText(limit.what)),
            ', ',
          )}`,
        ),
  ];
}

/** One limit, and what it asks of that for which it holds. */
interface Limit {
  readonly what: string;
  readonly of: Requirements;
}

/** What a quota or a range limits, one by one. */
function limitsOf({ kind, spec }: ClusterObject): readonly Limit[] {
  const [written = {}] = blocksIn(spec);
  if (kind === 'ResourceQuota') {
    const of = scopeAsks(written);
    return keysOf(written['hard']).map((what) => ({ what, of }));
  }
  const limits = [...nestedIn(written, 'limit'), ...nestedIn(written, 'limits')];
  return limits.flatMap(({ type = null, ...fields }) =>
    Object.entries(fields).flatMap(([field, value]) =>
      keysOf(value).map((key) => ({
        what: `${String(type)} ${field.replaceAll('_', '').toLowerCase()} ${key}`,
        of: [],
      })),
    ),
  );
}

const keysOf = (value: Value | undefined): string[] =>
  isExpression(value) ? [String(value)] : isValues(value ?? null) ? Object.keys(value ?? {}) : [];
