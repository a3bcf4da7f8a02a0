import { CloudProjectKubeOidc } from '@cdktf/provider-ovh/lib/cloud-project-kube-oidc';
import { clusterIn, project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectKubeOidc(scope, 'Oidc', {
      serviceName: project,
      kubeId: clusterIn(scope),
      clientId: 'kubernetes',
      issuerUrl: 'https://login.acme.example',
      ...changes,
    });
  });

/** Text of several lines is shown by the lines that differ. */
export default reviewCase({
  before: make({ oidcCaContent: 'first\nsecond\nthird' }),
  after: make({ oidcCaContent: 'first\n2nd\nthird' }),
  expected: `
    change prod/Oidc ovh_cloud_project_kube_oidc
      oidc_ca_content line 2: second -> 2nd
  `,
});
