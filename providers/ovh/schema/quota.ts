import { type Family, nested } from './notation';

const usage = nested('single', 'computed', {
  limit: 'number computed',
  unit: 'string computed',
  used: 'number computed',
});

const limit = nested('single', 'computed', {
  limit: 'number computed',
  unit: 'string computed',
});

const currentState = nested('single', 'computed', {
  prevent_automatic_quota_upgrade: 'bool computed',
  available_profiles: nested('list', 'computed', {
    name: 'string computed',
    compute: nested('single', 'computed', {
      cores: 'number computed',
      instances: 'number computed',
      memory: 'number computed',
    }),
    key_manager: nested('single', 'computed', {
      containers: 'number computed',
      secrets: 'number computed',
    }),
    keypair: nested('single', 'computed', {
      keypairs: 'number computed',
    }),
    loadbalancer: nested('single', 'computed', {
      health_monitors: 'number computed',
      l7_policies: 'number computed',
      l7_rules: 'number computed',
      listeners: 'number computed',
      loadbalancers: 'number computed',
      members: 'number computed',
      pools: 'number computed',
    }),
    network: nested('single', 'computed', {
      floating_ips: 'number computed',
      gateways: 'number computed',
      networks: 'number computed',
      security_group_rules: 'number computed',
      security_groups: 'number computed',
      subnets: 'number computed',
    }),
    share: nested('single', 'computed', {
      backup_size_total: 'number computed',
      backups: 'number computed',
      shares: 'number computed',
      size_total: 'number computed',
      snapshots: 'number computed',
    }),
    volume: nested('single', 'computed', {
      backup_size_total: 'number computed',
      backups: 'number computed',
      size_total: 'number computed',
      snapshots: 'number computed',
      volumes: 'number computed',
    }),
  }),
  regions: nested('list', 'computed', {
    profile: 'string computed',
    region: 'string computed',
    compute: nested('single', 'computed', {
      cores: usage,
      instances: usage,
      memory: usage,
    }),
    key_manager: nested('single', 'computed', {
      containers: usage,
      secrets: usage,
    }),
    keypair: nested('single', 'computed', {
      keypairs: usage,
    }),
    loadbalancer: nested('single', 'computed', {
      health_monitors: usage,
      l7_policies: usage,
      l7_rules: usage,
      listeners: usage,
      loadbalancers: usage,
      members: usage,
      pools: usage,
    }),
    network: nested('single', 'computed', {
      floating_ips: usage,
      gateways: usage,
      networks: usage,
      security_group_rules: usage,
      security_groups: usage,
      subnets: usage,
    }),
    share: nested('single', 'computed', {
      backup_size_total: usage,
      backups: usage,
      per_share_size: limit,
      share_networks: usage,
      shares: usage,
      size_total: usage,
      snapshot_size_total: usage,
      snapshots: usage,
    }),
    volume: nested('single', 'computed', {
      backup_size_total: usage,
      backups: usage,
      per_volume_size: limit,
      size_total: usage,
      snapshots: usage,
      volumes: usage,
    }),
  }),
});

/** Quotas, spending alerts and savings plans of Public Cloud projects. */
export const quota: Family = {
  resources: {
    ovh_cloud_quota: {
      framework: true,
      importId: '{service_name}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        prevent_automatic_quota_upgrade: 'bool required',
        regions: nested('list', 'required', {
          profile: 'string required',
          region: 'string required',
        }),

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: currentState,
      },
    },
    ovh_cloud_project_alerting: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string optional force-new',
        delay: 'number required enum=10800|172800|21600|259200|3600|43200|604800|86400',
        email: 'string required',
        monthly_threshold: 'number required',

        creation_date: 'string computed',
        formatted_monthly_threshold: nested('single', 'computed', {
          currency_code: 'string computed',
          text: 'string computed',
          value: 'number computed',
        }),
      },
    },
    ovh_savings_plan: {
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        display_name: 'string required',
        flavor:
          'string required force-new enum-any-case=rancher|rancher_standard|rancher_ovhcloud_edition|b3-8|b3-16|b3-32|b3-64|b3-128|b3-256|c3-4|c3-8|c3-16|c3-32|c3-64|c3-128|r3-16|r3-32|r3-64|r3-128|r3-256|r3-512',
        period: 'string required force-new',
        size: 'number required',
        deployment_type: 'string optional enum-any-case=1AZ|3AZ default=1AZ',
        auto_renewal: 'bool optional computed',

        end_date: 'string computed',
        period_end_action: 'string computed',
        period_end_date: 'string computed',
        period_start_date: 'string computed',
        service_id: 'number computed',
        start_date: 'string computed',
        status: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_quota: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string required',
        region: 'string optional',

        checksum: 'string computed',
        created_at: 'string computed',
        prevent_automatic_quota_upgrade: 'bool computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: currentState,
        regions: nested('list', 'computed', {
          profile: 'string computed',
          region: 'string computed',
        }),
      },
    },
  },
};
