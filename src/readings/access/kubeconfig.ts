import { masked } from '../../../constructs/core/secrets/masked';
import type { Powers } from './powers';
import { covers, type Right } from './right';
import { type AccessRow, accessRow, actionsCell, type Subject } from './row';

const kubeconfig = [
  'publicCloudProject:apiovh:kube/kubeconfig/create',
  'publicCloudProject:apiovh:kube/kubeconfig/reset',
];

/** Whether somebody can get what the administrator of every cluster logs in with. */
export const canAdministrate = (subject: Subject, powers: Powers): boolean =>
  isOfProjects(subject.resource) && kubeconfig.some((action) => powers.may(subject, action));

/** Not of other products: what is only known after apply may be a project. */
const isOfProjects = (resource: string): boolean =>
  !/^[A-Za-z]+:/.test(resource) ||
  covers(resource, 'publicCloudProject:') ||
  resource.startsWith('publicCloudProject:');

/** Who can get the kubeconfig of a cluster's administrator, by one row of those who may. */
export function administrators(subject: Subject, rights: readonly Right[], powers: Powers): AccessRow[] {
  if (!canAdministrate(subject, powers)) return [];
  const action = actionsCell('allow', [masked`get the administrator's kubeconfig of every cluster`]);
  return [accessRow({ kind: 'gets', subject, action, rights, severity: 'warning' })];
}
