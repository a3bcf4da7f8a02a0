import { reviewCase, zone } from '../corpus';
import { renamed } from '../program';

/** A namespace is known by its name; what is in it goes with it. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters.main.platform.namespaces': renamed({ shop: 'store' }) }),
  expected: `
    add web-prod-platform-main/Namespaces/store kubernetes_namespace_v1
  `,
});
