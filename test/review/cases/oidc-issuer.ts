import { reviewCase, zone } from '../corpus';

/** Another identity provider. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters.main.oidc.issuerUrl': 'https://id.acme.example' }),
  expected: `
    change web-prod/Clusters/main/Oidc ovh_cloud_project_kube_oidc
      issuer_url: https://login.acme.example -> https://id.acme.example
  `,
});
