// the public API: what isn't here is internal
export { type Keyed, SettingsError } from '../constructs/core/settings';
export { DenyFloor, type DenyFloorProps, type DenyFloorSettings } from '../constructs/identity/deny-floor';
export {
  Group,
  type GroupProps,
  type GroupRole,
  type GroupSettings,
  type IIdentity,
} from '../constructs/identity/group';
export {
  IamPolicy,
  type IamPolicyProps,
  type IamPolicySettings,
  type IResource,
  type PolicyRules,
} from '../constructs/identity/iam-policy';
export { logActions, type PresetName, presets } from '../constructs/identity/presets';
export { ServiceAccount, type ServiceAccountSettings } from '../constructs/identity/service-account';
export {
  KubernetesApiAccess,
  type KubernetesApiAccessProps,
  type KubernetesApiAccessSettings,
} from '../constructs/kubernetes/api-access';
export type { IKubernetesCluster, KubeconfigAttributes } from '../constructs/kubernetes/cluster';
export type { UnlistedFlavor } from '../constructs/kubernetes/flavors';
export { ManagedKubernetes, type ManagedKubernetesProps } from '../constructs/kubernetes/managed-kubernetes';
export { NodePool, type NodePoolProps, type NodePoolSettings, type Taint } from '../constructs/kubernetes/node-pool';
export { KubernetesOidc, type KubernetesOidcProps, type KubernetesOidcSettings } from '../constructs/kubernetes/oidc';
export type {
  ClusterNodePoolSettings,
  IpAllocationSettings,
  ManagedKubernetesSettings,
} from '../constructs/kubernetes/settings';
export { type ILogService, LogService } from '../constructs/logs/log-service';
export {
  type ILogStream,
  type LogArchiveSettings,
  type LogIndexingSettings,
  LogStream,
  type LogStreamLookup,
  type LogStreamProps,
  type LogStreamSettings,
} from '../constructs/logs/log-stream';
export {
  LogSubscription,
  type LogSubscriptionProps,
  type LogSubscriptionSettings,
} from '../constructs/logs/log-subscription';
export {
  AddressPlan,
  type Allocation,
  type NetworkSettings,
  type PublishedAddressPlan,
} from '../constructs/network/address-plan';
export {
  type GatewayEgress,
  type GatewayModel,
  type HubEgress,
  type IPrivateNetwork,
  PrivateNetwork,
  type PrivateNetworkProps,
  type PrivateNetworkSettings,
} from '../constructs/network/private-network';
export type { AddressPool } from '../constructs/network/subnet';
export {
  type IVrack,
  Vrack,
  VrackAttachment,
  type VrackAttachmentProps,
  VrackMembership,
  type VrackSettings,
} from '../constructs/network/vrack';
export { ArgoRollouts } from '../constructs/platform/argo-rollouts';
export { KnativeServing } from '../constructs/platform/knative-serving';
export { type INamespace, Namespace } from '../constructs/platform/namespace';
export type {
  ArgoRolloutsSettings,
  ContainerDefaultsSettings,
  KnativeServingSettings,
  NamespaceQuotaSettings,
  NamespaceSettings,
} from '../constructs/platform/settings';
export {
  type IPrivateCloud,
  PrivateCloud,
  type PrivateCloudProps,
  type PrivateCloudSettings,
} from '../constructs/private-cloud/private-cloud';
export { BudgetAlert, type BudgetAlertProps, type BudgetAlertSettings } from '../constructs/project/budget-alert';
export { CloudProject, type CloudProjectSettings, type ICloudProject } from '../constructs/project/cloud-project';
export { Quota, type QuotaProps, type QuotaSettings } from '../constructs/project/quota';
export { Tags, type TagsProps, type TagsSettings } from '../constructs/project/tags';
export type { FlavorName } from '../facts/flavors';
export type { KubernetesPlan, KubernetesVersion } from '../facts/kubernetes';
export { type RegionName, regionNames } from '../facts/regions';
export { BaseStack, type BaseStackSettings } from '../stacks/base-stack';
export {
  type EnvironmentClusterSettings,
  type EnvironmentLogStreamSettings,
  type EnvironmentNetworkSettings,
  EnvironmentStack,
  type WorkloadSettings,
} from '../stacks/environment-stack';
export type {
  AuditLogSettings,
  ExistingProject,
  FoundationSettings,
  OrderedProject,
  ProjectSettings,
  TemporaryAccess,
} from '../stacks/foundation-settings';
export { FoundationStack } from '../stacks/foundation-stack';
export type { Labels, StackKind } from '../stacks/labels';
export {
  type AccountPolicySettings,
  type OrganizationGroupSettings,
  type OrganizationSettings,
  OrganizationStack,
} from '../stacks/organization-stack';
export type { PlatformNamespaceSettings, PlatformSettings } from '../stacks/platform-settings';
export { PlatformStack } from '../stacks/platform-stack';
export { PrivateCloudStack } from '../stacks/private-cloud-stack';
export type { ExceptionSettings, ProtectionSettings, RetiredSettings } from '../stacks/protection';
export type { ProviderVersions } from '../stacks/provider-versions';
export type { StateSettings } from '../stacks/state';
export { TeamStack, type TeamStackSettings } from '../stacks/team-stack';
export { LandingZoneApp } from './zone/app';
export { LandingZone, type ZoneEnvironment } from './zone/landing-zone';
export {
  defineEnvironment,
  defineTeam,
  type EnvironmentSettings,
  type LandingZoneSettings,
  type TeamSettings,
  type ZoneLogServiceSettings,
  type ZonePrivateCloudSettings,
  type ZoneVrackSettings,
} from './zone/settings';
