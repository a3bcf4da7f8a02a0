import { actionsOf } from '../../facts/iam-actions/catalogue';
import {
  databaseEngines,
  databaseReads,
  publicCloudProjectActions,
} from '../../facts/iam-actions/public-cloud-project';
import { denyFloor } from './floor-actions';

/** What one role may do in a Public Cloud project. */
interface Preset {
  readonly allow: readonly string[];
  /** Taken out of `allow`, in this policy only. */
  readonly except: readonly string[];
}

/** Reads whose answer is a credential, or the way to one. */
const credentialReads: readonly string[] = ['user/configuration', 'user/openrc', 'user/rclone', 'user/s3Credentials'];

const projectReads = actionsOf(
  'publicCloudProject',
  Object.fromEntries(
    Object.entries(publicCloudProjectActions.entries)
      .filter(([path, verbs]) => verbs.split(' ').includes('get') && !credentialReads.includes(path))
      .map(([path]) => [path, 'get']),
  ),
);

const databaseViews = [
  'publicCloudProject:apiovh:database/availability/get',
  'publicCloudProject:apiovh:database/capabilities/get',
  'publicCloudProject:apiovh:database/service/get',
  ...databaseEngines.entries.flatMap((engine) =>
    databaseReads.entries.map((path) => `publicCloudProject:apiovh:database/${engine}/${path}get`),
  ),
];

/** Keeps things running without making or deleting what Terraform owns, and without touching data. */
const operations = actionsOf('publicCloudProject', {
  instance: 'reboot snapshot start stop',
  'instance/rescueMode': 'create',
  'instance/vnc': 'create',
  kube: 'restart update',
  'kube/log/url': 'create',
  'kube/node': 'delete',
  'kube/nodepool': 'edit',
  'region/instance': 'snapshot',
  'region/loadbalancing/loadbalancer/log/url': 'create',
  'region/volumeBackup': 'create',
  'volume/snapshot': 'create',
});

/** Every action of a Public Cloud project. */
export const allOfProject = 'publicCloudProject:apiovh:*';

/**
 * Roles in a Public Cloud project.
 *
 * - `viewer`: reads everything but credentials
 * - `operator`: `viewer`, restarts, snapshots, resizes node pools, reads logs and consoles
 * - `owner`: everything but the deny floor of people (no kubeconfig, no termination, no vRack)
 * - `pipeline`: everything but the deny floor of pipelines; for the service account that Terraform runs as
 *
 * `*` is only allowed at the end of an action, so that reads are listed one by one: a product that OVHcloud adds is not
 * visible to `viewer` until the list has it.
 */
export const presets = {
  viewer: { allow: [...projectReads, ...databaseViews], except: [] },
  operator: { allow: [...projectReads, ...databaseViews, ...operations], except: [] },
  owner: {
    allow: [allOfProject],
    except: [...denyFloor.project, ...denyFloor.people],
  },
  pipeline: { allow: [allOfProject], except: denyFloor.project },
} as const satisfies Readonly<Record<string, Preset>>;

/** Name of a preset. */
export type PresetName = keyof typeof presets;

/** Rights on a log service or one of its streams, for `allow` of a policy that names it. */
export const logActions = {
  /** Send logs of a product into the streams, no more; look a stream up by its title. */
  forward: ['ldp:apiovh:get', 'ldp:apiovh:output/graylog/stream/get', 'ldp:apiovh:output/graylog/stream/forwardTo'],
  /**
   * Read the streams.
   *
   * Source: OVHcloud guide on IAM for Logs Data Platform, read-only minimum.
   */
  read: [
    ...actionsOf('ldp', {
      '': 'get',
      cluster: 'get',
      'cluster/retention': 'get',
      encryptionKey: 'get',
      input: 'get',
      metrics: 'get',
      'output/graylog/stream': 'get',
      'output/graylog/stream/url': 'get',
      role: 'get',
      service: 'get',
      serviceInfos: 'get',
      services: 'get',
      'services/form': 'get',
      token: 'get',
      url: 'get',
    }),
    'ldp:graylog:stream/read',
  ],
  /** Make, change and delete streams. On the service it covers every stream in it, also those of others. */
  manage: [
    ...actionsOf('ldp', {
      '': 'get',
      cluster: 'get',
      'cluster/retention': 'get',
      encryptionKey: 'get',
      operation: 'get',
    }),
    'ldp:apiovh:output/graylog/stream/*',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
