import { measuredProvider } from '../../../facts/ovh-provider';
import { account } from './account';
import { connect } from './connect';
import { database } from './database';
import { databaseEngine } from './database-engine';
import { databaseIntegration } from './database-integration';
import { databaseKafka } from './database-kafka';
import { dedicatedServer } from './dedicated-server';
import { dedicatedServerInstallation } from './dedicated-server-installation';
import { dedicatedServerSpecifications } from './dedicated-server-specifications';
import { domain } from './domain';
import { fileStorage } from './file-storage';
import { fileStorageAccess } from './file-storage-access';
import { gateway } from './gateway';
import { iam } from './iam';
import { instance } from './instance';
import { instanceV2 } from './instance-v2';
import { ip } from './ip';
import { keyManager } from './key-manager';
import { kubernetes } from './kubernetes';
import { kubernetesNodes } from './kubernetes-nodes';
import { loadBalancer } from './load-balancer';
import { logs } from './logs';
import { logsData } from './logs-data';
import { network } from './network';
import { networkVrack } from './network-vrack';
import type { Attributes, Family, TypeSchema } from './notation';
import { objectStorage } from './object-storage';
import { okms } from './okms';
import { order } from './order';
import { privateCloud } from './private-cloud';
import { project } from './project';
import { projectUser } from './project-user';
import { provider } from './provider';
import { publicIp } from './public-ip';
import { quota } from './quota';
import { rancher } from './rancher';
import { registry } from './registry';
import { securityGroup } from './security-group';
import { volume } from './volume';
import { vrack } from './vrack';
import { vrackServices } from './vrack-services';

/** Version of the provider that `schema/` describes. */
export const ovhProviderVersion = measuredProvider;

/** Every family by its file's name. */
export const families: { readonly [name: string]: Family } = {
  account,
  connect,
  database,
  databaseEngine,
  databaseIntegration,
  databaseKafka,
  dedicatedServer,
  dedicatedServerInstallation,
  dedicatedServerSpecifications,
  domain,
  fileStorage,
  fileStorageAccess,
  gateway,
  iam,
  instance,
  instanceV2,
  ip,
  keyManager,
  kubernetes,
  kubernetesNodes,
  loadBalancer,
  logs,
  logsData,
  network,
  networkVrack,
  objectStorage,
  okms,
  order,
  privateCloud,
  project,
  projectUser,
  publicIp,
  quota,
  rancher,
  registry,
  securityGroup,
  volume,
  vrack,
  vrackServices,
};

/** The OVH provider: its configuration, resource types and data sources. */
export const ovhSchema: {
  readonly provider: Attributes;
  readonly resources: { readonly [type: string]: TypeSchema };
  readonly dataSources: { readonly [type: string]: TypeSchema };
} = {
  provider,
  resources: Object.assign({}, ...Object.values(families).map((family) => family.resources)),
  dataSources: Object.assign({}, ...Object.values(families).map((family) => family.dataSources)),
};
