import { IamPolicy } from '@cdktf/provider-ovh/lib/iam-policy';
import { MeApiOauth2Client } from '@cdktf/provider-ovh/lib/me-api-oauth2-client';
import { reviewCase, stack } from '../corpus';

const pipeline = (year: string) =>
  stack((scope) => {
    const account = { description: 'pipeline', flow: 'CLIENT_CREDENTIALS' };
    const { identity } = new MeApiOauth2Client(scope, `Pipeline${year}`, { ...account, name: `pipeline-${year}` });
    new IamPolicy(scope, 'Rights', {
      name: 'pipeline',
      identities: [identity],
      resources: ['urn:v1:eu:resource:ldp:*'],
      allow: ['ldp:apiovh:get'],
    });
  });

/** A new service account for the old one: whoever held its rights holds them no longer. */
export default reviewCase({
  before: pipeline('2026'),
  after: pipeline('2027'),
  expected: `
    destroy prod/Pipeline2026 ovh_me_api_oauth2_client; loses the client id and secret that pipelines use
    add prod/Pipeline2027 ovh_me_api_oauth2_client
    change prod/Rights ovh_iam_policy
      identities: - \${Pipeline2026.identity}
      identities: + \${Pipeline2027.identity}
  `,
});
