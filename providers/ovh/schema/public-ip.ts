import { currentTasks, location } from './common';
import { type Family, nested } from './notation';

const associatedResource = nested('single', 'computed', {
  id: 'string computed',
  type: 'string computed',
});

const floatingIpState = nested('single', 'computed', {
  id: 'string computed',
  description: 'string computed',
  ip: 'string computed',
  status: 'string computed',
  associated_resource: associatedResource,
  location,
  network: nested('single', 'computed', {
    id: 'string computed',
  }),
});

const additionalIpState = nested('single', 'computed', {
  id: 'string computed',
  ip: 'string computed',
  ip_block: 'string computed',
  associated_resource: associatedResource,
  location,
});

const extNetIpState = nested('single', 'computed', {
  id: 'string computed',
  ip: 'string computed',
  associated_resource: associatedResource,
  location,
});

/** Public addresses of Public Cloud projects: floating, additional, failover. */
export const publicIp: Family = {
  resources: {
    ovh_cloud_floating_ip: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses: 'the public address',
      attributes: {
        id: 'string computed',
        service_name: 'string optional computed force-new stable env=OVH_CLOUD_PROJECT_SERVICE',
        region: 'string required force-new',
        availability_zone: 'string optional force-new',
        description: 'string optional',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: floatingIpState,
        current_tasks: currentTasks,
      },
    },
    ovh_cloud_project_failover_ip_attach: {
      importId: '{id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        block: 'string optional computed format=ip',
        continent_code: 'string optional computed',
        geo_loc: 'string optional computed',
        ip: 'string optional computed format=ip',
        routed_to: 'string optional computed force-new',

        progress: 'number computed',
        status: 'string computed',
        sub_type: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_floating_ip: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string optional computed',

        checksum: 'string computed',
        created_at: 'string computed',
        description: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: floatingIpState,
        current_tasks: currentTasks,
        location,
      },
    },
    ovh_cloud_floating_ips: {
      framework: true,
      attributes: {
        service_name: 'string optional computed',

        floating_ips: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          description: 'string computed',
          resource_status: 'string computed',
          updated_at: 'string computed',
          current_state: floatingIpState,
          current_tasks: currentTasks,
          location,
        }),
      },
    },
    ovh_cloud_project_floatingips: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region_name: 'string required',

        cloud_project_floatingips: nested('set', 'computed', {
          id: 'string computed',
          ip: 'string computed',
          network_id: 'string computed',
          region: 'string computed',
          status: 'string computed',
          associated_entity: nested('single', 'computed', {
            id: 'string computed',
            gateway_id: 'string computed',
            ip: 'string computed',
            type: 'string computed',
          }),
        }),
      },
    },
    ovh_cloud_project_failover_ip_attach: {
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        block: 'string optional computed format=ip',
        continent_code: 'string optional computed',
        geo_loc: 'string optional computed',
        ip: 'string optional computed format=ip',
        routed_to: 'string optional computed force-new',

        progress: 'number computed',
        status: 'string computed',
        sub_type: 'string computed',
      },
    },
    ovh_cloud_additional_ip: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string optional computed',

        checksum: 'string computed',
        resource_status: 'string computed',
        current_state: additionalIpState,
        current_tasks: currentTasks,
      },
    },
    ovh_cloud_additional_ips: {
      framework: true,
      attributes: {
        service_name: 'string optional computed',

        additional_ips: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          resource_status: 'string computed',
          current_state: additionalIpState,
          current_tasks: currentTasks,
        }),
      },
    },
    ovh_cloud_ext_net_ip: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string optional computed',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: extNetIpState,
        current_tasks: currentTasks,
      },
    },
    ovh_cloud_ext_net_ips: {
      framework: true,
      attributes: {
        service_name: 'string optional computed',

        ext_net_ips: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          resource_status: 'string computed',
          updated_at: 'string computed',
          current_state: extNetIpState,
          current_tasks: currentTasks,
        }),
      },
    },
    ovh_cloud_public_ips: {
      framework: true,
      attributes: {
        service_name: 'string optional computed',

        public_ips: nested('list', 'computed', {
          ip: 'string computed',
          type: 'string computed',
        }),
      },
    },
  },
};
