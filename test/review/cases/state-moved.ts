import { reviewCase, zone } from '../corpus';

/** State in a bucket instead of files changes no resource. */
export default reviewCase({
  before: zone(),
  after: zone({ state: { bucket: 'acme-state', region: 'GRA11' } }),
  expected: `
    state organization terraform.backend: the state moves from local to s3: Terraform finds none there, and would make everything again
      local: - {"path":"../../../state/organization.tfstate"}
      s3: + {"bucket":"acme-state","endpoints":{"s3":"https://s3.gra.io.cloud.ovh.net"},"key":"organization.tfstate","region":"gra","skip_credentials_validation":true,"skip_metadata_api_check":true,"skip_region_validation":true,"skip_requesting_account_id":true,"skip_s3_checksum":true,"use_lockfile":true}
      $ npx landing-zone deploy --move-state before
    state web-dev-foundation terraform.backend: the state moves from local to s3: Terraform finds none there, and would make everything again
      local: - {"path":"../../../state/web-dev-foundation.tfstate"}
      s3: + {"bucket":"acme-state","endpoints":{"s3":"https://s3.gra.io.cloud.ovh.net"},"key":"web-dev-foundation.tfstate","region":"gra","skip_credentials_validation":true,"skip_metadata_api_check":true,"skip_region_validation":true,"skip_requesting_account_id":true,"skip_s3_checksum":true,"use_lockfile":true}
      $ npx landing-zone deploy --move-state before
    state web-prod-foundation terraform.backend: the state moves from local to s3: Terraform finds none there, and would make everything again
      local: - {"path":"../../../state/web-prod-foundation.tfstate"}
      s3: + {"bucket":"acme-state","endpoints":{"s3":"https://s3.gra.io.cloud.ovh.net"},"key":"web-prod-foundation.tfstate","region":"gra","skip_credentials_validation":true,"skip_metadata_api_check":true,"skip_region_validation":true,"skip_requesting_account_id":true,"skip_s3_checksum":true,"use_lockfile":true}
      $ npx landing-zone deploy --move-state before
    state web-dev terraform.backend: the state moves from local to s3: Terraform finds none there, and would make everything again
      local: - {"path":"../../../state/web-dev.tfstate"}
      s3: + {"bucket":"acme-state","endpoints":{"s3":"https://s3.gra.io.cloud.ovh.net"},"key":"web-dev.tfstate","region":"gra","skip_credentials_validation":true,"skip_metadata_api_check":true,"skip_region_validation":true,"skip_requesting_account_id":true,"skip_s3_checksum":true,"use_lockfile":true}
      $ npx landing-zone deploy --move-state before
    state web-prod terraform.backend: the state moves from local to s3: Terraform finds none there, and would make everything again
      local: - {"path":"../../../state/web-prod.tfstate"}
      s3: + {"bucket":"acme-state","endpoints":{"s3":"https://s3.gra.io.cloud.ovh.net"},"key":"web-prod.tfstate","region":"gra","skip_credentials_validation":true,"skip_metadata_api_check":true,"skip_region_validation":true,"skip_requesting_account_id":true,"skip_s3_checksum":true,"use_lockfile":true}
      $ npx landing-zone deploy --move-state before
    state web-prod-platform-main terraform.backend: the state moves from local to s3: Terraform finds none there, and would make everything again
      local: - {"path":"../../../state/web-prod-platform-main.tfstate"}
      s3: + {"bucket":"acme-state","endpoints":{"s3":"https://s3.gra.io.cloud.ovh.net"},"key":"web-prod-platform-main.tfstate","region":"gra","skip_credentials_validation":true,"skip_metadata_api_check":true,"skip_region_validation":true,"skip_requesting_account_id":true,"skip_s3_checksum":true,"use_lockfile":true}
      $ npx landing-zone deploy --move-state before
    listed web-prod-platform-main data.terraform_remote_state.cross-stack-reference-input-web-prod: data source differs
      backend: local -> s3
      config.path: - ../../../state/web-prod.tfstate
      config.bucket: + acme-state
      config.endpoints: + {"s3":"https://s3.gra.io.cloud.ovh.net"}
      config.key: + web-prod.tfstate
      config.region: + gra
      config.skip_credentials_validation: + true
      config.skip_metadata_api_check: + true
      config.skip_region_validation: + true
      config.skip_requesting_account_id: + true
      config.skip_s3_checksum: + true
  `,
});
