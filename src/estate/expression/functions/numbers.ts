import { compareDecimals, type Decimal, negate, round } from '../decimal';
import { countTerm, number, Refused, type Term, Unsure } from '../term';
import { type Call, givenArgument, numberOf, textArgument, wholeOf } from './arguments';

/** The least of several numbers, or the greatest. */
const extreme =
  (sign: 1 | -1): Call =>
  (...args) => {
    const [first, ...others] = args.map(numberOf);
    if (first === undefined) throw new Refused('no numbers');
    return number(others.reduce((found, one) => (ordered(one, found) * sign < 0 ? one : found), first));
  };

function ordered(a: Decimal, b: Decimal): number {
  const order = compareDecimals(a, b);
  if (order === undefined) throw new Unsure();
  return order;
}

const rounded =
  (up: boolean): Call =>
  (arg) =>
    number(round(numberOf(arg), up));

const abs: Call = (arg) => {
  const value = numberOf(arg);
  return number(value.digits < 0n ? negate(value) : value);
};

const signum: Call = (arg) => countTerm(Math.sign(wholeOf(arg)));

const parseint: Call = (value, base) => {
  if (givenArgument(value).is !== 'text') throw new Refused('not a text');
  const [digits, radix] = [textArgument(value), wholeOf(base)];
  if (radix < 2 || radix > 36) throw new Unsure();
  const known = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, radix);
  if (!/^-?[0-9a-z]{1,10}$/i.test(digits)) throw new Unsure();
  const isNumber = [...digits.toLowerCase().replace('-', '')].every((digit) => known.includes(digit));
  if (!isNumber) throw new Refused('not a number');
  return countTerm(Number.parseInt(digits, radix));
};

export const numbers: Readonly<Record<string, readonly [(...args: readonly Term[]) => Term, number?]>> = {
  min: [extreme(1)],
  max: [extreme(-1)],
  ceil: [rounded(true), 1],
  floor: [rounded(false), 1],
  abs: [abs, 1],
  signum: [signum, 1],
  parseint: [parseint, 2],
};
