import { entryNames, has } from '../../../facts/fact-list';
import { isRegion } from '../../../facts/regions';
import { registryPlans, registryRegions } from '../../../facts/registry';
import { is, isSet, items, type Readables, text } from '../rules/given';
import {
  type Behaviour,
  type ComputeContext,
  type FamilyBehaviour,
  type Ignored,
  incomplete,
  type Refusal,
  wording,
} from './behaviour';
import { range, uuidOf } from './rules.sandbox';

const inProject = { service_name: 'ovh_cloud_project' } as const;

/** Plans of the private registry, the smallest first, by their ids in the sandbox. */
export const plansOfRegistries = Object.entries(registryPlans.entries).map(([name, limits]) => ({
  id: uuidOf(`registry plan ${name}`),
  name,
  code: `registry.${name.toLowerCase().slice(0, 1)}-plan-equivalent.hour.consumption`,
  created_at: '2019-09-13T15:53:33Z',
  updated_at: '2019-09-13T15:53:33Z',
  features: [{ vulnerability: limits.scansImages }],
  registry_limits: [{ image_storage: limits.storageGb, parallel_request: limits.parallelRequests }],
}));

const planIndex = (values: Readables): number => plansOfRegistries.findIndex(({ id }) => is(values['plan_id'], id));
const registry = 'ovh_cloud_project_containerregistry';
const ofRegistry = { ...inProject, registry_id: registry } as const;
const registryDocs = 'OVHcloud docs, managed private registry; provider docs of ovh_cloud_project_containerregistry';

const registryRefusals: readonly Refusal[] = [
  {
    status: 400,
    on: ['create'],
    says: `Region {region} has no private registry, available: ${entryNames(registryRegions).join(', ')}`,
    source: registryDocs,
    unsure: incomplete,
    list: { of: 'region', in: registryRegions },
    when: ({ now }) => !has(registryRegions, text(now['region'])),
  },
  {
    status: 404,
    says: 'Plan {plan_id} does not exist',
    sandboxOnly: true,
    hint: 'Read the id of a plan with data.ovh_cloud_project_capabilities_containerregistry_filter.',
    source: registryDocs,
    unsure: wording,
    when: ({ now }) => isSet(now['plan_id']) && planIndex(now) < 0,
  },
  {
    status: 400,
    on: ['update'],
    says: 'Plan {to} is smaller than {from}: a registry can only be upgraded',
    // plans are known by their ids, which the sandbox makes up
    sandboxOnly: true,
    source: registryDocs,
    unsure: wording,
    when: ({ now, before }) =>
      planIndex(now) >= 0 &&
      planIndex(now) < planIndex(before) && {
        from: plansOfRegistries[planIndex(before)]?.name ?? '',
        to: plansOfRegistries[planIndex(now)]?.name ?? '',
      },
  },
];

const ipRestrictions: Behaviour = {
  id: '{registry_id}',
  adopts: true,
  links: ofRegistry,
  refuses: [
    {
      status: 400,
      says: 'ipBlock {ip} is not an IPv4 range in CIDR notation',
      source: registryDocs,
      unsure: wording,
      when: ({ now }) => {
        const wrong = items(now['ip_restrictions']).find(({ ip_block: ip }) => range(ip) === undefined);
        return wrong !== undefined && { ip: wrong['ip_block'] };
      },
    },
  ],
};

const planWhere = (region: string) => ({ region_name: region, plans: plansOfRegistries });
const planNamed = ({ now }: ComputeContext) => plansOfRegistries.find(({ name }) => name === now['plan_name']);

const planData = (name: 'id' | 'code' | 'name' | 'created_at' | 'updated_at' | 'features' | 'registry_limits') => ({
  [name]: (context: ComputeContext) => planNamed(context)?.[name] ?? null,
});

const staysWhereItIs: Ignored = {
  says: 'the registry stays where it is; only the state changes',
  source: 'code of provider 2.19.0',
};

/** Managed private registry. */
export const registryBehaviour: FamilyBehaviour = {
  resources: {
    [registry]: {
      unique: ['service_name', 'name'],
      links: inProject,
      computed: {
        plan_id: plansOfRegistries[0]?.id ?? null,
        plan: ({ now }) => plansOfRegistries.filter(({ id }) => id === now['plan_id']),
        project_id: '{service_name}',
        status: 'READY',
        iam_enabled: ({ now, cloud }) => cloud.get(`${registry}_iam`, text(now['id'])) !== undefined,
        size: 0,
        version: '2.15.1',
        url: ({ now, text: fill }) =>
          `https://${fill('{$letters8:host}')}.${text(now['region']).toLowerCase()}.container-registry.sandbox.invalid`,
      },
      follows: { plan: ['plan_id'] },
      ignoresUpdate: { region: staysWhereItIs, service_name: staysWhereItIs },
      refuses: registryRefusals,
    },
    [`${registry}_iam`]: {
      id: '{registry_id}',
      unique: ['registry_id'],
      links: ofRegistry,
      computed: { iam_enabled: true },
      refreshFails: true,
      refuses: [
        {
          status: 403,
          on: ['create'],
          says: 'Registry {registry_id} still has {count} users: set delete_users to enable IAM',
          source: registryDocs,
          unsure: wording,
          when: ({ now }, cloud) => {
            const count = cloud.find(`${registry}_user`, { registry_id: now['registry_id'] }).length;
            return count > 0 && !is(now['delete_users'], true) && { count };
          },
        },
      ],
    },
    [`${registry}_ip_restrictions_management`]: ipRestrictions,
    [`${registry}_ip_restrictions_registry`]: ipRestrictions,
    [`${registry}_oidc`]: {
      id: '{registry_id}',
      unique: ['registry_id'],
      links: ofRegistry,
      computed: { oidc_verify_cert: true },
      notRead: ['oidc_client_secret', 'delete_users'],
    },
    [`${registry}_user`]: {
      unique: ['registry_id', 'login'],
      links: ofRegistry,
      computed: { user: '{login}' },
      notRead: ['password', 'login'],
    },
  },
  dataSources: {
    ovh_cloud_project_capabilities_containerregistry: {
      links: inProject,
      computed: { result: entryNames(registryRegions).map(planWhere) },
    },
    ovh_cloud_project_capabilities_containerregistry_filter: {
      links: inProject,
      computed: {
        ...planData('id'),
        ...planData('code'),
        ...planData('name'),
        ...planData('created_at'),
        ...planData('updated_at'),
        ...planData('features'),
        ...planData('registry_limits'),
      },
      refuses: [
        {
          status: 404,
          says: 'Plan {plan_name} in region {region} does not exist',
          source: registryDocs,
          unsure: wording,
          when: ({ now }) =>
            !plansOfRegistries.some(({ name }) => is(now['plan_name'], name)) || !isRegion(text(now['region'])),
        },
      ],
    },
    [registry]: { by: { service_name: 'service_name', registry_id: '$id' }, links: inProject },
    ovh_cloud_project_containerregistries: {
      of: registry,
      by: { service_name: 'service_name' },
      lists: { attribute: 'result' },
      links: inProject,
    },
    [`${registry}_ip_restrictions_management`]: { by: { registry_id: '$id' }, links: ofRegistry },
    [`${registry}_ip_restrictions_registry`]: { by: { registry_id: '$id' }, links: ofRegistry },
    [`${registry}_oidc`]: { by: { registry_id: '$id' }, links: ofRegistry },
    [`${registry}_users`]: {
      of: `${registry}_user`,
      by: { registry_id: 'registry_id' },
      lists: { attribute: 'result' },
      links: ofRegistry,
    },
  },
};
