import { Vrack } from '@cdktf/provider-ovh/lib/vrack';
import type { TerraformStack } from 'cdktf';
import { reviewCase, stack } from '../corpus';

const vrack = (scope: TerraformStack) => new Vrack(scope, 'Vrack', { name: 'main' });

const none = stack(() => {});

/** Something that exists is taken over, nothing is made. */
export default reviewCase({
  before: none,
  after: stack((scope) => vrack(scope).importFrom('pn-1000001')),
  expected: `
    add prod/Vrack ovh_vrack
      ! imports: takes over pn-1000001; nothing is created
  `,
});
