import { currentTasksShort, iamBlock } from './common';
import { type Family, nested } from './notation';

/** Hosted Private Cloud (VMware) and Cloud Director, which the provider can only read. */
export const privateCloud: Family = {
  resources: {},
  dataSources: {
    ovh_dedicated_cloud: {
      framework: true,
      attributes: {
        service_name: 'string required',

        advanced_security: 'bool computed',
        bandwidth: 'string computed',
        billing_type: 'string computed',
        can_migrate_to_vcd: 'bool computed',
        certified_interface_url: 'string computed',
        commercial_range: 'string computed',
        description: 'string computed',
        generation: 'string computed',
        location: 'string computed',
        management_interface: 'string computed',
        product_reference: 'string computed',
        service_pack_name: 'string computed',
        spla: 'bool computed',
        ssl_v3: 'bool computed',
        state: 'string computed',
        user_access_policy: 'string computed',
        user_limit_concurrent_session: 'number computed',
        user_logout_policy: 'string computed',
        user_session_timeout: 'number computed',
        v_scope_url: 'string computed',
        web_interface_url: 'string computed',
        iam: iamBlock,
        version: nested('single', 'computed', {
          build: 'string computed',
          major: 'string computed',
          minor: 'string computed',
        }),
      },
    },
    ovh_vmware_cloud_director_backup: {
      framework: true,
      attributes: {
        id: 'string computed',
        backup_id: 'string required',

        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: nested('single', 'computed', {
          az_name: 'string computed',
          offers: nested('list', 'computed', {
            name: 'string computed',
            protection_primary_region: 'string computed',
            protection_replicated_region: 'string computed',
            quota_in_tb: 'number computed',
            status: 'string computed',
            used_space_in_gb: 'number computed',
          }),
        }),
        current_tasks: currentTasksShort,
        iam: iamBlock,
        target_spec: nested('single', 'computed', {
          offers: nested('list', 'computed', {
            name: 'string computed',
            quota_in_tb: 'number computed',
          }),
        }),
      },
    },
    ovh_vmware_cloud_director_organization: {
      framework: true,
      attributes: {
        id: 'string computed',
        organization_id: 'string required',

        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: nested('single', 'computed', {
          api_url: 'string computed',
          billing_type: 'string computed',
          description: 'string computed',
          full_name: 'string computed',
          name: 'string computed',
          region: 'string computed',
          spla: 'bool computed',
          web_interface_url: 'string computed',
        }),
        current_tasks: currentTasksShort,
        iam: iamBlock,
        target_spec: nested('single', 'computed', {
          description: 'string computed',
          full_name: 'string computed',
        }),
      },
    },
  },
};
