import type { FamilyBehaviour } from './behaviour';

const projectUrn = 'urn:v1:eu:resource:publicCloudProject:{id}';
const inProject = { service_name: 'ovh_cloud_project' } as const;

/** The account's services: projects, vRacks, private clouds, and what ties them together. */
export const projectBehaviour: FamilyBehaviour = {
  resources: {
    ovh_cloud_project: {
      id: '{$project}',
      unique: [],
      computed: {
        project_id: '{id}',
        service_name: '{id}',
        description: 'sandbox project',
        project_name: '{$digits16:name}',
        urn: projectUrn,
        status: 'ok',
        access: 'full',
        ovh_subsidiary: 'FR',
      },
      refuses: [
        {
          status: 403,
          on: ['delete'],
          says: 'deletion_protection is on for project {id}: set it to false first',
          source: 'provider 2.19 ovh_cloud_project.deletion_protection, a check of the provider itself',
          when: ({ before }) => before['deletion_protection'] === true,
        },
      ],
    },
    ovh_cloud_quota: {
      id: '{service_name}',
      adopts: true,
      destroyKeeps: true,
      links: inProject,
      computed: { resource_status: 'READY' },
    },
    ovh_cloud_project_alerting: {
      unique: ['service_name'],
      links: inProject,
      computed: {
        formatted_monthly_threshold: ({ now }) => ({
          currency_code: 'EUR',
          text: `${now['monthly_threshold']} €`,
          value: now['monthly_threshold'] ?? 0,
        }),
      },
      refreshFails: true,
    },
    ovh_vrack: {
      id: 'pn-{$digits7}',
      unique: ['name'],
      computed: { service_name: '{id}', name: '', description: '', urn: 'urn:v1:eu:resource:vrack:{id}' },
    },
    ovh_vrack_cloudproject: {
      id: 'vrack_{service_name}-cloudproject_{project_id}-attach',
      unique: ['service_name', 'project_id'],
      links: { service_name: 'ovh_vrack', project_id: 'ovh_cloud_project' },
      refuses: [
        {
          status: 409,
          says: 'Project {project_id} is already attached to another vRack',
          source: 'OVHcloud docs, public-cloud/network-services/known-limits: a project can be in one vRack only',
          on: ['create'],
          when: ({ now }, cloud) =>
            cloud
              .find('ovh_vrack_cloudproject', { project_id: now['project_id'] ?? '' })
              .some(({ attributes }) => attributes['service_name'] !== now['service_name']),
        },
      ],
    },
    ovh_vrack_dedicated_cloud: {
      id: 'vrack_{service_name}-dedicatedcloud_{dedicated_cloud}',
      unique: ['service_name', 'dedicated_cloud'],
      links: { service_name: 'ovh_vrack', dedicated_cloud: 'ovh_dedicated_cloud' },
      refreshFails: true,
    },
  },
  dataSources: {
    ovh_cloud_project: {
      by: { service_name: '$id' },
      computed: { 'iam.urn': 'urn:v1:eu:resource:publicCloudProject:{service_name}' },
    },
    ovh_cloud_projects: { of: 'ovh_cloud_project', by: {}, lists: { attribute: 'projects' } },
    ovh_cloud_project_vrack: {
      of: 'ovh_vrack_cloudproject',
      by: { service_name: 'project_id' },
      links: inProject,
      computed: {
        id: ({ cloud, now }) =>
          cloud.find('ovh_vrack_cloudproject', { project_id: now['project_id'] ?? '' })[0]?.attributes[
            'service_name'
          ] ?? null,
      },
    },
    ovh_vrack: { by: { service_name: '$id' }, computed: { 'iam.urn': 'urn:v1:eu:resource:vrack:{service_name}' } },
    ovh_vracks: { of: 'ovh_vrack', by: {}, lists: { attribute: 'result', element: '$id' } },
    ovh_dedicated_cloud: {
      of: 'ovh_dedicated_cloud',
      by: { service_name: '$id' },
      computed: { 'iam.urn': 'urn:v1:eu:resource:pccVMware:{service_name}', state: 'delivered', location: 'rbx' },
    },
  },
};
