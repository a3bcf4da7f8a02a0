import { raw, reviewCase } from '../corpus';

/** Any value is taken from now on. */
export default reviewCase({
  before: raw({
    variable: { size: { type: 'number', validation: [{ condition: '${var.size < 9}', error_message: 'too large' }] } },
  }),
  after: raw({ variable: { size: { type: 'number' } } }),
  trips: ['guard'],
  expected: `
    guard prod variable.size: a validation is taken away
      validation: - [{"condition":"\${var.size < 9}","error_message":"too large"}]
  `,
});
