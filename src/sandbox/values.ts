import { shown, valuesAt } from '../../providers/ovh/rules/given';
import type { CloudValue, CloudValues } from '../../providers/ovh/schema/behaviour';
import { uuidOf } from '../../providers/ovh/schema/rules.sandbox';
import { sha256 } from '../estate/sha256';

/** Digits that depend only on the seed; the first isn't a zero. */
export function digits(seed: string, count: number): string {
  const text = BigInt(`0x${sha256(seed)}`)
    .toString()
    .slice(0, count);
  return text.startsWith('0') ? `1${text.slice(1)}` : text;
}

export const hex = (seed: string, count: number): string => sha256(seed).slice(0, count);

/** What a template can be filled from. */
interface TemplateScope {
  /** Same seed, same generated values. */
  readonly seed: string;
  readonly account: string;
  readonly values: CloudValues;
}

/** Fills a template; see `behaviour.ts` for the notation. What isn't set becomes empty text. */
export function fillTemplate(template: string, scope: TemplateScope): string {
  return template.replace(
    /\{(\$?)([\w.]+)(?::(\w+))?\}/g,
    (_, generated: string, name: string, label: string | undefined) => {
      if (generated === '') return shown(valuesAt(scope.values, name)[0]);
      return generate(name, label === undefined ? scope.seed : `${scope.seed.split('#')[0]}#:${label}`, scope);
    },
  );
}

function generate(name: string, seed: string, scope: TemplateScope): string {
  if (name === 'uuid') return uuidOf(seed);
  if (name === 'account') return scope.account;
  if (name === 'project') return `${hex(seed, 12)}4${hex(`${seed}project`, 19)}`;
  const [, kind, count = '8'] = /^(digits|letters|hex)(\d*)$/.exec(name) ?? [];
  if (kind === 'digits') return digits(seed, Number(count));
  if (kind === 'hex') return hex(seed, Number(count));
  if (kind === 'letters')
    return BigInt(`0x${sha256(seed)}`)
      .toString(36)
      .slice(-Number(count));
  throw new Error(`unknown generator {$${name}} in a template`);
}

export const isArray = (value: CloudValue | undefined): value is readonly CloudValue[] => Array.isArray(value);
export const isRecord = (value: CloudValue | undefined): value is CloudValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
