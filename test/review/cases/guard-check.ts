import { raw, reviewCase } from '../corpus';

const check = (more: object) => ({ assert: [{ condition: true, error_message: 'down' }], ...more });

/** A check is gone. */
export default reviewCase({
  before: raw({ check: { up: check({}) } }),
  after: raw({}),
  trips: ['guard'],
  expected: `
    guard prod check.up: a check is taken away
      assert: - [{"condition":true,"error_message":"down"}]
  `,
});
