import { decimal, decimalText as digitsOf } from '../decimal';
import {
  bool,
  nothing,
  number,
  object,
  Refused,
  settled,
  type Term,
  textTerm,
  tuple,
  Unsure,
  unknownsIn,
} from '../term';
import { type Call, textArgument } from './arguments';
import { yamlencode } from './yaml';
import { yamldecode } from './yaml-decode';

const jsonencode: Call = (arg) => {
  const unknown = unknownsIn(arg ?? nothing);
  if (unknown.length > 0) throw new Unsure(unknown);
  return textTerm(encoded(arg ?? nothing));
};

function encoded(term: Term): string {
  const all = settled(term);
  switch (all.is) {
    case 'null':
      return 'null';
    case 'bool':
      return String(all.value);
    case 'text':
      return quoted(all.value);
    case 'number': {
      const digits = digitsOf(all.value);
      if (digits === undefined) throw new Unsure();
      return digits;
    }
    case 'sequence':
      return `[${all.elements.map(encoded).join(',')}]`;
    case 'mapping':
      return `{${[...all.entries].map(([name, entry]) => `${quoted(name)}:${encoded(entry)}`).join(',')}}`;
    case 'missing':
      throw new Unsure(all.because);
  }
}

/** As Go writes it: marks of HTML are escaped too. */
function quoted(value: string): string {
  // how other control characters are written depends on the version
  if (/[\p{Cc}\p{Surrogate}]/u.test(value.replaceAll(/[\t\n\r]/g, ''))) {
    throw new Unsure();
  }
  return JSON.stringify(value).replaceAll(/[<>&\u2028\u2029]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const jsondecode: Call = (arg) => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(textArgument(arg));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused('not JSON');
    throw error;
  }
  return decoded(parsed, 0);
};

function decoded(value: unknown, depth: number): Term {
  if (depth > 100) throw new Unsure();
  if (value === null || value === undefined) return nothing;
  if (typeof value === 'string') return textTerm(value);
  if (typeof value === 'boolean') return bool(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) && Number.isInteger(value)) throw new Unsure();
    return number(decimal(String(value)));
  }
  if (Array.isArray(value)) return tuple(value.map((element) => decoded(element, depth + 1)));
  return object(Object.entries(value).map(([name, entry]) => [name, decoded(entry, depth + 1)] as const));
}

const base64decode: Call = (arg) => {
  const given = textArgument(arg);
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(given)) throw new Unsure();
  const bytes = Buffer.from(given, 'base64');
  const decodedText = bytes.toString('utf8');
  if (!Buffer.from(decodedText).equals(bytes)) throw new Unsure();
  return textTerm(decodedText);
};

export const encodings: Readonly<Record<string, readonly [Call, number?]>> = {
  jsonencode: [jsonencode, 1],
  jsondecode: [jsondecode, 1],
  yamlencode: [yamlencode, 1],
  yamldecode: [yamldecode, 1],
  base64encode: [(arg) => textTerm(Buffer.from(textArgument(arg)).toString('base64')), 1],
  base64decode: [base64decode, 1],
};
