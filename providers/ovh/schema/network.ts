import { block, type Family, nested } from './notation';

const regions = nested('list', 'computed', {
  openstack_id: 'string computed',
  region: 'string computed',
  status: 'string computed',
});

/** Private networks of Public Cloud projects, first family: network, subnet. */
export const network: Family = {
  resources: {
    ovh_cloud_project_network_private: {
      importId: '{service_name}/{id}',
      replacementLoses: 'its subnets, and everything that holds a port in them',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        name: 'string required',
        vlan_id: 'number optional force-new default=0',
        regions: 'set(string) optional computed',

        regions_attributes: 'set(object({openstackid=string,region=string,status=string})) computed',
        regions_openstack_ids: 'map(string) computed',
        regions_status: 'set(object({region=string,status=string})) computed deprecated',
        status: 'string computed',
        type: 'string computed',
      },
    },
    ovh_cloud_project_network_private_subnet: {
      importId: '{service_name}/{network_id}/{id}',
      replacementLoses: 'the ports in the subnet; fails while there are any',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        end: 'string required force-new format=ip',
        network: 'string required force-new format=cidr',
        network_id: 'string required force-new',
        region: 'string required force-new',
        start: 'string required force-new format=ip',
        dhcp: 'bool optional force-new default=false',
        no_gateway: 'bool optional force-new default=false',

        cidr: 'string computed',
        gateway_ip: 'string computed',
        ip_pools: 'set(object({dhcp=bool,end=string,network=string,region=string,start=string})) computed',
      },
    },
    ovh_cloud_project_network_private_subnet_v2: {
      noUpdate: true,
      importId: '{service_name}/{region}/{network_id}/{id}',
      replacementLoses: 'the ports in the subnet; fails while there are any',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cidr: 'string required force-new format=cidr',
        name: 'string required force-new',
        network_id: 'string required force-new',
        region: 'string required force-new',
        dhcp: 'bool optional force-new default=true',
        enable_gateway_ip: 'bool optional force-new default=true',
        use_default_public_dns_resolver: 'bool optional force-new',
        host_route: block('list', 'optional force-new', {
          destination: 'string required format=cidr',
          nexthop: 'string required format=ip',
        }),
        dns_nameservers: 'list(string) optional computed force-new format=ip',
        gateway_ip: 'string optional computed force-new format=ip',
        allocation_pools: block('list', 'computed force-new', {
          end: 'string required format=ip',
          start: 'string required format=ip',
        }),
      },
    },
    ovh_cloud_project_region_network: {
      framework: true,
      importId: '{service_name}/{region_name}/{id}',
      replacementLoses: 'its subnet, and everything that holds a port in it',
      attributes: {
        id: 'string computed',
        service_name: 'string optional force-new',
        name: 'string required force-new',
        region_name: 'string required force-new',
        subnet: nested('single', 'required force-new', {
          cidr: 'string required force-new',
          enable_dhcp: 'bool required force-new',
          enable_gateway_ip: 'bool required force-new',
          ip_version: 'number required force-new',
          dns_name_servers: 'list(string) optional force-new',
          gateway_ip: 'string optional force-new',
          name: 'string optional force-new',
          use_default_public_dnsresolver: 'bool optional force-new',
          allocation_pools: nested('list', 'optional force-new', {
            end: 'string optional force-new',
            start: 'string optional force-new',
          }),
          host_routes: nested('list', 'optional force-new', {
            destination: 'string optional force-new',
            next_hop: 'string optional force-new',
          }),
        }),
        vlan_id: 'number optional computed force-new',

        region: 'string computed',
        visibility: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_network_private: {
      framework: true,
      attributes: {
        service_name: 'string required',
        network_id: 'string required',

        name: 'string computed',
        regions_openstack_ids: 'map(string) computed',
        status: 'string computed',
        type: 'string computed',
        vlan_id: 'number computed',
        regions,
      },
    },
    ovh_cloud_project_network_privates: {
      framework: true,
      attributes: {
        service_name: 'string required',

        networks: nested('set', 'computed', {
          id: 'string computed',
          name: 'string computed',
          status: 'string computed',
          type: 'string computed',
          vlan_id: 'number computed',
          regions,
        }),
      },
    },
    ovh_cloud_project_network_private_subnets: {
      framework: true,
      attributes: {
        service_name: 'string required',
        network_id: 'string required',

        subnets: nested('set', 'computed', {
          id: 'string computed',
          cidr: 'string computed',
          dhcp_enabled: 'bool computed',
          gateway_ip: 'string computed',
          ip_pools: nested('list', 'computed', {
            dhcp: 'bool computed',
            end: 'string computed',
            network: 'string computed',
            region: 'string computed',
            start: 'string computed',
          }),
        }),
      },
    },
  },
};
