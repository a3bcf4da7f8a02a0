/**
 * A number as Terraform counts: with more digits than a JavaScript number has.
 *
 * `rough`: Terraform rounds it, far behind the digits that are kept here, so that its text isn't known, though its size is.
 */
export interface Decimal {
  readonly digits: bigint;
  /** How many of the digits stand behind the point. */
  readonly scale: number;
  readonly rough: boolean;
}

/** Numbers that count things have 64 bits in Terraform, all others more. */
const exactBelow = 1n << 63n;
const keptDigits = 60;

const make = (digits: bigint, scale: number, rough = false): Decimal => {
  let [left, behind] = [digits, scale];
  while (behind > 0 && left % 10n === 0n) {
    left /= 10n;
    behind--;
  }
  return { digits: left, scale: behind, rough: rough || left >= exactBelow || left <= -exactBelow };
};

export const wholeDecimal = (value: number | bigint): Decimal => make(BigInt(value), 0);

/** A number from its text; `undefined` for what is none, or out of all bounds. */
export function decimal(text: string): Decimal | undefined {
  const [, sign = '', integer = '', fraction = '', power = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (integer === '' && fraction === '') return undefined;
  const exponent = Number(power) - fraction.length;
  if (Math.abs(exponent) > 300 || text.length > 300) return undefined;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${integer}${fraction}`);
  return exponent > 0 ? make(digits * 10n ** BigInt(exponent), 0) : make(digits, -exponent);
}

/** Its text without an exponent; `undefined` where Terraform's text has digits that aren't known here. */
export function decimalText({ digits, scale, rough }: Decimal): string | undefined {
  if (rough) return undefined;
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const point = text.length - scale;
  return `${digits < 0n ? '-' : ''}${text.slice(0, point)}${scale > 0 ? `.${text.slice(point)}` : ''}`;
}

/** As a JavaScript number; `undefined` where that can't hold it. */
export function asNumber({ digits, scale }: Decimal): number | undefined {
  const value = Number(`${digits}e-${scale}`);
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : value;
}

/** The number as an index or a count; `undefined` for any other. */
export const toIndex = (number: Decimal): number | undefined =>
  number.scale === 0 && !number.rough ? asNumber(number) : undefined;

/** Whether it has an end in binary, in which Terraform counts: 0.5 does, 0.1 doesn't. */
const isBinary = ({ digits, scale }: Decimal): boolean => digits % 5n ** BigInt(scale) === 0n;

const both = (a: Decimal, b: Decimal): { x: bigint; y: bigint; scale: number; rough: boolean } => {
  const scale = Math.max(a.scale, b.scale);
  return {
    x: a.digits * 10n ** BigInt(scale - a.scale),
    y: b.digits * 10n ** BigInt(scale - b.scale),
    scale,
    rough: a.rough || b.rough || !isBinary(a) || !isBinary(b),
  };
};

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** `undefined`, here and below: what is left of two rounded numbers, of which nothing is known. */
export function add(a: Decimal, b: Decimal): Decimal | undefined {
  const { x, y, scale, rough } = both(a, b);
  const sum = x + y;
  return rough && size(sum) * 1_000_000n < size(x) + size(y) ? undefined : make(sum, scale, rough);
}

export const negate = ({ digits, scale, rough }: Decimal): Decimal => ({ digits: -digits, scale, rough });

export function multiply(a: Decimal, b: Decimal): Decimal | undefined {
  const product = make(a.digits * b.digits, a.scale + b.scale, both(a, b).rough);
  return product.scale > 300 ? undefined : product;
}

/** The divisor isn't zero. */
export function divide(a: Decimal, b: Decimal): Decimal | undefined {
  const { x, y, rough } = both(a, b);
  const shifted = x * 10n ** BigInt(keptDigits);
  const exact = make(shifted / y, keptDigits, rough || shifted % y !== 0n);
  return exact.rough || isBinary(exact) ? exact : { ...exact, rough: true };
}

/** What is left of a division, with the sign of the dividend. */
export function remainder(a: Decimal, b: Decimal): Decimal | undefined {
  const { x, y, scale, rough } = both(a, b);
  return rough || y === 0n ? undefined : make(x % y, scale);
}

/** Less than zero, zero, or more; `undefined` where two are too close to each other to tell. */
export function compareDecimals(a: Decimal, b: Decimal): number | undefined {
  const { x, y } = both(a, b);
  const isClose = size(x - y) * 1_000_000n <= size(x) + size(y);
  if ((a.rough || b.rough) && isClose) return undefined;
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The next whole number, `up` or down. */
export function round(number: Decimal, up: boolean): Decimal | undefined {
  const unit = 10n ** BigInt(number.scale);
  const below = ((number.digits % unit) + unit) % unit;
  const isClose = below * 1_000_000n < unit || (unit - below) * 1_000_000n < unit;
  if (number.rough && isClose) return undefined;
  const floor = make((number.digits - below) / unit, 0);
  return up && below > 0n ? make(floor.digits + 1n, 0) : floor;
}
