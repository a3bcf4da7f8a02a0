import { Address4, Address6 } from 'ip-address';
import { aText, listTerm, Refused, type Term, textTerm, Unsure } from '../term';
import { type Call, textArgument, wholeOf } from './arguments';

interface Range {
  /** 32 or 128. */
  readonly bits: number;
  readonly length: number;
  /** First address. */
  readonly first: bigint;
}

function rangeOf(term: Term | undefined): Range {
  const given = textArgument(term);
  const [, address = '', mask = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(given) ?? [];
  // Terraform reads leading zeros in its own way, and addresses of one family written in the other
  if (/(^|\.)0\d|::ffff:/i.test(address) || /^0\d/.test(mask)) throw new Unsure();
  const bits = Address4.isValid(address) ? 32 : 128;
  if (bits === 128 && !Address6.isValid(address)) throw new Refused('not a network');
  const length = Number(mask);
  if (length > bits) throw new Refused('not a network');
  const value = (bits === 32 ? new Address4(address) : new Address6(address)).bigInt();
  const size = 1n << BigInt(bits - length);
  return { bits, length, first: value - (value % size) };
}

const addressOf = (bits: number, value: bigint): string =>
  bits === 32 ? Address4.fromBigInt(value).correctForm() : Address6.fromBigInt(value).correctForm();

const cidrsubnet: Call = (prefix, newbits, index) => {
  const range = rangeOf(prefix);
  const [more, at] = [wholeOf(newbits), wholeOf(index)];
  if (more < 0 || at < 0) throw new Unsure();
  const length = range.length + more;
  if (length > range.bits || BigInt(at) >= 1n << BigInt(more)) throw new Refused('does not fit');
  const first = range.first + (BigInt(at) << BigInt(range.bits - length));
  return textTerm(`${addressOf(range.bits, first)}/${length}`);
};

const cidrhost: Call = (prefix, index) => {
  const range = rangeOf(prefix);
  const at = BigInt(wholeOf(index));
  const size = 1n << BigInt(range.bits - range.length);
  if (at >= size || at < -size) throw new Refused('does not fit');
  return textTerm(addressOf(range.bits, range.first + (at < 0n ? size + at : at)));
};

const cidrnetmask: Call = (prefix) => {
  const range = rangeOf(prefix);
  if (range.bits !== 32) throw new Refused('only of IPv4');
  const all = (1n << 32n) - 1n;
  return textTerm(addressOf(32, all - (all >> BigInt(range.length))));
};

/** Networks one after another, each at the first place that is a multiple of its size. */
const cidrsubnets: Call = (prefix, ...newbits) => {
  const range = rangeOf(prefix);
  let next = range.first;
  const end = range.first + (1n << BigInt(range.bits - range.length));
  const made = newbits.map((term) => {
    const more = wholeOf(term);
    const length = range.length + more;
    if (more < 1 || more > 32 || length > range.bits) throw new Refused('does not fit');
    const size = 1n << BigInt(range.bits - length);
    const first = ((next + size - 1n) / size) * size;
    next = first + size;
    if (next > end) throw new Refused('does not fit');
    return textTerm(`${addressOf(range.bits, first)}/${length}`);
  });
  return listTerm(aText, made);
};

export const networks: Readonly<Record<string, readonly [Call, number?]>> = {
  cidrsubnet: [cidrsubnet, 3],
  cidrhost: [cidrhost, 2],
  cidrnetmask: [cidrnetmask, 1],
  cidrsubnets: [cidrsubnets],
};
