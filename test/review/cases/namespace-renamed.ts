import { reviewCase, zone } from '../corpus';
import { renamed } from '../program';

/** A namespace is known by its name; what is in it goes with it. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.clusters.main.platform.namespaces': renamed({ shop: 'store' }) }),
  expected: `
    destroy web-prod-platform-main/Namespaces/shop kubernetes_namespace_v1; loses every workload
    destroy web-prod-platform-main/Namespaces/shop/DefaultDeny kubernetes_network_policy_v1
    destroy web-prod-platform-main/Namespaces/shop/Limits kubernetes_limit_range_v1
    destroy web-prod-platform-main/Namespaces/shop/Quota kubernetes_resource_quota_v1
    add web-prod-platform-main/Namespaces/store kubernetes_namespace_v1
    add web-prod-platform-main/Namespaces/store/DefaultDeny kubernetes_network_policy_v1
    add web-prod-platform-main/Namespaces/store/Limits kubernetes_limit_range_v1
    add web-prod-platform-main/Namespaces/store/Quota kubernetes_resource_quota_v1
    protected web-prod-platform-main kubernetes_namespace_v1.Namespaces_shop: holds data and would be destroyed, which a deploy refuses
      $ retired: { 'web/prod/clusters.main.platform.namespaces.shop': { after: 'YYYY-MM-DD', reason: '…' } }
    note web-prod-platform-main: teams.web.environments.prod.clusters.main.platform.namespaces.store.id: 'shop' in the settings keeps what has another name now: nothing of it is destroyed
  `,
});
