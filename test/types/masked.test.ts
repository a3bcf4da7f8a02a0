import { expectTypeOf, test } from 'vitest';
import { maskText, maskValue } from '../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../constructs/core/secrets/masked';
import type { Report } from '../../src/review/report/report';

const text: string = 'swordfish';

test('a text that nobody has looked at is no masked one', () => {
  expectTypeOf(text).not.toExtend<Masked>();
  expectTypeOf('a literal').not.toExtend<Masked>();
  expectTypeOf<Masked>().toExtend<string>();
  expectTypeOf(maskText(text)).toEqualTypeOf<Masked>();
  expectTypeOf(maskValue({ text }, 'a')).toEqualTypeOf<Masked>();
  // @ts-expect-error: without maskText
  const refused: Masked = text;
  // @ts-expect-error: what is joined by hand may be anything
  const joined: Masked = `${maskText(text)} ${text}`;
  return [refused, joined];
});

test('words of ours take masked texts and numbers only', () => {
  expectTypeOf(masked`${maskText(text)} has ${3} of them`).toEqualTypeOf<Masked>();
  // @ts-expect-error: without maskText
  masked`takes over ${text}`;
  // @ts-expect-error: one of them without maskText
  joinMasked([maskText(text), text], ', ');
});

/** Paths of the texts in a type that take an unmasked one, but not those whose words are listed in the type. */
type Open<T, Path extends string = ''> = T extends Masked
  ? never
  : T extends string
    ? string extends T
      ? Path
      : never
    : T extends readonly (infer Element)[]
      ? Open<Element, `${Path}[]`>
      : T extends object
        ? { [Name in keyof T & string]: Open<T[Name], Path extends '' ? Name : `${Path}.${Name}`> }[keyof T & string]
        : never;

test('every text in a report is masked; its digest and the hashes of contents have hexadecimal digits only', () => {
  expectTypeOf<Open<Report>>().toEqualTypeOf<'digest' | `contents.${string}`>();
});
