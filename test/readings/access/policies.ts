import { IamPolicy } from '@cdktf/provider-ovh/lib/iam-policy';
import { project, stack } from '../../review/corpus';

export const admins = 'urn:v1:eu:identity:group:xx1111-ovh/admins';
export const projectUrn = `urn:v1:eu:resource:publicCloudProject:${project}`;
export const kube = 'publicCloudProject:apiovh:kube';
export const kubeconfig = `${kube}/kubeconfig/create`;

/** A stack with policies by name. */
export const policies = (all: Readonly<Record<string, object>>) =>
  stack((scope) => {
    for (const [name, changes] of Object.entries(all)) {
      new IamPolicy(scope, name, { name, identities: [admins], resources: [projectUrn], ...changes });
    }
  });
