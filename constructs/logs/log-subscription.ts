import { CloudProjectKubeLogSubscription } from '@cdktf/provider-ovh/lib/cloud-project-kube-log-subscription';
import { Construct } from 'constructs';
import { z } from 'zod';
import { parseSettings } from '../core/settings';
import type { ICloudProject } from '../project/cloud-project';
import type { ILogStream } from './log-stream';

/** Which logs of a cluster go to a stream. */
export interface LogSubscriptionSettings {
  /**
   * Kind of logs; a Managed Kubernetes cluster has `audit` only. Logs of pods need an agent in the cluster.
   *
   * Change: replaces the subscription; logs of the time between are lost.
   * @default 'audit'
   */
  readonly kind?: 'audit';
}

/** Settings of a subscription, and what it joins. */
export interface LogSubscriptionProps extends LogSubscriptionSettings {
  /** Cluster whose logs are sent. Change: replaces the subscription. */
  readonly cluster: { readonly project: ICloudProject; readonly clusterId: string };
  /** Stream that they are sent to. Change: replaces the subscription; logs of the time between are lost. */
  readonly stream: ILogStream;
}

export const logSubscriptionSettings = z.strictObject({ kind: z.enum(['audit']).default('audit') }).readonly();

/**
 * Sends the audit logs of a Managed Kubernetes cluster to a log stream.
 *
 * Makes: `ovh_cloud_project_kube_log_subscription`.
 * Needs: `publicCloudProject:apiovh:kube/log/subscription/create` on the project and
 * `ldp:apiovh:output/graylog/stream/forwardTo` on the stream or its service.
 * Cost: free; what arrives in the stream is billed there. Nothing from before the subscription is sent.
 */
export class LogSubscription extends Construct {
  constructor(scope: Construct, id: string, { cluster, stream, ...input }: LogSubscriptionProps) {
    super(scope, id);
    const { kind } = parseSettings(logSubscriptionSettings, input, this);
    new CloudProjectKubeLogSubscription(this, 'Resource', {
      serviceName: cluster.project.serviceName,
      kubeId: cluster.clusterId,
      kind,
      streamId: stream.streamId,
    });
  }
}
