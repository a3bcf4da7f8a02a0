import { type Family, nested } from './notation';

const floatingIp = nested('single', 'computed', {
  id: 'string computed',
  ip: 'string computed',
});

/** Load balancers of Public Cloud projects. */
export const loadBalancer: Family = {
  resources: {
    ovh_cloud_project_loadbalancer: {
      framework: true,
      importId: '{service_name}/{region_name}/{id}',
      replacementLoses: 'the address (VIP) of the load balancer',
      attributes: {
        id: 'string computed',
        service_name: 'string optional force-new',
        flavor_id: 'string required',
        region_name: 'string required force-new',
        network: nested('single', 'required force-new', {
          private: nested('single', 'required force-new', {
            network: nested('single', 'required force-new', {
              id: 'string required force-new',
              subnet_id: 'string required force-new',
            }),
            floating_ip: nested('single', 'optional', {
              id: 'string optional force-new',
            }),
            floating_ip_create: nested('single', 'optional', {
              description: 'string optional force-new',
            }),
            gateway: nested('single', 'optional', {
              id: 'string optional force-new',
            }),
            gateway_create: nested('single', 'optional', {
              model: 'string optional force-new enum=2xl|3xl|l|m|s|xl',
              name: 'string optional force-new',
            }),
          }),
        }),
        description: 'string optional',
        listeners: nested('list', 'optional force-new', {
          port: 'number required force-new',
          protocol: 'string required force-new enum=http|https|prometheus|sctp|tcp|terminatedHTTPS|udp',
          allowed_cidrs: 'list(string) optional force-new',
          description: 'string optional force-new',
          name: 'string optional force-new',
          secret_id: 'string optional force-new',
          timeout_client_data: 'number optional force-new',
          timeout_member_data: 'number optional force-new',
          tls_versions: 'list(string) optional force-new',
          pool: nested('single', 'optional', {
            algorithm: 'string optional force-new enum=leastConnections|roundRobin|sourceIP',
            name: 'string optional force-new',
            protocol: 'string optional force-new enum=http|https|proxy|proxyV2|sctp|tcp|udp',
            health_monitor: nested('single', 'optional', {
              delay: 'number optional force-new',
              max_retries: 'number optional force-new',
              max_retries_down: 'number optional force-new',
              monitor_type: 'string optional force-new enum=http|https|ping|sctp|tcp|tls-hello|udp-connect',
              name: 'string optional force-new',
              operating_status: 'string optional force-new enum=degraded|draining|error|noMonitor|offline|online',
              provisioning_status: 'string optional force-new enum=active|creating|deleted|deleting|error|updating',
              timeout: 'number optional force-new',
              http_configuration: nested('single', 'optional', {
                domain_name: 'string optional force-new',
                expected_codes: 'string optional force-new',
                http_method: 'string optional force-new enum=CONNECT|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT|TRACE',
                http_version: 'string optional force-new enum=1.0|1.1',
                url_path: 'string optional force-new',
              }),
            }),
            members: nested('list', 'optional force-new', {
              address: 'string optional force-new',
              name: 'string optional force-new',
              protocol_port: 'number optional force-new',
              weight: 'number optional force-new',
            }),
            session_persistence: nested('single', 'optional', {
              cookie_name: 'string optional force-new',
              type: 'string optional force-new enum=appCookie|disabled|httpCookie|sourceIP',
            }),
          }),
        }),
        name: 'string optional computed',

        created_at: 'string computed',
        operating_status: 'string computed',
        provisioning_status: 'string computed',
        region: 'string computed',
        updated_at: 'string computed',
        vip_address: 'string computed',
        vip_network_id: 'string computed',
        vip_subnet_id: 'string computed',
        floating_ip: floatingIp,
      },
    },
    ovh_cloud_project_region_loadbalancer_log_subscription: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        kind: 'string required force-new',
        loadbalancer_id: 'string required force-new',
        region_name: 'string required force-new',
        stream_id: 'string required force-new',

        created_at: 'string computed',
        ldp_service_name: 'string computed',
        operation_id: 'string computed',
        resource_name: 'string computed',
        resource_type: 'string computed',
        subscription_id: 'string computed',
        updated_at: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_loadbalancer: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',
        region_name: 'string required',

        created_at: 'string computed',
        flavor_id: 'string computed',
        name: 'string computed',
        operating_status: 'string computed',
        provisioning_status: 'string computed',
        updated_at: 'string computed',
        vip_address: 'string computed',
        vip_network_id: 'string computed',
        vip_subnet_id: 'string computed',
        floating_ip: floatingIp,
      },
    },
    ovh_cloud_project_loadbalancers: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region_name: 'string required',

        loadbalancers: nested('set', 'computed', {
          id: 'string computed',
          created_at: 'string computed',
          flavor_id: 'string computed',
          name: 'string computed',
          operating_status: 'string computed',
          provisioning_status: 'string computed',
          region: 'string computed',
          updated_at: 'string computed',
          vip_address: 'string computed',
          vip_network_id: 'string computed',
          vip_subnet_id: 'string computed',
          floating_ip: floatingIp,
        }),
      },
    },
    ovh_cloud_project_loadbalancer_flavors: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region_name: 'string required',

        flavors: nested('set', 'computed', {
          id: 'string computed',
          name: 'string computed',
          region: 'string computed',
        }),
      },
    },
    ovh_cloud_project_region_loadbalancer_log_subscription: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        loadbalancer_id: 'string required',
        region_name: 'string required',
        subscription_id: 'string required',

        created_at: 'string computed',
        kind: 'string computed',
        ldp_service_name: 'string computed',
        resource_name: 'string computed',
        resource_type: 'string computed',
        stream_id: 'string computed',
        updated_at: 'string computed',
      },
    },
    ovh_cloud_project_region_loadbalancer_log_subscriptions: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        loadbalancer_id: 'string required',
        region_name: 'string required',
        kind: 'string optional',

        subscription_ids: 'list(string) computed',
      },
    },
  },
};
