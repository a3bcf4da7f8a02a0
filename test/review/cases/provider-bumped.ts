import { reviewCase, stack } from '../corpus';

const provider = (version: string) =>
  stack((scope) => scope.addOverride('terraform.required_providers.ovh.version', version));

/** Another version of the provider. */
export default reviewCase({
  before: provider('2.19.0'),
  after: provider('2.20.0'),
  showNoise: true,
  expected: `
    provider prod terraform.required_providers: provider ovh is 2.20.0 instead of 2.19.0
      ovh.version: 2.19.0 -> 2.20.0
  `,
});
