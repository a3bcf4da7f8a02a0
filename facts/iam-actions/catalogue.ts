import { factList } from '../fact-list';
import { accountActions, accountOpenFamilies } from './account';
import { ldpActions, ldpBackendActions, vrackActions, vrackServicesActions } from './network-and-logs';
import { openstackActions, publicCloudProjectActions, publicCloudProjectOpenFamilies } from './public-cloud-project';

/** Full names of a tree of actions. */
export const actionsOf = (product: string, tree: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(tree).flatMap(([path, verbs]) =>
    verbs.split(' ').map((verb) => `${product}:apiovh:${path === '' ? verb : `${path}/${verb}`}`),
  );

/** Every action that the lists name one by one. */
export const listedActions: ReadonlySet<string> = new Set([
  ...actionsOf('publicCloudProject', publicCloudProjectActions.entries),
  ...openstackActions.entries,
  ...actionsOf('ldp', ldpActions.entries),
  ...ldpBackendActions.entries,
  ...actionsOf('vrack', vrackActions.entries),
  ...actionsOf('vrackServices', vrackServicesActions.entries),
  ...actionsOf('account', accountActions.entries),
]);

/** Parts of a listed product that are not listed: taken as known. */
export const openPrefixes = [
  ...publicCloudProjectOpenFamilies.entries.map((family) => `publicCloudProject:apiovh:${family}/`),
  ...accountOpenFamilies.entries.map((family) => `account:apiovh:${family}/`),
];

/** Products whose actions are listed; in all others only the product's name is checked. */
export const listedProducts: ReadonlySet<string> = new Set(
  [...listedActions].map((action) => action.split(':')[0] ?? ''),
);

/** Resource types of OVHcloud's IAM that a landing zone meets, beside those whose actions are listed. */
export const otherProducts = factList({
  name: 'iam-products',
  what: "Resource types of OVHcloud's IAM whose actions are not listed",
  source: 'OVHcloud guide "List of permission groups managed by OVHcloud"',
  seen: '2023-12-06',
  mayLack: 'newer products',
  entries: [
    'alldom',
    'billingAccount',
    'cdn',
    'dedicatedCeph',
    'dedicatedCluster',
    'dedicatedNas',
    'dedicatedServer',
    'dnsZone',
    'domain',
    'emailDomain',
    'emailExchange',
    'emailPro',
    'ip',
    'ipLoadbalancing',
    'legacyVrack',
    'licenseWindows',
    'loadbalancer',
    'metrics',
    'nasHA',
    'nutanix',
    'okms',
    'order',
    'ovhCloudConnect',
    'pccVMware',
    'ssl',
    'sslGateway',
    'storageNetApp',
    'veeamCloudConnect',
    'veeamEnterprise',
    'vmwareCloudDirector',
    'vps',
    'webCloudDatabases',
    'webHosting',
  ],
});

/** Every resource type of IAM that the library knows. */
export const products: readonly string[] = [...listedProducts, ...otherProducts.entries];
