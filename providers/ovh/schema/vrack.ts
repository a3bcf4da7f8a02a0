import { iamBlock, orderBlock, plan, planOption } from './common';
import { block, type Family, nested } from './notation';

/** vRack private networks and what is attached to them. */
export const vrack: Family = {
  resources: {
    ovh_vrack: {
      importId: '{service_name}',
      replacementLoses: 'every attachment to it',
      timeouts: { create: '30m' },
      attributes: {
        id: 'string optional computed',
        payment_mean: 'string optional force-new deprecated enum-any-case=default-payment-mean|fidelity|ovh-account',
        plan_option: planOption,
        description: 'string optional computed',
        name: 'string optional computed',
        ovh_subsidiary:
          'string optional computed force-new enum-any-case=asia|au|ca|cz|de|es|eu|fi|fr|gb|ie|it|lt|ma|nl|pl|pt|qc|sg|sn|tn|us|we|ws',
        order: orderBlock,
        plan,

        service_name: 'string computed',
        urn: 'string computed',
      },
    },
    ovh_vrack_cloudproject: {
      importId: '{service_name}/{project_id}',
      replacementLoses: 'the private connection of the project while it is detached',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_VRACK_SERVICE',
        project_id: 'string optional force-new env=OVH_CLOUD_PROJECT_SERVICE',
      },
    },
    ovh_vrack_dedicated_cloud: {
      framework: true,
      replacementLoses: 'the private connection of the private cloud while it is detached',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        dedicated_cloud: 'string required force-new',
      },
    },
    ovh_vrack_dedicated_cloud_datacenter: {
      framework: true,
      importId: '{service_name}/{datacenter}/{target_service_name}',
      attributes: {
        id: 'string computed',
        service_name: 'string required',
        datacenter: 'string required',

        dedicated_cloud: 'string computed',
        target_service_name: 'string computed',
      },
    },
    ovh_vrack_dedicated_server: {
      importId: '{service_name}/{server_id}',
      replacementLoses: 'the private connection of the server while it is detached',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_VRACK_SERVICE',
        server_id: 'string required force-new',
      },
    },
    ovh_vrack_dedicated_server_interface: {
      importId: '{service_name}/{interface_id}',
      replacementLoses: 'the private connection of the server while it is detached',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_VRACK_SERVICE',
        interface_id: 'string required force-new',
      },
    },
    ovh_vrack_ip: {
      importId: '{service_name},{block}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        block: 'string required force-new',
        region: 'string optional computed',

        gateway: 'string computed',
        ip: 'string computed',
        zone: 'string computed',
      },
    },
    ovh_vrack_iploadbalancing: {
      importId: '{service_name}/{ip_loadbalancing}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        ip_loadbalancing: 'string required force-new',
      },
    },
    ovh_vrack_ipv6: {
      importId: '{service_name},{block}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        block: 'string required force-new format=ip-or-cidr',
        bridged_subrange: block('set', 'computed max=1', {
          slaac: 'string required enum=disabled|enabled',
          gateway: 'string computed',
          subrange: 'string computed',
        }),

        ipv6: 'string computed',
        region: 'string computed',
      },
    },
    ovh_vrack_ipv6_routed_subrange: {
      framework: true,
      importId: '{service_name},{block},{routed_subrange}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        block: 'string required force-new',
        nexthop: 'string required force-new',
        routed_subrange: 'string required force-new',
      },
    },
    ovh_vrack_ovhcloudconnect: {
      framework: true,
      replacementLoses: 'the connection to the site while it is detached',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        ovh_cloud_connect: 'string required force-new',
      },
    },
    ovh_vrack_public_routing_priority: {
      framework: true,
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required',
        region: 'string required',
        availability_zones: nested('list', 'required', {
          name: 'string optional computed',
          priority: 'number optional computed',
        }),

        priority_id: 'string computed',
        type: 'string computed',
        vrack: 'string computed',
      },
    },
    ovh_vrack_vrackservices: {
      importId: '{service_name}/{vrack_services}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        vrack_services: 'string required force-new',
      },
    },
  },
  dataSources: {
    ovh_vrack: {
      framework: true,
      attributes: {
        service_name: 'string required',

        description: 'string computed',
        name: 'string computed',
        iam: iamBlock,
      },
    },
    ovh_vracks: {
      attributes: {
        id: 'string optional computed',

        result: 'list(string) computed',
      },
    },
  },
};
