import { raw, reviewCase } from '../corpus';

const check = (more: object) => ({ assert: [{ condition: true, error_message: 'down' }], ...more });

/** A data source inside of a check is read with every plan. */
export default reviewCase({
  before: raw({ check: { up: check({}) } }),
  after: raw({ check: { up: check({ data: { external: { Who: { program: ['id'] } } } }) } }),
  trips: ['runs-code', 'guard'],
  expected: `
    runs-code prod check.up: runs a program while it plans
      data: + {"external":{"Who":{"program":["id"]}}}
    guard prod check.up: a check says something else
      data: + {"external":{"Who":{"program":["id"]}}}
  `,
});
