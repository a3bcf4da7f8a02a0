import { raw, reviewCase, thing, withFile } from '../corpus';

/** A program in this folder is a provider to Terraform, and is run. */
export default reviewCase({
  before: raw({ resource: thing() }),
  after: withFile(
    raw({ resource: thing() }),
    'terraform.d/plugins/registry.terraform.io/ovh/ovh/2.19.0/linux_amd64/terraform-provider-ovh_v2.19.0',
    '#!/bin/sh',
  ),
  trips: ['runs-code', 'unread'],
  expected: `
    runs-code prod terraform.d/plugins/registry.terraform.io/ovh/ovh/2.19.0/linux_amd64/terraform-provider-ovh_v2.19.0: a program is there that Terraform takes for a provider
    unread prod terraform.d/plugins/registry.terraform.io/ovh/ovh/2.19.0/linux_amd64/terraform-provider-ovh_v2.19.0: a program of a provider is new
    limit: stacks/prod/terraform.d/plugins/registry.terraform.io/ovh/ovh/2.19.0/linux_amd64/terraform-provider-ovh_v2.19.0 is a program that Terraform takes for a provider
  `,
});
