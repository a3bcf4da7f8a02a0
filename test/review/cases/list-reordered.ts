import { CloudProjectKubeOidc } from '@cdktf/provider-ovh/lib/cloud-project-kube-oidc';
import { project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectKubeOidc(scope, 'Oidc', {
      serviceName: project,
      kubeId: '5f0c2a52-7a2a-4bd5-9d0e-0a1b2c3d4e5f',
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
