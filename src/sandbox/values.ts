import { createHash } from 'node:crypto';
import { shown, valuesAt } from '../../providers/ovh/rules/given';
import type { Value, Values } from '../../providers/ovh/schema/behaviour';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Digits that depend only on the seed; the first isn't a zero. */
export function digits(seed: string, count: number): string {
  const text = BigInt(`0x${digest(seed)}`)
    .toString()
    .slice(0, count);
  return text.startsWith('0') ? `1${text.slice(1)}` : text;
}

export function uuid(seed: string): string {
  const hex = digest(seed);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const hex = (seed: string, count: number): string => digest(seed).slice(0, count);

/** What a template can be filled from. */
interface TemplateScope {
  /** Same seed, same generated values. */
  readonly seed: string;
  readonly account: string;
  readonly values: Values;
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
  if (name === 'uuid') return uuid(seed);
  if (name === 'account') return scope.account;
  if (name === 'project') return `${hex(seed, 12)}4${hex(`${seed}project`, 19)}`;
  const [, kind, count = '8'] = /^(digits|letters|hex)(\d*)$/.exec(name) ?? [];
  if (kind === 'digits') return digits(seed, Number(count));
  if (kind === 'hex') return hex(seed, Number(count));
  if (kind === 'letters')
    return BigInt(`0x${digest(seed)}`)
      .toString(36)
      .slice(-Number(count));
  throw new Error(`unknown generator {$${name}} in a template`);
}

export const isArray = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
export const isRecord = (value: Value | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
