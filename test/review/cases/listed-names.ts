import { raw, reviewCase } from '../corpus';

/** Local values, variables and outputs that nothing uses are told. */
export default reviewCase({
  before: raw({ locals: { a: 1 }, variable: { b: { default: 1 } }, output: { c: { value: 1 } } }),
  after: raw({ locals: { a: 2 }, variable: { b: { default: 2 } }, output: { c: { value: 2 } } }),
  trips: [],
  expected: `
    listed prod locals.a: local value differs
      value: 1 -> 2
    listed prod output.c: output differs
      value: 1 -> 2
    listed prod variable.b: variable differs
      default: 1 -> 2
  `,
});
