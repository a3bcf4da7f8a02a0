import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../src/estate/canonical';
import { resolve } from '../../../src/estate/resolve';
import { outputOf } from '../../review/outputs';
import { generated } from './generated';
import { documents, searches } from './patterns';
import { terraformSays } from './terraform';
import { decodings } from './yaml';

const estate = outputOf({ main: {} });

/** One expression a line, as they stand in `${}`; behind `? ` those that aren't evaluated here and are unknown. */
const lines = readFileSync(join(__dirname, 'expressions.txt'), 'utf8').trimEnd().split('\n');
const expressions = lines.map((line) => line.replace(/^\? /, ''));
const notEvaluated = expressions.filter((_, at) => lines[at]?.startsWith('? '));

interface Compared {
  /** Where a value is said to be known, and Terraform has another one. */
  readonly wrong: string[];
  /** Where a value is said to be known, and Terraform refuses the expression. */
  readonly refused: string[];
  /** Where Terraform has a value that isn't known here. */
  readonly unknown: string[];
}

/** Both, side by side. */
function compared(all: readonly string[]): Compared {
  const said = terraformSays(all);
  const found: Compared = { wrong: [], refused: [], unknown: [] };
  for (const [at, expression] of all.entries()) {
    const theirs = said[at];
    const ours = resolve(estate, 'main', `\${${expression}}`);
    if (ours.is !== 'known') {
      if (theirs?.is === 'value') found.unknown.push(expression);
    } else if (theirs?.is !== 'value') found.refused.push(expression);
    else if (canonical([theirs.value]) !== canonical([ours.value])) {
      found.wrong.push(`${expression}: ${JSON.stringify(ours.value)}, to Terraform ${JSON.stringify(theirs.value)}`);
    }
  }
  return found;
}

describe('an expression is worth what Terraform says', () => {
  test('of those that programs write', () => {
    const { wrong, refused, unknown } = compared(expressions);
    expect([...wrong, ...refused]).toEqual([]);
    expect(unknown).toEqual(notEvaluated);
  });

  test('of calls with an argument more than programs write', () => {
    const calls = expressions.filter((expression) => /^\w+\(.+\)$/.test(expression));
    expect(calls.length).toBeGreaterThan(100);
    const { wrong, refused } = compared(calls.map((call) => call.replace(/\)$/, ', 1)')));
    expect([...wrong, ...refused]).toEqual([]);
  });

  test('of patterns and of documents, whenever it is known here', () => {
    const sample = (of: Arbitrary<string>) => compared(fc.sample(of, { numRuns: 2000, seed: 20 }));
    const [patterns, yaml, decoded] = [sample(searches), sample(documents), sample(decodings)];
    expect([patterns, yaml, decoded].flatMap(({ wrong }) => wrong)).toEqual([]);
    expect([...yaml.refused, ...decoded.refused]).toEqual([]);
    expect(patterns.refused).toEqual([]);
    // how many of them are known
    expect(patterns.unknown.length).toBeLessThan(1300);
    expect(yaml.unknown.length).toBeLessThan(300);
    expect(decoded.unknown.length).toBeLessThan(500);
  });

  test('of any that are well formed, and hardly any that Terraform refuses has a value', () => {
    const all = fc.sample(generated, { numRuns: 500, seed: 20 });
    const { wrong, refused, unknown } = compared(all);
    expect(wrong).toEqual([]);
    // types of null and of what is empty are not followed to the end
    expect(refused.length).toBeLessThan(5);
    expect(unknown.length).toBeLessThan(25);
  });
});
