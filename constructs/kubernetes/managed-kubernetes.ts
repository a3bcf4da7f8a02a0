import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { KubernetesPlan } from '../../facts/kubernetes';
import type { RegionName } from '../../facts/regions';
import { attributesFrom, madeFrom, makeEach } from '../core/origin';
import { parseSettings } from '../core/settings';
import { warn } from '../core/warnings';
import type { ILogStream } from '../logs/log-stream';
import { LogSubscription } from '../logs/log-subscription';
import type { IPrivateNetwork } from '../network/private-network';
import type { ICloudProject } from '../project/cloud-project';
import { KubernetesApiAccess } from './api-access';
import { managedKubernetesMistakes, planFor, unlistedPlan } from './checks';
import type { IKubernetesCluster, KubeconfigAttributes } from './cluster';
import { NodePool } from './node-pool';
import { KubernetesOidc } from './oidc';
import { type ManagedKubernetesSettings, managedKubernetesSettings } from './settings';

/** Settings of a cluster, and what it is connected to. */
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
    const { name = clusterNameAt(this.node.path), version, updatePolicy, apiAccess, oidc, ipAllocation } = settings;
    this.project = project;
    this.region = region;
    this.plan = planFor(settings, region);
    warn(this, unlistedPlan(settings, region));

    // cdktf's DataResource would run `terraform version` for every cluster while it synthesizes
    const plan = new TerraformResource(this, 'Plan', { terraformResourceType: 'terraform_data' });
    plan.addOverride('input', { plan: this.plan });
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
      madeFrom(new KubernetesApiAccess(this, 'ApiAccess', { cluster: this, allow: apiAccess, gateway }), 'apiAccess');
    }
    if (oidc) madeFrom(new KubernetesOidc(this, 'Oidc', { ...oidc, cluster: this }), 'oidc');
    if (auditLog) madeFrom(new LogSubscription(this, 'AuditLog', { cluster: this, stream: auditLog }), 'auditLog');
    makeEach(this, 'NodePools', settings.nodePools, (pools, pool, wanted) => {
      const labels = { ...settings.nodeLabels, ...wanted.labels };
      return new NodePool(pools, pool, { ...wanted, labels, cluster: this });
    });
    attributesFrom(this, {
      private_network_id: 'network',
      nodes_subnet_id: 'network',
      load_balancers_subnet_id: 'loadBalancerNetwork',
      ip_allocation_policy: 'ipAllocation',
      'ip_allocation_policy.pods_ipv4_cidr': 'ipAllocation.pods',
      'ip_allocation_policy.services_ipv4_cidr': 'ipAllocation.services',
      'input.plan': 'plan',
      'template.metadata.labels': 'nodeLabels',
    });
  }
}

function kubeconfigOf(cluster: CloudProjectKube): KubeconfigAttributes {
  const { host, clusterCaCertificate, clientCertificate, clientKey } = cluster.kubeconfigAttributes.get(0);
  return { host, clusterCaCertificate, clientCertificate, clientKey };
}

/**
 * Name of a cluster that is given none: the user's names in its path (`flight-dynamics-prod/Clusters/main`), or all of it where the user gave
 * none.
 */
export function clusterNameAt(path: string): string {
  const parts = path.split('/');
  const given = parts.filter((part) => /^[a-z]/.test(part));
  const words =
    given.length > 1 ? given : parts.map((part) => part.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase());
  return words.join('-');
}
