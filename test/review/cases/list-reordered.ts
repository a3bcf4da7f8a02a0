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

/** A list has an order. */
export default reviewCase({
  before: make({ oidcGroupsClaim: ['groups', 'roles'] }),
  after: make({ oidcGroupsClaim: ['roles', 'groups'] }),
  expected: `
    change prod/Oidc ovh_cloud_project_kube_oidc
      oidc_groups_claim: ["groups","roles"] -> ["roles","groups"]
  `,
});
