import { regionIn, regionNames } from '../../../facts/regions';
import { is, items, type Readables, text } from '../rules/given';
import { type CloudObject, type FamilyBehaviour, orderedOnce, type Refusal, wording } from './behaviour';
import { unknownRegion } from './region-rules.sandbox';
import { ownVrack } from './vrack.sandbox';

const projectUrn = 'urn:v1:eu:resource:publicCloudProject:{id}';
const inProject = { service_name: 'ovh_cloud_project' } as const;

/** Quota profiles of the sandbox; the number is that of the instances of a region. */
const profiles: readonly string[] = ['10vms', '20vms', '50vms', '100vms', '200vms', '500vms', '1000vms'];

/** The vRack that an order names. */
const orderedVrack = (now: Readables): string =>
  text(items(items(now['plan'])[0]?.['configuration']).find(({ label }) => is(label, 'vrack'))?.['value']);

const projectRefusals: readonly Refusal[] = [
  {
    status: 400,
    on: ['create'],
    says: 'planCode {plan} is not in the catalog: use project.2018 (project in the US)',
    source: 'OVHcloud example public-cloud-examples/landing-zone; provider docs of ovh_cloud_project',
    unsure: wording,
    when: ({ now }) => {
      const plan = text(items(now['plan'])[0]?.['plan_code']);
      return plan !== '' && !['project.2018', 'project'].includes(plan) && { plan };
    },
  },
  {
    status: 404,
    on: ['create'],
    says: 'vRack {vrack} in the order does not exist',
    source: 'issue 771 of the provider: plan.configuration with the label vrack',
    unsure: wording,
    when: ({ now }, cloud) => {
      const vrack = orderedVrack(now);
      return vrack !== '' && cloud.get('ovh_vrack', vrack) === undefined && { vrack };
    },
  },
  {
    status: 0,
    on: ['delete'],
    says: 'deletion_protection is on for project {id}: set it to false first',
    source: 'provider 2.19 ovh_cloud_project.deletion_protection, a check of the provider itself',
    unsure: wording,
    when: ({ before }) => is(before['deletion_protection'], true),
  },
];

/** An ordered project comes in the vRack that the order names, or in a new one. */
function vrackOf({ id, attributes }: CloudObject): readonly CloudObject[] {
  if (items(attributes['plan']).length === 0) return [];
  const named = orderedVrack(attributes);
  const vrack = named || ownVrack(id);
  const attached = `vrack_${vrack}-cloudproject_${id}-attach`;
  return [
    ...(named === ''
      ? [{ type: 'ovh_vrack', id: vrack, attributes: { id: vrack, service_name: vrack, name: '' } }]
      : []),
    {
      type: 'ovh_vrack_cloudproject',
      id: attached,
      attributes: { id: attached, service_name: vrack, project_id: id },
    },
  ];
}

const regionFacts = (name: string) => ({
  name,
  availability_zones: regionIn(name)?.zones ?? [],
  continent_code: regionIn(name)?.continent ?? 'EU',
  country_code: (regionIn(name)?.country ?? 'FR').toLowerCase(),
  datacenter_location: name.replace(/\d+$/, ''),
  status: 'UP',
  type: (regionIn(name)?.zones.length ?? 0) > 0 ? 'region-3-az' : 'region',
  services: ['compute', 'network', 'storage'].map((service) => ({ name: service, status: 'UP', endpoint: '' })),
});

/** A region as the second family of the API tells it. */
const regionOfV2 = (name: string) => ({
  name,
  availability_zones: regionIn(name)?.zones ?? [],
  continent: regionIn(name)?.continent ?? 'EU',
  country: regionIn(name)?.country ?? 'FR',
  datacenter_name: name.replace(/\d+$/, ''),
  services: ['compute', 'network', 'storage'],
  status: 'UP',
});

/** Public Cloud projects: their regions, quota and spending alert. */
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
      alsoMakes: vrackOf,
      ignoresUpdate: orderedOnce,
      refuses: projectRefusals,
    },
    ovh_cloud_project_region: {
      id: '{service_name}/{region}',
      adopts: true,
      destroyKeeps: true,
      links: inProject,
      computed: Object.fromEntries(
        Object.keys(regionFacts('')).map((name) => [
          name,
          ({ now }) => ({ ...regionFacts(text(now['region'])), region_name: now['region'] ?? '' })[name as 'status'],
        ]),
      ),
      refreshFails: true,
      refuses: [unknownRegion('region')],
    },
    ovh_cloud_quota: {
      id: '{service_name}',
      adopts: true,
      destroyKeeps: true,
      links: inProject,
      computed: { checksum: '{$hex32}', resource_status: 'READY' },
      refuses: [
        {
          status: 400,
          says: `Quota profile {profile} does not exist in {region}, available: ${profiles.join(', ')}`,
          source: 'provider docs of ovh_cloud_quota: current_state.available_profiles',
          unsure: 'the names of profiles: known only live, these are the sandbox’s own',
          sandboxOnly: true,
          when: ({ now }) => {
            const wrong = items(now['regions']).find(({ profile }) => !profiles.includes(text(profile)));
            return wrong !== undefined && { profile: wrong['profile'], region: wrong['region'] };
          },
        },
      ],
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
      refuses: [
        {
          status: 400,
          says: 'monthlyThreshold must be a whole number of at least 1, got {monthly_threshold}',
          source: 'provider docs of ovh_cloud_project_alerting',
          unsure: wording,
          when: ({ now }) =>
            !Number.isInteger(Number(now['monthly_threshold'])) || Number(now['monthly_threshold']) < 1,
        },
        {
          status: 400,
          says: 'email {email} is not an e-mail address',
          source: 'provider docs of ovh_cloud_project_alerting',
          unsure: wording,
          when: ({ now }) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text(now['email'])),
        },
      ],
    },
    // a commitment of money: destroying it leaves the plan as it is
    ovh_savings_plan: {
      unique: [],
      destroyKeeps: true,
      links: inProject,
      computed: { status: 'ACTIVE', service_id: '{$digits8}', auto_renewal: false, period_end_action: 'TERMINATE' },
      refreshFails: true,
    },
  },
  dataSources: {
    ovh_cloud_project: {
      by: { service_name: '$id' },
      computed: { 'iam.urn': 'urn:v1:eu:resource:publicCloudProject:{service_name}', plan_code: 'project.2018' },
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
    ovh_cloud_project_region: {
      of: null,
      links: inProject,
      refuses: [unknownRegion('name')],
      computed: Object.fromEntries(
        Object.keys(regionFacts('')).map((name) => [
          name,
          ({ now }) => regionFacts(text(now['name']))[name as 'status'],
        ]),
      ),
    },
    ovh_cloud_project_regions: { links: inProject, computed: { names: regionNames } },
    ovh_cloud_region: {
      links: inProject,
      refuses: [unknownRegion('name')],
      computed: Object.fromEntries(
        Object.keys(regionOfV2('')).map((name) => [name, ({ now }) => regionOfV2(text(now['name']))[name as 'status']]),
      ),
    },
    ovh_cloud_regions: { links: inProject, computed: { regions: regionNames.map(regionOfV2) } },
    ovh_location: {
      computed: { id: '{name}', code: '{name}', location: '{name}', country_code: 'FR', type: 'REGION-1-AZ' },
    },
    ovh_cloud_quota: {
      of: null,
      links: inProject,
      computed: {
        id: '{service_name}',
        resource_status: 'READY',
        regions: ({ now, cloud }) =>
          cloud.get('ovh_cloud_quota', text(now['service_name']))?.attributes['regions'] ?? [],
      },
    },
  },
};
