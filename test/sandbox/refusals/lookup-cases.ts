import { clusterId } from '../../../providers/ovh/schema/logs-rules.sandbox';
import { project } from '../workspace';
import { type Cases, dataRefused, notFound, type Seed } from './harness';

const service = 'ldp-gr-10001';

export const lookupSeeds: readonly Seed[] = [{ type: 'ovh_dbaas_logs', id: service, attributes: {} }];

export const lookupCases: Cases = {
  'a retention that the cluster does not offer': dataRefused(
    'ovh_dbaas_logs_cluster_retention',
    { service_name: service, cluster_id: clusterId(service), duration: 'P2Y' },
    notFound(`No retention of P2Y is offered by cluster ${clusterId(service)}, available: P14D, P1M, P3M, P1Y`),
  ),
  'a region of a project that does not exist': dataRefused(
    'ovh_cloud_project_region',
    { service_name: project, name: 'GRA99' },
    notFound('Region GRA99 does not exist'),
  ),
  'a region that does not exist': dataRefused(
    'ovh_cloud_region',
    { service_name: project, name: 'GRA99' },
    notFound('Region GRA99 does not exist'),
  ),
  'a plan of the registry that does not exist': dataRefused(
    'ovh_cloud_project_capabilities_containerregistry_filter',
    { service_name: project, plan_name: 'HUGE', region: 'GRA' },
    notFound('Plan HUGE in region GRA does not exist'),
  ),
  'a project that does not exist': dataRefused(
    'ovh_cloud_project',
    { service_name: 'nobody' },
    notFound('The requested object (service_name = nobody) does not exist'),
  ),
};
