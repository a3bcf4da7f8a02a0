import { project } from '../workspace';
import {
  badRequest,
  type Cases,
  changed,
  changeRefused,
  conflict,
  made,
  notFound,
  refused,
  type Seed,
} from './harness';

const volume = 'ovh_cloud_storage_block_volume';
const logs = 'ovh_cloud_project_region_loadbalancer_log_subscription';

const disk = (name: string, size: number) => ({ service_name: project, region: 'GRA11', name, size });

export const computeSeeds: readonly Seed[] = [
  ...['shrinking', 'growing'].map((id) => ({ type: volume, id, attributes: { ...disk(id, 100) } })),
  { type: 'ovh_dbaas_logs', id: 'ldp-gr-10001', attributes: {} },
  {
    type: 'ovh_dbaas_logs_output_graylog_stream',
    id: 'stream',
    attributes: { service_name: 'ldp-gr-10001', title: 'stream', description: 'stream' },
  },
  {
    type: 'ovh_cloud_project_loadbalancer',
    id: 'balancer',
    attributes: { service_name: project, region_name: 'GRA11', name: 'balancer' },
  },
  {
    type: 'ovh_cloud_security_group',
    id: 'group',
    attributes: { service_name: project, region: 'GRA11', name: 'web' },
  },
];

const subscription = (kind: string) => ({
  service_name: project,
  region_name: 'GRA11',
  loadbalancer_id: 'balancer',
  stream_id: 'stream',
  kind,
});

export const computeCases: Cases = {
  'a volume that shrinks': changeRefused(
    volume,
    `${project}/shrinking`,
    disk('shrinking', 50),
    badRequest('size 50 is smaller than 100: a volume or share can only grow'),
  ),
  'a volume that grows': changed(volume, `${project}/growing`, disk('growing', 200)),
  'a volume of a project that does not exist': refused(
    volume,
    { ...disk('lost', 10), service_name: 'nobody' },
    notFound('The requested object (service_name = nobody) does not exist'),
  ),
  'logs of a load balancer of another kind': refused(
    logs,
    subscription('audit'),
    badRequest('kind must be haproxy, got audit'),
  ),
  'logs of a load balancer': made(logs, subscription('haproxy')),
  'a second security group of the name': refused(
    'ovh_cloud_security_group',
    { service_name: project, region: 'GRA11', name: 'web' },
    conflict(
      `ovh_cloud_security_group with name = web, region = GRA11, service_name = ${project} already exists: group`,
    ),
  ),
};
