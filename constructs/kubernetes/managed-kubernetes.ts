import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { DataResource } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import { ipv4Cidr } from '../core/cidr';
import type { RegionName } from '../core/region';
import { parseSettings, show, slug } from '../core/settings';
import type { ILogStream } from '../logs/log-stream';
import { LogSubscription } from '../logs/log-subscription';
import type { IPrivateNetwork } from '../network/private-network';
import type { ICloudProject } from '../project/cloud-project';
import { apiAccessSetting, KubernetesApiAccess } from './api-access';
import { managedKubernetesMistakes, planFor } from './checks';
import type { IKubernetesCluster, KubeconfigAttributes } from './cluster';
import { labels } from './labels';
import { NodePool, type NodePoolSettings, nodePoolSettings } from './node-pool';
import { KubernetesOidc, type KubernetesOidcSettings, kubernetesOidcSettings } from './oidc';
import { type KubernetesPlan, planNames } from './plans';
import { type KubernetesVersion, kubernetesVersions } from './versions';

export const updatePolicies = ['ALWAYS_UPDATE', 'MINIMAL_DOWNTIME', 'NEVER_UPDATE'] as const;

/** Address ranges inside a cluster of the standard plan. */
export interface IpAllocationSettings {
  /**
   * Range of pods; every node takes a /24 of it.
   *
   * Range: IPv4 CIDR, private, /16 or larger.
   * Change: replaces the cluster and loses what is in it.
   * @default '10.240.0.0/13'
   */
  readonly pods?: string;
  /**
   * Range of Services.
   *
   * Range: IPv4 CIDR, private, /16 or larger.
   * Change: replaces the cluster and loses what is in it.
   * @default '10.3.0.0/16'
   */
  readonly services?: string;
}

/** What can be asked of a Managed Kubernetes cluster. */
export interface ManagedKubernetesSettings {
  /**
   * Name of the cluster.
   *
   * Change: in place.
   * @default - from its path: `flight-dynamics-prod-main`
   */
  readonly name?: string;
  /**
   * Minor version of Kubernetes; `{ unlisted: '1.36' }` for one that the library doesn't know yet.
   *
   * Change: upgrades in place, one minor at a time, never down.
   * @default '1.34'
   */
  readonly version?: KubernetesVersion | { readonly unlisted: string };
  /**
   * Plan of the control plane; it goes with the region. `{ unlisted: 'standard' }` where OVHcloud sells it by now and the library
   * doesn't know.
   *
   * Change: replaces the cluster and loses what is in it.
   * Cost: `free` has no price of its own; `standard` is billed by the hour.
   * @default - the plan that is sold in the region
   */
  readonly plan?: KubernetesPlan | { readonly unlisted: KubernetesPlan };
  /**
   * Who installs security updates and when: OVHcloud at once (`ALWAYS_UPDATE`), OVHcloud where nodes stay up (`MINIMAL_DOWNTIME`),
   * nobody (`NEVER_UPDATE`).
   *
   * Change: in place.
   * @default 'ALWAYS_UPDATE'
   */
  readonly updatePolicy?: (typeof updatePolicies)[number];
  /**
   * IPv4 networks that may reach the API server, or `'public'` for every address. Name those of CI, of the people, and of a hub that
   * the nodes leave through; the addresses of an OVHcloud gateway are added.
   *
   * Change: in place.
   */
  readonly apiAccess: readonly string[] | 'public';
  /**
   * Identity provider whose tokens the cluster accepts.
   *
   * Change: in place; restarts the API server.
   */
  readonly oidc?: KubernetesOidcSettings;
  /**
   * Address ranges inside the cluster; standard plan only.
   *
   * Change: replaces the cluster and loses what is in it.
   */
  readonly ipAllocation?: IpAllocationSettings;
  /**
   * Kubernetes labels of every node; a node pool's own win.
   *
   * Change: in place.
   */
  readonly nodeLabels?: Readonly<Record<string, string>>;
  /**
   * Node pools by name; the name is part of the Terraform address and of the nodes' names.
   *
   * Change: adds or removes pools.
   */
  readonly nodePools: Readonly<Record<string, NodePoolSettings>>;
}

const unlistedVersion = z.strictObject({ unlisted: z.string().regex(/^1\.\d{2}$/) }).readonly();

export const managedKubernetesSettings = z
  .strictObject({
    name: z.string().min(1).optional(),
    version: z
      .union([z.enum(kubernetesVersions), unlistedVersion], {
        error: ({ input }) =>
          `is not a version that OVHcloud offers, got ${show(input)}; use one of ${kubernetesVersions.join(', ')}, or a newer one as { unlisted: '1.36' }`,
      })
      .default('1.34'),
    plan: z
      .union([z.enum(planNames), z.strictObject({ unlisted: z.enum(planNames) }).readonly()], {
        error: ({ input }) => `must be 'free' or 'standard', got ${show(input)}; leave it out for the region's`,
      })
      .optional(),
    updatePolicy: z.enum(updatePolicies).default('ALWAYS_UPDATE'),
    apiAccess: apiAccessSetting,
    oidc: kubernetesOidcSettings.optional(),
    ipAllocation: z.strictObject({ pods: ipv4Cidr.optional(), services: ipv4Cidr.optional() }).readonly().optional(),
    nodeLabels: labels.default({}),
    nodePools: z.record(slug, nodePoolSettings).readonly(),
  })
  .readonly();

export interface ManagedKubernetesProps extends ManagedKubernetesSettings {
  /** Network that the nodes live in. Change: replaces the cluster and loses what is in it. */
  readonly network: IPrivateNetwork;
  /**
   * Network of load balancers, with a gateway: needed for public ones where the nodes leave through a hub.
   *
   * Change: in place to another one; OVHcloud refuses to take it away again.
   */
  readonly loadBalancerNetwork?: IPrivateNetwork;
  /** Stream that gets the audit log of the API server. Change: replaces the subscription. */
  readonly auditLog?: ILogStream;
}

/**
 * A Managed Kubernetes cluster on a private network, with its node pools.
 *
 * Makes: `ovh_cloud_project_kube`, `_kube_nodepool` (one a pool and zone), `_kube_iprestrictions`, `_kube_oidc`,
 * `_kube_log_subscription`, and a `terraform_data` that replaces the cluster when its plan changes (OVHcloud can't change it; the
 * provider would fail in the middle of the apply).
 * Cost: the nodes, and the control plane on `standard`. A public load balancer on a subnet without a gateway makes and bills one.
 * Secure defaults: on a private network; who reaches the API has to be said (OVHcloud's own default is everyone, and closing it to the
 * private network would lock CI out, so there is no default); security updates installed at once; names from an identity provider
 * carry a prefix.
 * Traps: the Terraform state holds the administrator's credentials. Kubernetes makes load balancers and volumes that aren't in the
 * state: delete their Services and claims before the cluster.
 *
 * @see https://docs.ovhcloud.com/en/guides/public-cloud/containers-orchestration/managed-kubernetes/known-limits
 * @example
 * declare const network: IPrivateNetwork;
 * new ManagedKubernetes(this, 'Kubernetes', {
 *   network,
 *   apiAccess: ['203.0.113.0/24'],
 *   nodePools: { jobs: { flavor: 'c3-16', minNodes: 3, maxNodes: 39 } },
 * });
 */
export class ManagedKubernetes extends Construct implements IKubernetesCluster {
  readonly project: ICloudProject;
  readonly clusterId: string;
  readonly region: RegionName;
  readonly plan: KubernetesPlan;
  readonly kubeconfig: KubeconfigAttributes;

  constructor(scope: Construct, id: string, props: ManagedKubernetesProps) {
    super(scope, id);
    const { network, loadBalancerNetwork, auditLog, ...input } = props;
    const { region, project } = network;
    const settings = parseSettings(managedKubernetesSettings, input, this, (parsed) =>
      managedKubernetesMistakes(parsed, {
        region,
        cidr: network.cidr,
        egress: network.egress.kind,
        loadBalancers: loadBalancerNetwork && {
          region: loadBalancerNetwork.region,
          egress: loadBalancerNetwork.egress.kind,
        },
      }),
    );
    const { name = nameFromPath(this), version, updatePolicy, apiAccess, oidc, ipAllocation } = settings;
    this.project = project;
    this.region = region;
    this.plan = planFor(settings, region);

    const plan = new DataResource(this, 'Plan', { input: { plan: this.plan } });
    const cluster = new CloudProjectKube(this, 'Resource', {
      serviceName: project.serviceName,
      region,
      name,
      version: typeof version === 'string' ? version : version.unlisted,
      plan: this.plan,
      updatePolicy,
      privateNetworkId: network.networkId,
      nodesSubnetId: network.subnetId,
      loadBalancersSubnetId: loadBalancerNetwork?.subnetId,
      // no address: nodes take the router that DHCP announces
      privateNetworkConfiguration: {
        defaultVrackGateway: network.egress.kind === 'hub' ? network.egress.address : '',
        privateNetworkRoutingAsDefault: network.egress.kind !== 'none',
      },
      ipAllocationPolicy: ipAllocation && {
        podsIpv4Cidr: ipAllocation.pods,
        servicesIpv4Cidr: ipAllocation.services,
      },
      timeouts: { create: '1h', update: '1h', delete: '1h' },
      // as text: Terraform takes no expression here, which is what cdktf writes for an object
      lifecycle: { replaceTriggeredBy: [`${plan.terraformResourceType}.${plan.friendlyUniqueId}`] },
    });
    this.clusterId = cluster.id;
    this.kubeconfig = kubeconfigOf(cluster);

    if (apiAccess !== 'public') {
      const gateway = network.egress.kind === 'gateway' ? network.egress.publicCidrs : undefined;
      new KubernetesApiAccess(this, 'ApiAccess', { cluster: this, allow: apiAccess, gateway });
    }
    if (oidc) new KubernetesOidc(this, 'Oidc', { ...oidc, cluster: this });
    if (auditLog) new LogSubscription(this, 'AuditLog', { cluster: this, stream: auditLog });
    const pools = new Construct(this, 'NodePools');
    for (const [pool, wanted] of Object.entries(settings.nodePools)) {
      new NodePool(pools, pool, { ...wanted, labels: { ...settings.nodeLabels, ...wanted.labels }, cluster: this });
    }
  }
}

function kubeconfigOf(cluster: CloudProjectKube): KubeconfigAttributes {
  const { host, clusterCaCertificate, clientCertificate, clientKey } = cluster.kubeconfigAttributes.get(0);
  return { host, clusterCaCertificate, clientCertificate, clientKey };
}

/** The user's names in a path (`flight-dynamics-prod/Clusters/main`), or all of it where the user gave none. */
function nameFromPath({ node }: Construct): string {
  const parts = node.path.split('/');
  const given = parts.filter((part) => /^[a-z]/.test(part));
  const words =
    given.length > 1 ? given : parts.map((part) => part.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase());
  return words.join('-');
}
