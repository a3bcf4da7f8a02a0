import type { Construct } from 'constructs';
import { z } from 'zod';
import { attributesFrom, makeEach } from '../constructs/core/origin';
import { regionName } from '../constructs/core/region';
import { type Keyed, keyedMap, slug } from '../constructs/core/settings';
import { ManagedKubernetes } from '../constructs/kubernetes/managed-kubernetes';
import { type ManagedKubernetesSettings, managedKubernetesSettings } from '../constructs/kubernetes/settings';
import type { ILogService } from '../constructs/logs/log-service';
import { type ILogStream, LogStream, type LogStreamSettings, logStreamSettings } from '../constructs/logs/log-stream';
import type { AddressPlan } from '../constructs/network/address-plan';
import {
  PrivateNetwork,
  type PrivateNetworkSettings,
  privateNetworkSettings,
} from '../constructs/network/private-network';
import type { ICloudProject } from '../constructs/project/cloud-project';
import type { RegionName } from '../facts/regions';
import { BaseStack, type BaseStackSettings } from './base-stack';
import { type PlatformSettings, platformSettings } from './platform-settings';

/** A private network of an environment. */
export interface EnvironmentNetworkSettings extends PrivateNetworkSettings, Keyed {
  /** Entry of the network plan, by its name in `networks`. Change: replaces the network and everything on it. */
  readonly allocation: string;
  /**
   * Region of the network, where it isn't the environment's.
   *
   * Change: replaces the network and everything on it.
   * @default - the region of the environment
   */
  readonly region?: RegionName;
}

/** A Managed Kubernetes cluster of an environment. */
export interface EnvironmentClusterSettings extends ManagedKubernetesSettings, Keyed {
  /**
   * Network of the nodes, by its name in the environment. Change: replaces the cluster and loses its etcd data.
   * @default - the only network of the environment
   */
  readonly network?: string;
  /**
   * Network of load balancers, by its name in the environment: needed for public ones where the nodes leave through a hub.
   *
   * Change: in place; taking it away is refused by the API, so name another one.
   * @default - the network of the nodes
   */
  readonly loadBalancerNetwork?: string;
  /**
   * Stream of the environment for the audit logs, by its name in `logStreams`.
   *
   * Change: replaces the subscription; the logs so far stay where they are.
   * @default - the audit stream of the foundation; none where there is none
   */
  readonly auditLog?: string;
  /**
   * What runs inside the cluster, in a stack and state of its own.
   * @default - nothing
   */
  readonly platform?: PlatformSettings;
}

/** A log stream of an environment. */
export interface EnvironmentLogStreamSettings extends LogStreamSettings, Keyed {
  /**
   * Log service, by its name in `logServices`.
   *
   * Change: replaces the stream and loses what it holds.
   * @default - the only one
   */
  readonly service?: string;
}

/** What a team runs in an environment. */
export interface WorkloadSettings {
  /** Region of everything in the environment that names none of its own. Change: replaces all of it. */
  readonly region: RegionName;
  /**
   * Private networks by name.
   * @default - none
   */
  readonly networks?: Readonly<Record<string, EnvironmentNetworkSettings>>;
  /**
   * Managed Kubernetes clusters by name.
   * @default - none
   */
  readonly clusters?: Readonly<Record<string, EnvironmentClusterSettings>>;
  /**
   * Log streams by name.
   * @default - none
   */
  readonly logStreams?: Readonly<Record<string, EnvironmentLogStreamSettings>>;
}

export const workloadShape = {
  region: regionName,
  networks: keyedMap(slug, (identity) =>
    z
      .strictObject({
        ...privateNetworkSettings.unwrap().shape,
        allocation: slug,
        region: regionName.optional(),
        ...identity,
      })
      .readonly(),
  ).prefault({}),
  clusters: keyedMap(slug, (identity) =>
    z
      .strictObject({
        ...managedKubernetesSettings.unwrap().shape,
        network: slug.optional(),
        loadBalancerNetwork: slug.optional(),
        auditLog: slug.optional(),
        platform: platformSettings.optional(),
        ...identity,
      })
      .readonly(),
  ).prefault({}),
  logStreams: keyedMap(slug, (identity) =>
    z.strictObject({ ...logStreamSettings.unwrap().shape, service: slug.optional(), ...identity }).readonly(),
  ).prefault({}),
};

const workloadSettings = z.strictObject(workloadShape).readonly();
type ParsedWorkload = z.output<typeof workloadSettings>;

/** Title of a stream that is given none. */
export const streamTitle = (stack: string, stream: string): string => `${stack}-${stream}`;

interface EnvironmentStackProps extends BaseStackSettings {
  readonly team: string;
  readonly environment: string;
  readonly workload: ParsedWorkload;
  readonly project: ICloudProject;
  readonly plan: AddressPlan;
  /** Log services by name. */
  readonly logServices: Readonly<Record<string, ILogService>>;
  /** Audit stream that the foundation made, by what is known of it before apply. */
  readonly audit?: { readonly service: ILogService; readonly title: string };
}

/** What a team runs in one environment. Its identity can't touch access, the vRack or the project itself. */
export class EnvironmentStack extends BaseStack {
  readonly networks: Readonly<Record<string, PrivateNetwork>>;
  readonly clusters: Readonly<Record<string, ManagedKubernetes>>;
  readonly logStreams: Readonly<Record<string, LogStream>>;

  constructor(scope: Construct, id: string, props: EnvironmentStackProps) {
    const { workload, project, plan, logServices, audit, ...settings } = props;
    super(scope, id, 'environment', settings);

    attributesFrom(this, { service_name: 'project', region: 'region', regions: 'region', stream_id: 'auditLog' });

    this.networks = makeEach(
      this,
      'Networks',
      workload.networks,
      (networks, name, { allocation, region = workload.region, ...network }) =>
        new PrivateNetwork(networks, name, { ...network, project, region, allocation: plan.network(allocation) }),
    );

    this.logStreams = makeEach(this, 'LogStreams', workload.logStreams, (streams, name, { service, ...settings }) => {
      const stream = new LogStream(streams, name, {
        title: streamTitle(id, name),
        ...settings,
        service: pick(logServices, service ?? onlyName(logServices)),
      });
      attributesFrom(stream, { service_name: ['service', '/logServices'] });
      return stream;
    });

    const auditStream =
      Object.values(workload.clusters).some(({ auditLog }) => auditLog === undefined) && audit
        ? LogStream.lookup(this, 'AuditLog', audit)
        : undefined;
    this.clusters = makeEach(
      this,
      'Clusters',
      workload.clusters,
      (clusters, name, { network, loadBalancerNetwork, auditLog, platform: _, ...cluster }) => {
        const stream: ILogStream | undefined = auditLog === undefined ? auditStream : pick(this.logStreams, auditLog);
        return new ManagedKubernetes(clusters, name, {
          ...cluster,
          nodeLabels: { ...this.kubernetesLabels, ...cluster.nodeLabels },
          network: pick(this.networks, network ?? onlyName(workload.networks)),
          loadBalancerNetwork: loadBalancerNetwork === undefined ? undefined : pick(this.networks, loadBalancerNetwork),
          auditLog: stream,
        });
      },
    );
  }
}

/** The name meant where none is given; the landing zone refuses to choose among several. */
export const onlyName = (from: Readonly<Record<string, unknown>>): string => Object.keys(from)[0] ?? '';

function pick<T>(from: Readonly<Record<string, T>>, name: string): T {
  const found = from[name];
  // the landing zone checks every name before it makes a stack
  if (found === undefined) throw new Error(`no '${name}' among ${Object.keys(from).join(', ')}`);
  return found;
}
