import { factList } from '../fact-list';

/**
 * IAM actions of Logs Data Platform, vRack and vRack Services, by path as in `publicCloudProjectActions`.
 *
 * Source: field `iamActions` of OVHcloud's API descriptions `/1.0/dbaas/logs.json`, `/1.0/vrack.json` and
 * `/v2/vrackServices` (eu.api.ovh.com), 2025-10.
 */

/** Logs Data Platform. `service`, `services` and `services/form` come from OVHcloud's guide on read-only access, not from the description. */
export const ldpActions = factList({
  name: 'iam-actions-logs',
  what: 'IAM actions of Logs Data Platform',
  source:
    "field `iamActions` of OVHcloud's API description /1.0/dbaas/logs.json; `service`, `services`, `services/form`: the guide on read-only access",
  seen: '2025-10',
  mayLack: 'newer actions',
  entries: {
    '': 'changeContact edit get',
    cluster: 'edit get',
    'cluster/retention': 'get',
    encryptionKey: 'create delete get',
    input: 'create delete edit end get restart start',
    'input/action': 'get',
    'input/configtest': 'validate',
    'input/configtest/result': 'get',
    'input/configuration/flowgger': 'edit get',
    'input/configuration/logstash': 'edit get',
    'input/engine': 'get',
    'input/engine/helper': 'get',
    'input/logs/url': 'generate',
    'input/url': 'get',
    metrics: 'get',
    operation: 'get',
    'output/graylog/dashboard': 'create delete duplicate edit get',
    'output/graylog/dashboard/url': 'get',
    'output/graylog/stream': 'create delete edit forwardTo get',
    'output/graylog/stream/alert': 'create delete edit get',
    'output/graylog/stream/archive': 'get',
    'output/graylog/stream/archive/encryptionKey': 'get',
    'output/graylog/stream/archive/url': 'generate',
    'output/graylog/stream/rule': 'create delete get',
    'output/graylog/stream/subscription': 'delete get',
    'output/graylog/stream/url': 'get',
    'output/metric/tenant': 'create delete edit get',
    'output/metric/tenant/subscription': 'delete get',
    'output/metric/tenant/url': 'get',
    'output/opensearch/alias': 'create delete edit get',
    'output/opensearch/alias/index': 'attach detach get',
    'output/opensearch/alias/stream': 'attach detach get',
    'output/opensearch/alias/url': 'get',
    'output/opensearch/index': 'create delete edit get',
    'output/opensearch/index/url': 'get',
    'output/opensearch/osd': 'create delete edit get',
    'output/opensearch/osd/url': 'get',
    role: 'create delete edit get',
    'role/member': 'create delete edit get',
    'role/permission': 'delete get',
    'role/permission/alias': 'create',
    'role/permission/dashboard': 'create',
    'role/permission/index': 'create',
    'role/permission/osd': 'create',
    'role/permission/stream': 'create',
    service: 'get',
    serviceInfos: 'edit get',
    services: 'get',
    'services/form': 'get',
    token: 'create delete get',
    url: 'get',
    user: 'changePassword',
  },
});

/** Rights inside Graylog and OpenSearch. Source: OVHcloud guide on IAM for Logs Data Platform. */
export const ldpBackendActions = factList({
  name: 'iam-actions-logs-backends',
  what: 'IAM actions inside Graylog and OpenSearch',
  source: 'OVHcloud guide on IAM for Logs Data Platform',
  seen: '2025-10',
  mayLack: 'newer actions',
  entries: [
    'ldp:graylog:dashboard/read',
    'ldp:graylog:dashboard/update',
    'ldp:graylog:stream/read',
    'ldp:opensearch:index/read',
    'ldp:opensearch:osd/get',
    'ldp:opensearch:osd/update',
  ],
});

/** vRack. Attaching takes two actions on two resources: this one and `…:vrack/attach` of what is attached. */
export const vrackActions = factList({
  name: 'iam-actions-vrack',
  what: 'IAM actions of vRack',
  source: "field `iamActions` of OVHcloud's API description /1.0/vrack.json",
  seen: '2025-10',
  mayLack: 'newer actions',
  entries: {
    '': 'changeContact confirmTermination get put terminate',
    allowedServices: 'get',
    cloudProject: 'attach detach get',
    dedicatedCloudDatacenter: 'get move',
    'dedicatedCloudDatacenter/allowedVrack': 'get',
    dedicatedConnect: 'attach detach edit get',
    dedicatedServer: 'attach detach get',
    'dedicatedServer/mrtg': 'get',
    dedicatedServerInterface: 'attach detach get',
    dedicatedServerInterfaceDetails: 'get',
    eligibleServices: 'get',
    ip: 'announceInZone attach detach get',
    'ip/availableZone': 'get',
    ipLoadbalancing: 'attach detach get',
    ipv6: 'attach detach get',
    'ipv6/bridgedSubrange': 'edit',
    'ipv6/routedSubrange': 'create delete',
    legacyVrack: 'attach detach get',
    ovhCloudConnect: 'attach detach get',
    pccVMware: 'attach detach get',
    publicRoutingOption: 'get',
    serviceInfos: 'get',
    task: 'get',
    vmwareCloudDirectoryVirtualDataCenter: 'attach detach get',
    vrackServices: 'attach detach get',
  },
});

/** vRack Services. */
export const vrackServicesActions = factList({
  name: 'iam-actions-vrack-services',
  what: 'IAM actions of vRack Services',
  source: "field `iamActions` of OVHcloud's API description /v2/vrackServices",
  seen: '2025-10',
  mayLack: 'newer actions',
  entries: {
    resource: 'edit get',
    'resource/eligibleManagedService': 'get',
    'resource/task': 'get',
    storageNetApp: 'attach detach',
    vrack: 'attach',
  },
});
