import { is, isSet, items, text } from '../rules/given';
import { type CloudValues, type FamilyBehaviour, type Refusal, wording } from './behaviour';
import { dataRegionRefusals } from './region-rules.sandbox';

const inProject = { service_name: 'ovh_cloud_project' } as const;
const s3 = 'OVHcloud docs, public-cloud/storage (S3); names as Amazon S3 has them';
const bucket = 'ovh_cloud_project_storage';

const bucketRefusals: readonly Refusal[] = [
  {
    status: 400,
    on: ['create'],
    says: 'Bucket name {name} must have 3 to 63 lower-case letters, digits, dots and hyphens, and begin and end with a letter or digit',
    source: s3,
    unsure: wording,
    when: ({ now }) =>
      !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(text(now['name'])) || /\.\.|^\d+(\.\d+){3}$/.test(text(now['name'])),
  },
  ...dataRegionRefusals(
    'Region {region} has no object storage, which writes regions in upper case and without digit: {known}',
    'provider docs of ovh_cloud_project_storage.region_name',
    'region_name',
    { on: ['create'] },
  ),
  {
    status: 400,
    says: 'Object lock needs versioning',
    source: `${s3}: object lock`,
    unsure: 'that versioning has to be written too',
    when: ({ now }) =>
      is(items(now['object_lock'])[0]?.['status'], 'enabled') &&
      ['disabled', 'suspended'].includes(text(items(now['versioning'])[0]?.['status'])),
  },
  {
    status: 400,
    says: 'Period {period} of the object lock is not an ISO 8601 duration such as P30D',
    source: 'provider docs of ovh_cloud_project_storage.object_lock',
    unsure: wording,
    when: ({ now }) => {
      const period = items(items(now['object_lock'])[0]?.['rule'])[0]?.['period'];
      return isSet(period) && !/^P(\d+Y)?(\d+M)?(\d+D)?$/.test(text(period)) && { period };
    },
  },
];

const lockOf = (values: CloudValues): string => text(items(values['object_lock'])[0]?.['status']) || 'disabled';

/** Object storage. */
export const storageBehaviour: FamilyBehaviour = {
  resources: {
    [bucket]: {
      id: '{name}',
      key: '{name}',
      // names are shared by all customers of a region; in the sandbox, by all projects
      unique: ['name'],
      links: inProject,
      computed: {
        region: '{region_name}',
        virtual_host: ({ now }) =>
          `https://${now['name']}.s3.${text(now['region_name']).toLowerCase()}.io.cloud.ovh.net/`,
        owner_id: '{$digits7}',
        limit: 1000,
        marker: '',
        prefix: '',
        tags: {},
        objects: [],
        objects_count: 0,
        objects_size: 0,
        'encryption.sse_algorithm': 'plaintext',
        'versioning.status': ({ now }) => (lockOf(now) === 'enabled' ? 'enabled' : 'disabled'),
        'object_lock.status': 'disabled',
        'object_lock.rule': null,
        'replication.rules': [],
      },
      // decided by the provider's code: object lock is set when the bucket is made
      replaces: ({ now, before }) => (lockOf(now) === lockOf(before) ? [] : ['object_lock']),
      refuses: bucketRefusals,
    },
    ovh_cloud_project_storage_object_bucket_lifecycle_configuration: {
      id: '{service_name}/{region_name}/{container_name}',
      adopts: true,
      links: { ...inProject, container_name: bucket },
    },
    ovh_cloud_project_storage_replication_job: {
      unique: [],
      links: { ...inProject, container_name: bucket },
      destroyKeeps: true,
    },
    ovh_cloud_project_region_storage_presign: {
      unique: [],
      links: { ...inProject, name: bucket },
      computed: { url: 'https://{name}.sandbox.invalid/{object}?signature={$hex32}', signed_headers: {} },
    },
  },
  dataSources: {
    [bucket]: {
      by: { service_name: 'service_name', region_name: 'region_name', name: '$id' },
      links: inProject,
    },
    ovh_cloud_project_storages: {
      of: bucket,
      by: { service_name: 'service_name', region_name: 'region_name' },
      lists: { attribute: 'containers' },
      links: inProject,
    },
    ovh_cloud_project_storage_object: { links: { ...inProject, name: bucket } },
    ovh_cloud_project_storage_objects: { links: { ...inProject, name: bucket }, computed: { objects: [] } },
    ovh_cloud_project_storage_object_bucket_lifecycle_configuration: {
      by: { container_name: 'container_name', region_name: 'region_name' },
      links: { ...inProject, container_name: bucket },
    },
  },
};
