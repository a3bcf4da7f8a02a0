import { AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';
import type { z } from 'zod';
import { parseSettings } from '../core/settings';
import { bindings } from './bindings';
import { charts, chartValues, knativeServingVersion, ownChart, ownCharts } from './charts';
import { type KnativeServingSettings, knativeServingSettings, platformNamespaces } from './settings';

/**
 * Knative Serving in a cluster, with Kourier as its ingress.
 *
 * Makes: `helm_release` of the operator's pinned chart in namespace `knative-operator`, then one of a small chart of this
 * library that holds the `KnativeServing` object, in namespace `knative-serving`: a `kubernetes_manifest` would need the
 * cluster, and the operator in it, when Terraform plans. The chart is copied into the output beside the stack.
 * Cost: its pods, and the load balancer of Kourier, which Terraform doesn't know: destroy this before the network.
 * Secure defaults: reachable from the private network only.
 * Needs: nodes of at least 2 cores and 4 GB each; a single node 6 cores and 6 GB.
 */
export class KnativeServing extends Construct {
  constructor(scope: Construct, id: string, props: KnativeServingSettings = {}) {
    super(scope, id);
    const settings = parseSettings(knativeServingSettings, props, this);
    const { chart, repository, version } = charts.knativeOperator;
    const operator = new bindings.Release(this, 'Operator', {
      name: 'knative-operator',
      namespace: platformNamespaces.knative.operator,
      createNamespace: true,
      chart,
      repository,
      version,
      atomic: true,
      timeout: 600,
    });
    const asset = new TerraformAsset(this, 'Chart', { path: ownChart('knative-serving'), type: AssetType.DIRECTORY });
    new bindings.Release(this, 'Resource', {
      name: 'knative-serving',
      namespace: platformNamespaces.knative.serving,
      createNamespace: true,
      // without the dot Helm would take it for a chart of a repository
      chart: `./${asset.path}`,
      atomic: true,
      timeout: 600,
      values: chartValues(ownCharts['knative-serving'], { spec: servingSpec(settings) }),
      dependsOn: [operator],
    });
  }
}

type ServingSpec = z.infer<(typeof ownCharts)['knative-serving']['values']>['spec'];

/** Spec of the object; an ingress class must be named, as Istio is the default even where Kourier is enabled. */
function servingSpec({ replicas = 1, exposure, domain }: KnativeServingSettings): ServingSpec {
  const inside = { 'service.beta.kubernetes.io/openstack-internal-load-balancer': 'true' } as const;
  return {
    // pinned: otherwise an update of the operator updates Serving as well
    version: knativeServingVersion,
    'high-availability': { replicas },
    ingress: { kourier: { enabled: true, 'service-type': 'LoadBalancer' } },
    config: {
      network: { 'ingress-class': 'kourier.ingress.networking.knative.dev' },
      ...(domain === undefined ? {} : { domain: { [domain]: '' } }),
    },
    ...(exposure === 'public' ? {} : { services: [{ name: 'kourier', annotations: inside }] }),
  };
}
