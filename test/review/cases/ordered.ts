import { Vrack } from '@cdktf/provider-ovh/lib/vrack';
import { reviewCase, stack } from '../corpus';

const none = stack(() => {});

/** Some resources are purchases. */
export default reviewCase({
  before: none,
  after: stack((scope) => {
    new Vrack(scope, 'Vrack', { name: 'main' });
  }),
  expected: `
    add prod/Vrack ovh_vrack
      ! buys: creating it places an order
  `,
});
