import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { Release } from '@cdktf/provider-helm/lib/release';
import { reviewCase, stack } from '../corpus';

const release = (version: string, replicas: number) =>
  stack((scope) => {
    new HelmProvider(scope, 'Helm');
    const values = [JSON.stringify({ controller: { replicas } })];
    new Release(scope, 'Rollouts', { name: 'rollouts', chart: 'argo-rollouts', version, values });
  });

/** A newer chart with other values. */
export default reviewCase({
  before: release('2.38.0', 1),
  after: release('2.40.1', 2),
  expected: `
    change prod/Rollouts helm_release
      values[0].controller.replicas: 1 -> 2
      version: 2.38.0 -> 2.40.1
    runs-code prod helm_release.Rollouts: installs a chart from elsewhere: argo-rollouts 2.40.1
      values[0].controller.replicas: 1 -> 2
      version: 2.38.0 -> 2.40.1
  `,
});
