import { currentTasks, location } from './common';
import { type Family, nested } from './notation';

const allocationPools = nested('list', 'computed', {
  end: 'string computed',
  start: 'string computed',
});

const hostRoutes = nested('list', 'computed', {
  destination: 'string computed',
  next_hop: 'string computed',
});

const subnetState = nested('single', 'computed', {
  cidr: 'string computed',
  description: 'string computed',
  dhcp_enabled: 'bool computed',
  dns_nameservers: 'list(string) computed',
  gateway_ip: 'string computed',
  name: 'string computed',
  allocation_pools: allocationPools,
  host_routes: hostRoutes,
  location: nested('single', 'computed', {
    region: 'string computed',
  }),
});

const networkState = nested('single', 'computed', {
  description: 'string computed',
  name: 'string computed',
  vlan_id: 'number computed',
  location: nested('single', 'computed', {
    region: 'string computed',
  }),
});

/** Private networks of Public Cloud projects, second family (API v2): network, subnet. */
export const networkVrack: Family = {
  resources: {
    ovh_cloud_network_private_vrack: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses: 'its subnets, and everything that holds a port in them',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        name: 'string required',
        region: 'string required force-new',
        description: 'string optional force-new',
        vlan_id: 'number optional computed force-new=configured range=0..4096',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: networkState,
      },
    },
    ovh_cloud_network_private_vrack_subnet: {
      framework: true,
      importId: '{service_name}/{network_id}/{id}',
      replacementLoses: 'the ports in the subnet; fails while there are any',
      attributes: {
        id: 'string computed stable',
        service_name: 'string required force-new',
        cidr: 'string required force-new',
        name: 'string required',
        network_id: 'string required force-new',
        region: 'string required force-new',
        availability_zone: 'string optional',
        description: 'string optional',
        dns_nameservers: 'list(string) optional',
        dhcp_enabled: 'bool optional computed stable',
        gateway_ip: 'string optional computed stable',
        allocation_pools: nested('list', 'optional computed stable', {
          end: 'string optional computed',
          start: 'string optional computed',
        }),

        checksum: 'string computed',
        created_at: 'string computed stable',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: nested('single', 'computed', {
          cidr: 'string computed',
          description: 'string computed',
          dhcp_enabled: 'bool computed',
          dns_nameservers: 'list(string) computed',
          gateway_ip: 'string computed',
          name: 'string computed',
          allocation_pools: allocationPools,
          host_routes: hostRoutes,
          location,
        }),
        current_tasks: currentTasks,
      },
    },
  },
  dataSources: {
    ovh_cloud_network_private_vrack: {
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
        vlan_id: 'number computed',
        current_state: networkState,
        location: nested('single', 'computed', {
          region: 'string computed',
        }),
      },
    },
    ovh_cloud_network_private_vracks: {
      framework: true,
      attributes: {
        service_name: 'string required',

        networks: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          description: 'string computed',
          name: 'string computed',
          resource_status: 'string computed',
          updated_at: 'string computed',
          vlan_id: 'number computed',
          current_state: networkState,
          location: nested('single', 'computed', {
            region: 'string computed',
          }),
        }),
      },
    },
    ovh_cloud_network_private_vrack_subnet: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',
        network_id: 'string required',

        checksum: 'string computed',
        cidr: 'string computed',
        created_at: 'string computed',
        description: 'string computed',
        dhcp_enabled: 'bool computed',
        dns_nameservers: 'list(string) computed',
        gateway_ip: 'string computed',
        name: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        allocation_pools: allocationPools,
        current_state: subnetState,
        location: nested('single', 'computed', {
          region: 'string computed',
        }),
      },
    },
    ovh_cloud_network_private_vrack_subnets: {
      framework: true,
      attributes: {
        service_name: 'string required',
        network_id: 'string required',

        subnets: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          cidr: 'string computed',
          created_at: 'string computed',
          description: 'string computed',
          dhcp_enabled: 'bool computed',
          dns_nameservers: 'list(string) computed',
          gateway_ip: 'string computed',
          name: 'string computed',
          resource_status: 'string computed',
          updated_at: 'string computed',
          allocation_pools: allocationPools,
          current_state: subnetState,
          location: nested('single', 'computed', {
            region: 'string computed',
          }),
        }),
      },
    },
  },
};
