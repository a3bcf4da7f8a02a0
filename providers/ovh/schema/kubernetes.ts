import { block, type Family } from './notation';

const admissionplugins = block('set', 'computed', {
  disabled: 'list(string) optional computed',
  enabled: 'list(string) optional computed',
});

const apiserver = block('set', 'computed deprecated', {
  admissionplugins,
});

const limits = block('set', 'computed max=1', {
  cpu: 'string optional computed',
  memory: 'string optional computed',
});

const backendResources = block('set', 'computed max=1', {
  limits,
  requests: limits,
});

const customizationCilium = block('set', 'computed max=1', {
  cluster_id: 'number optional computed',
  cluster_mesh: block('set', 'computed max=1', {
    enabled: 'bool optional computed',
    api_server: block('set', 'computed max=1', {
      node_port: 'number optional computed',
      service_type: 'string optional computed',
    }),
  }),
  hubble: block('set', 'computed max=1', {
    enabled: 'bool optional computed',
    relay: block('set', 'computed max=1', {
      enabled: 'bool optional computed',
    }),
    ui: block('set', 'computed max=1', {
      enabled: 'bool optional computed',
      backend_resources: backendResources,
      frontend_resources: backendResources,
    }),
  }),
});

const customizationKubeProxy = block('set', 'optional max=1', {
  iptables: block('set', 'optional max=1', {
    min_sync_period: 'string optional format=duration',
    sync_period: 'string optional format=duration',
  }),
  ipvs: block('set', 'optional max=1', {
    min_sync_period: 'string optional format=duration',
    scheduler: 'string optional enum=rr|lc|dh|sh|sed|nq',
    sync_period: 'string optional format=duration',
    tcp_fin_timeout: 'string optional format=duration',
    tcp_timeout: 'string optional format=duration',
    udp_timeout: 'string optional format=duration',
  }),
});

/** Managed Kubernetes: clusters, access to their API, audit log. */
export const kubernetes: Family = {
  resources: {
    ovh_cloud_project_kube: {
      importId: '{service_name}/{id}',
      replacementLoses:
        'the etcd data of the cluster: every Kubernetes object that is not declared elsewhere, its node pools, its API address and its kubeconfig',
      timeouts: { create: '15m', read: '5m', update: '1h', delete: '10m', default: '10m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        region: 'string required force-new',
        load_balancers_subnet_id: 'string optional requires=private_network_id',
        name: 'string optional',
        private_network_id: 'string optional force-new',
        customization_kube_proxy: customizationKubeProxy,
        private_network_configuration: block('set', 'optional max=1', {
          default_vrack_gateway: 'string required',
          private_network_routing_as_default: 'bool required',
        }),
        kube_proxy_mode: 'string optional computed force-new enum=iptables|ipvs',
        nodes_subnet_id: 'string optional computed requires=private_network_id',
        plan: 'string optional computed enum=standard|free',
        update_policy: 'string optional computed',
        version: 'string optional computed',
        customization: block('set', 'computed deprecated conflicts=customization_apiserver', {
          apiserver,
        }),
        customization_apiserver: block('set', 'computed conflicts=customization', {
          admissionplugins,
        }),
        customization_cilium: customizationCilium,
        ip_allocation_policy: block('set', 'computed max=1', {
          pods_ipv4_cidr: 'string optional computed force-new',
          services_ipv4_cidr: 'string optional computed force-new',
        }),

        control_plane_is_up_to_date: 'bool computed',
        is_up_to_date: 'bool computed',
        kubeconfig: 'string computed sensitive',
        kubeconfig_attributes:
          'list(object({client_certificate=string,client_key=string,cluster_ca_certificate=string,host=string})) computed sensitive=client_certificate|client_key|cluster_ca_certificate',
        next_upgrade_versions: 'set(string) computed',
        nodes_url: 'string computed',
        status: 'string computed',
        url: 'string computed',
      },
    },
    ovh_cloud_project_kube_iprestrictions: {
      importId: '{service_name}/{kube_id}',
      timeouts: { create: '10m', read: '5m', update: '5m', delete: '5m', default: '10m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        ips: 'set(string) required',
        kube_id: 'string required force-new',
      },
    },
    ovh_cloud_project_kube_oidc: {
      importId: '{service_name}/{kube_id}',
      timeouts: { create: '10m', read: '5m', update: '10m', delete: '10m', default: '10m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        client_id: 'string required',
        issuer_url: 'string required',
        kube_id: 'string required force-new',
        oidc_ca_content: 'string optional',
        oidc_groups_claim: 'list(string) optional',
        oidc_groups_prefix: 'string optional',
        oidc_required_claim: 'list(string) optional',
        oidc_signing_algs: 'list(string) optional',
        oidc_username_claim: 'string optional',
        oidc_username_prefix: 'string optional',
      },
    },
    ovh_cloud_project_kube_log_subscription: {
      importId: '{service_name}/{kube_id}/{id}',
      timeouts: { create: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        kind: 'string required force-new',
        kube_id: 'string required force-new',
        stream_id: 'string required force-new',

        created_at: 'string computed',
        resource: 'list(object({name=string,type=string})) computed',
        subscription_id: 'string computed',
        updated_at: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_kube: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        kube_id: 'string required',
        kube_proxy_mode: 'string optional force-new enum=iptables|ipvs',
        name: 'string optional',
        plan: 'string optional enum=standard|free default=free',
        region: 'string optional',
        update_policy: 'string optional',
        version: 'string optional',
        customization_kube_proxy: customizationKubeProxy,
        customization: block('set', 'computed deprecated', {
          apiserver,
        }),
        customization_apiserver: block('set', 'computed', {
          admissionplugins,
        }),
        customization_cilium: customizationCilium,
        ip_allocation_policy: block('set', 'computed max=1', {
          pods_ipv4_cidr: 'string optional computed',
          services_ipv4_cidr: 'string optional computed',
        }),

        control_plane_is_up_to_date: 'bool computed',
        is_up_to_date: 'bool computed',
        kubeconfig: 'string computed sensitive',
        kubeconfig_attributes:
          'list(object({client_certificate=string,client_key=string,cluster_ca_certificate=string,host=string})) computed sensitive=client_certificate|client_key|cluster_ca_certificate',
        load_balancers_subnet_id: 'string computed',
        next_upgrade_versions: 'set(string) computed',
        nodes_subnet_id: 'string computed',
        nodes_url: 'string computed',
        private_network_id: 'string computed',
        status: 'string computed',
        url: 'string computed',
      },
    },
    ovh_cloud_project_kube_iprestrictions: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        kube_id: 'string required force-new',

        ips: 'set(string) computed',
      },
    },
    ovh_cloud_project_kube_oidc: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        kube_id: 'string required force-new',
        client_id: 'string optional',
        issuer_url: 'string optional',
        oidc_ca_content: 'string optional',
        oidc_groups_claim: 'list(string) optional',
        oidc_groups_prefix: 'string optional',
        oidc_required_claim: 'list(string) optional',
        oidc_signing_algs: 'list(string) optional',
        oidc_username_claim: 'string optional',
        oidc_username_prefix: 'string optional',
      },
    },
    ovh_cloud_project_kube_log_subscription: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        kube_id: 'string required',
        subscription_id: 'string required',

        created_at: 'string computed',
        kind: 'string computed',
        resource: 'list(object({name=string,type=string})) computed',
        stream_id: 'string computed',
        updated_at: 'string computed',
      },
    },
  },
};
