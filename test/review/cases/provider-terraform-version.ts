import { raw, reviewCase } from '../corpus';

/** Which Terraform may deploy. */
export default reviewCase({
  before: raw({ terraform: { required_version: '>= 1.10' } }),
  after: raw({ terraform: { required_version: '>= 0.12' } }),
  trips: ['provider'],
  expected: `
    provider prod terraform.required_version: needs Terraform >= 0.12 instead of >= 1.10
      value: >= 1.10 -> >= 0.12
  `,
});
