import { isEqualTerm } from './convert';
import { add, compareDecimals, divide, multiply, negate, remainder, wholeDecimal } from './decimal';
import { boolOf, numberOf } from './functions/arguments';
import { bool, number, settled, type Term, Unsure } from './term';

export function unary(operator: string, of: Term): Term {
  return operator === '!' ? bool(!boolOf(of)) : number(negate(numberOf(of)));
}

export function binary(operator: string, left: Term, right: Term): Term {
  if (operator === '&&' || operator === '||') return logical(operator === '||', settled(left), settled(right));
  if (operator === '==') return bool(isEqualTerm(left, right));
  if (operator === '!=') return bool(!isEqualTerm(left, right));
  const unknown = [settled(left), settled(right)].flatMap((term) => (term.is === 'missing' ? term.because : []));
  if (unknown.length > 0) throw new Unsure(unknown);
  const [a, b] = [numberOf(left), numberOf(right)];
  const isZero = compareDecimals(b, wholeDecimal(0)) === 0;
  switch (operator) {
    case '+':
      return number(add(a, b));
    case '-':
      return number(add(a, negate(b)));
    case '*':
      return number(multiply(a, b));
    case '/':
      // infinite to Terraform, which hardly anything takes
      if (isZero) throw new Unsure();
      return number(divide(a, b));
    case '%':
      return number(remainder(a, b));
  }
  const order = compareDecimals(a, b);
  if (order === undefined) throw new Unsure();
  switch (operator) {
    case '<':
      return bool(order < 0);
    case '>':
      return bool(order > 0);
    case '<=':
      return bool(order <= 0);
    default:
      return bool(order >= 0);
  }
}

/** One side can be enough: `false && x` is false whatever x is. */
function logical(decisive: boolean, left: Exclude<Term, { is: 'lazy' }>, right: Exclude<Term, { is: 'lazy' }>): Term {
  const sides = [left, right];
  const known = sides.filter(({ is }) => is !== 'missing').map(boolOf);
  const unknown = sides.flatMap((side) => (side.is === 'missing' ? side.because : []));
  // what isn't evaluated here may be refused by Terraform
  const isSound = unknown.every(({ why }) => why === 'after-apply' || why === 'input');
  if (known.includes(decisive) && isSound) return bool(decisive);
  if (unknown.length > 0) throw new Unsure(unknown);
  return bool(!decisive);
}
