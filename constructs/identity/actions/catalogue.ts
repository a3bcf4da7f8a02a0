import { show, suggest } from '../../core/messages';
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
  ...actionsOf('publicCloudProject', publicCloudProjectActions),
  ...openstackActions,
  ...actionsOf('ldp', ldpActions),
  ...ldpBackendActions,
  ...actionsOf('vrack', vrackActions),
  ...actionsOf('vrackServices', vrackServicesActions),
  ...actionsOf('account', accountActions),
]);

/** Parts of a listed product that are not listed: taken as known. */
const openPrefixes = [
  ...publicCloudProjectOpenFamilies.map((family) => `publicCloudProject:apiovh:${family}/`),
  ...accountOpenFamilies.map((family) => `account:apiovh:${family}/`),
];

/** Products whose actions are listed; in all others only the product's name is checked. */
const listedProducts: ReadonlySet<string> = new Set([...listedActions].map((action) => action.split(':')[0] ?? ''));

/**
 * Resource types of OVHcloud's IAM that a landing zone meets.
 *
 * Sources: the API descriptions above; OVHcloud guide "List of permission groups managed by OVHcloud" (2023-12-06).
 */
const products = [
  ...listedProducts,
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
];

const grammar = /^(?<product>[A-Za-z]+):(?<api>[A-Za-z]+):(?<path>(?:[A-Za-z0-9/_?.-]+)?\*?)$/;

/** What is wrong with an action, in words; nothing when it is known or in `unlisted`. */
export function actionMistake(action: string, unlisted: readonly string[] = []): string | undefined {
  if (action.slice(0, -1).includes('*')) {
    return `must have '*' only at its end, got ${show(action)}; name the actions one by one`;
  }
  const { product, path = '' } = grammar.exec(action)?.groups ?? {};
  if (product === undefined || path === '') {
    return `must be <resource type>:<api>:<path> such as publicCloudProject:apiovh:kube/get, got ${show(action)}`;
  }
  if (unlisted.includes(action)) return undefined;
  if (!products.includes(product)) {
    return `is of an unknown resource type, got ${show(action)}; ${suggest(product, products)} ${override}`;
  }
  if (!listedProducts.has(product) || isListed(action)) return undefined;
  const known = action.endsWith('*') ? groups() : [...listedActions];
  return `is not a known action, got ${show(action)}; ${suggest(action, known)} ${override}`;
}

/** Every `…/*` that stands for some listed action. */
const groups = (): readonly string[] => [
  ...new Set([...listedActions].map((action) => action.replace(/(?<=[:/])[^:/]+$/, '*'))),
];

const override = 'or, if OVHcloud has it, name it in unlistedActions as well';

function isListed(action: string): boolean {
  if (listedActions.has(action) || openPrefixes.some((prefix) => action.startsWith(prefix))) return true;
  const prefix = action.slice(0, -1);
  return action.endsWith('*') && [...listedActions, ...openPrefixes].some((listed) => listed.startsWith(prefix));
}
