import { raw, reviewCase } from '../corpus';

const requires = (source: string, version: string) => ({
  terraform: { required_providers: { ovh: { source, version } } },
});

/** The same name, another maker. */
export default reviewCase({
  before: raw(requires('ovh/ovh', '2.19.0')),
  after: raw(requires('evil/ovh', '2.19.0')),
  trips: ['provider'],
  expected: `
    provider prod terraform.required_providers: provider ovh comes from evil/ovh instead of ovh/ovh
      ovh.source: ovh/ovh -> evil/ovh
  `,
});
