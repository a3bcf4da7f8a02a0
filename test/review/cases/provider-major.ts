import { raw, reviewCase } from '../corpus';

const requires = (source: string, version: string) => ({
  terraform: { required_providers: { ovh: { source, version } } },
});

/** Another major version is told apart. */
export default reviewCase({
  before: raw(requires('ovh/ovh', '2.19.0')),
  after: raw(requires('ovh/ovh', '3.0.0')),
  trips: ['provider'],
  expected: `
    provider prod terraform.required_providers: provider ovh is 3.0.0 instead of 2.19.0, another major version
      ovh.version: 2.19.0 -> 3.0.0
  `,
});
