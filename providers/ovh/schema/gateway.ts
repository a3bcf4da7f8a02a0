import { location } from './common';
import { type Family, nested } from './notation';

const externalGateway = nested('single', 'computed', {
  enabled: 'bool computed',
  model: 'string computed',
});

const currentState = nested('single', 'computed', {
  description: 'string computed',
  external_ip: 'string computed',
  name: 'string computed',
  status: 'string computed',
  external_gateway: externalGateway,
  location,
  subnets: nested('list', 'computed', {
    id: 'string computed',
  }),
});

/** Gateways and their interfaces, both families. */
export const gateway: Family = {
  resources: {
    ovh_cloud_project_gateway: {
      importId: '{service_name}/{region}/{id}',
      replacementLoses: 'the public address that egress comes from',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        model: 'string required',
        name: 'string required',
        network_id: 'string required force-new',
        region: 'string required force-new',
        subnet_id: 'string required force-new',

        external_information:
          'list(object({ips=list(object({ip=string,subnet_id=string})),network_id=string})) computed',
        interfaces: 'list(object({id=string,ip=string,network_id=string,subnet_id=string})) computed',
        status: 'string computed',
      },
    },
    ovh_cloud_project_gateway_interface: {
      framework: true,
      importId: '{service_name}/{region}/{id}/{interface_id}',
      attributes: {
        id: 'string required force-new',
        service_name: 'string optional force-new',
        region: 'string required force-new',
        subnet_id: 'string required force-new',
        interface_id: 'string optional computed',

        ip: 'string computed',
        network_id: 'string computed',
      },
    },
    ovh_cloud_gateway: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses: 'the public address that egress comes from',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        name: 'string required',
        region: 'string required force-new',
        availability_zone: 'string optional force-new',
        description: 'string optional',
        subnet_ids: 'list(string) optional',
        external_gateway: nested('single', 'optional', {
          enabled: 'bool required',
          model: 'string optional',
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
    ovh_cloud_project_gateway: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',
        region: 'string required',

        model: 'string computed',
        name: 'string computed',
        status: 'string computed',
        external_information: nested('single', 'computed', {
          network_id: 'string computed',
          ips: nested('list', 'computed', {
            ip: 'string computed',
            subnet_id: 'string computed',
          }),
        }),
        interfaces: nested('list', 'computed', {
          id: 'string computed',
          ip: 'string computed',
          network_id: 'string computed',
          subnet_id: 'string computed',
        }),
      },
    },
    ovh_cloud_project_gateway_interface: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',
        interface_id: 'string required',
        region: 'string required',

        ip: 'string computed',
        network_id: 'string computed',
        subnet_id: 'string computed',
      },
    },
    ovh_cloud_gateway: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        checksum: 'string computed',
        created_at: 'string computed',
        description: 'string computed',
        name: 'string computed',
        resource_status: 'string computed',
        subnet_ids: 'list(string) computed',
        updated_at: 'string computed',
        current_state: currentState,
        external_gateway: externalGateway,
        location,
      },
    },
    ovh_cloud_gateways: {
      framework: true,
      attributes: {
        service_name: 'string required',

        gateways: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          description: 'string computed',
          name: 'string computed',
          resource_status: 'string computed',
          updated_at: 'string computed',
          current_state: currentState,
          external_gateway: externalGateway,
          location,
        }),
      },
    },
  },
};
