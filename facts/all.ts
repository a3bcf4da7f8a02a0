import { databaseEngineFacts, databasePlans } from './databases';
import type { FactList } from './fact-list';
import { flavorRegions, flavors } from './flavors';
import { accountActions, accountOpenFamilies } from './iam-actions/account';
import { otherProducts } from './iam-actions/catalogue';
import { ldpActions, ldpBackendActions, vrackActions, vrackServicesActions } from './iam-actions/network-and-logs';
import {
  databaseEngines,
  databaseReads,
  openstackActions,
  publicCloudProjectActions,
  publicCloudProjectOpenFamilies,
} from './iam-actions/public-cloud-project';
import { kubernetesPlans, kubernetesRegions, kubernetesVersions } from './kubernetes';
import { reservedRanges } from './networks';
import { ovhProviderVersions } from './ovh-provider';
import { deliveredVlanList } from './private-cloud';
import { europeanUnion, otherRegions, regions } from './regions';
import { registryPlans, registryRegions } from './registry';

/** Every list of facts. */
export const factLists: readonly FactList[] = [
  regions,
  otherRegions,
  europeanUnion,
  kubernetesRegions,
  kubernetesPlans,
  kubernetesVersions,
  flavors,
  flavorRegions,
  databaseEngineFacts,
  databasePlans,
  registryRegions,
  registryPlans,
  reservedRanges,
  deliveredVlanList,
  ovhProviderVersions,
  otherProducts,
  accountActions,
  accountOpenFamilies,
  publicCloudProjectActions,
  publicCloudProjectOpenFamilies,
  databaseReads,
  databaseEngines,
  openstackActions,
  vrackActions,
  vrackServicesActions,
  ldpActions,
  ldpBackendActions,
];
