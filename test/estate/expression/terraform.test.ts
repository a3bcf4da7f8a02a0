import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../src/estate/canonical';
import { resolve } from '../../../src/estate/resolve';
import { outputOf } from '../../review/outputs';
import { expressions } from './expressions';
import { generated } from './generated';
import { terraformSays } from './terraform';

const estate = outputOf({ main: {} });

interface Compared {
  /** Where a value is said to be known, and Terraform has another or none. */
  readonly wrong: string[];
  /** Where Terraform has a value that isn't known here. */
  readonly unknown: string[];
}

/** Both, side by side. */
function compared(all: readonly string[]): Compared {
  const said = terraformSays(all);
  const wrong: string[] = [];
  const unknown: string[] = [];
  for (const [at, expression] of all.entries()) {
    const theirs = said[at];
    const ours = resolve(estate, 'main', `\${${expression}}`);
    if (ours.is === 'known') {
      const isSame = theirs?.is === 'value' && canonical([theirs.value]) === canonical([ours.value]);
      if (!isSame) wrong.push(`${expression}: ${JSON.stringify(ours.value)}, to Terraform ${JSON.stringify(theirs)}`);
    } else if (theirs?.is === 'value') unknown.push(expression);
  }
  return { wrong, unknown };
}

describe('an expression is worth what Terraform says', () => {
  test('of those that programs write', () => {
    const { wrong, unknown } = compared(expressions);
    expect(wrong).toEqual([]);
    console.log(unknown);
    expect(unknown.length / expressions.length).toBeLessThan(0.06);
  });

  test('of any that are well formed', () => {
    const all = fc.sample(generated, { numRuns: 500, seed: 7 });
    const { wrong, unknown } = compared(all);
    expect(wrong).toEqual([]);
    expect(unknown.length / all.length).toBeLessThan(0.1);
  });
});
