import { type Family, nested } from './notation';

const defaultRules = nested('list', 'computed', {
  id: 'string computed',
  description: 'string computed',
  direction: 'string computed',
  ethernet_type: 'string computed',
  port_range_max: 'number computed',
  port_range_min: 'number computed',
  protocol: 'string computed',
  remote_group_id: 'string computed',
  remote_ip_prefix: 'string computed',
});

const currentState = nested('single', 'computed', {
  description: 'string computed',
  name: 'string computed',
  default_rules: defaultRules,
  location: nested('single', 'computed', {
    region: 'string computed',
  }),
  rules: defaultRules,
});

const rule = nested('list', 'computed', {
  description: 'string computed',
  direction: 'string computed',
  ethernet_type: 'string computed',
  port_range_max: 'number computed',
  port_range_min: 'number computed',
  protocol: 'string computed',
  remote_group_id: 'string computed',
  remote_ip_prefix: 'string computed',
});

/** Security groups of Public Cloud projects. */
export const securityGroup: Family = {
  resources: {
    ovh_cloud_security_group: {
      framework: true,
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        name: 'string required',
        region: 'string required force-new',
        description: 'string optional',
        rule: nested('list', 'optional', {
          direction: 'string required',
          ethernet_type: 'string required',
          description: 'string optional',
          port_range_max: 'number optional',
          port_range_min: 'number optional',
          protocol: 'string optional',
          remote_group_id: 'string optional',
          remote_ip_prefix: 'string optional',
        }),

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: currentState,
      },
    },
  },
  dataSources: {
    ovh_cloud_security_group: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        checksum: 'string computed',
        created_at: 'string computed',
        description: 'string computed',
        name: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: currentState,
        location: nested('single', 'computed', {
          region: 'string computed',
        }),
        rule,
      },
    },
    ovh_cloud_security_groups: {
      framework: true,
      attributes: {
        service_name: 'string required',

        security_groups: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          description: 'string computed',
          name: 'string computed',
          resource_status: 'string computed',
          updated_at: 'string computed',
          current_state: currentState,
          location: nested('single', 'computed', {
            region: 'string computed',
          }),
          rule,
        }),
      },
    },
  },
};
