import { project } from '../workspace';
import { kube, named } from './cluster-cases';
import { badRequest, type Cases, changed, changeRefused } from './harness';

/** Changes of clusters, one of each. */
export const clusterChanges: Cases = {
  'two minor versions at once': changeRefused(
    kube,
    `${project}/one`,
    named('one', { version: '1.35' }),
    badRequest('Version 1.35 skips a minor version after 1.33: upgrade one by one'),
  ),
  'another plan': changeRefused(
    kube,
    `${project}/upgraded`,
    named('upgraded', { plan: 'standard' }),
    'the plan of a cluster cannot be changed',
  ),
  'the next minor version': changed(kube, `${project}/balanced`, {
    ...named('balanced', { version: '1.34' }),
    private_network_id: 'net-GRA11',
    load_balancers_subnet_id: 'subnet-GRA11',
  }),
};
