import type { KnownDanger } from '../../../providers/ovh/schema/dangers';
import type { Value } from '../../estate/model';
import type { Found } from './diff';

/** Whether what a danger is about is the case with a difference: numbers and sizes that aren't known may well be smaller. */
export function happens({ before, after }: Pick<Found, 'before' | 'after'>, when: KnownDanger['when']): boolean {
  if (when === undefined) return true;
  const [old, now] = [amountOf(before), amountOf(after)];
  return old === undefined || now === undefined || now < old;
}

/** A number, or a quantity of Kubernetes such as `8Gi`. */
export function amountOf(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const [, digits, suffix = ''] = (typeof value === 'string' && quantity.exec(value)) || [];
  if (digits === undefined) return undefined;
  const factor = factors[suffix];
  return factor === undefined ? Number(`${digits}${suffix}`) : Number(digits) * factor;
}

const quantity = /^([+-]?(?:\d+\.?\d*|\.\d+))([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

const factors: { readonly [suffix: string]: number } = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  ...Object.fromEntries(['k', 'M', 'G', 'T', 'P', 'E'].map((suffix, at) => [suffix, 1000 ** (at + 1)])),
  ...Object.fromEntries(['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, at) => [suffix, 1024 ** (at + 1)])),
};
