import { Construct } from 'constructs';
import { parseSettings } from '../core/settings';
import { bindings } from './bindings';
import { charts, chartValues } from './charts';
import { type ArgoRolloutsSettings, argoRolloutsSettings, platformNamespaces } from './settings';

/**
 * Argo Rollouts in a cluster.
 *
 * Makes: `helm_release` of a pinned chart, in namespace `argo-rollouts`.
 * Cost: its pods.
 * Secure defaults: no dashboard.
 */
export class ArgoRollouts extends Construct {
  constructor(scope: Construct, id: string, props: ArgoRolloutsSettings = {}) {
    super(scope, id);
    const { replicas, dashboard } = parseSettings(argoRolloutsSettings, props, this);
    const { chart, repository, version } = charts.argoRollouts;
    new bindings.Release(this, 'Resource', {
      name: 'argo-rollouts',
      namespace: platformNamespaces.argoRollouts.controller,
      createNamespace: true,
      chart,
      repository,
      version,
      atomic: true,
      timeout: 600,
      values: chartValues(charts.argoRollouts, { controller: { replicas }, dashboard: { enabled: dashboard } }),
    });
  }
}
