import { block, type Family, nested } from './notation';

const capabilities = nested('list', 'computed', {
  enabled: 'bool computed',
  name: 'string computed',
});

const planCodes = nested('single', 'computed', {
  hourly: 'string computed',
  monthly: 'string computed',
});

/** Instances, first family. */
export const instance: Family = {
  resources: {
    ovh_cloud_project_instance: {
      noUpdate: true,
      replacementLoses: 'the root disk and the addresses of the instance',
      timeouts: { create: '1h', default: '1h' },
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        billing_period: 'string required force-new enum=monthly|hourly',
        name: 'string required force-new',
        region: 'string required force-new',
        boot_from: block('set', 'min=1 force-new max=1', {
          image_id: 'string optional',
          volume_id: 'string optional',
        }),
        flavor: block('set', 'min=1 force-new max=1', {
          flavor_id: 'string required',
        }),
        network: block('set', 'min=1 force-new max=1', {
          public: 'bool optional',
          private: block('set', 'optional force-new max=1', {
            ip: 'string optional force-new',
            floating_ip: block('set', 'optional force-new max=1', {
              id: 'string optional',
            }),
            floating_ip_create: block('set', 'optional force-new max=1', {
              description: 'string optional',
            }),
            gateway: block('set', 'optional force-new max=1', {
              id: 'string optional',
            }),
            gateway_create: block('set', 'optional force-new max=1', {
              model: 'string optional enum=s|m|l',
              name: 'string optional',
            }),
            network: block('set', 'optional force-new max=1', {
              id: 'string optional',
              subnet_id: 'string optional',
            }),
            network_create: block('set', 'optional force-new max=1', {
              name: 'string optional',
              vlan_id: 'number optional',
              subnet: block('set', 'optional force-new max=1', {
                cidr: 'string optional',
                enable_dhcp: 'bool optional',
                ip_version: 'number optional',
              }),
            }),
          }),
        }),
        bulk: 'number optional force-new',
        user_data: 'string optional force-new',
        auto_backup: block('set', 'optional force-new max=1', {
          cron: 'string required force-new',
          rotation: 'number required force-new',
        }),
        group: block('set', 'optional force-new max=1', {
          group_id: 'string optional',
        }),
        ssh_key: block('set', 'optional force-new exactly-one=ssh_key|ssh_key_create max=1', {
          name: 'string required',
        }),
        ssh_key_create: block('set', 'optional force-new max=1', {
          name: 'string required',
          public_key: 'string required',
        }),
        availability_zone: 'string optional computed force-new',

        addresses: 'set(object({ip=string,version=number})) computed',
        attached_volumes: 'set(object({id=string})) computed',
        flavor_id: 'string computed',
        flavor_name: 'string computed',
        image_id: 'string computed',
        status: 'string computed',
        task_state: 'string computed',
      },
    },
    ovh_cloud_project_instance_snapshot: {
      framework: true,
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string computed',
        service_name: 'string optional force-new',
        instance_id: 'string required force-new',
        name: 'string required force-new',

        creation_date: 'string computed',
        flavor_type: 'string computed',
        min_disk: 'number computed',
        min_ram: 'number computed',
        plan_code: 'string computed',
        region: 'string computed',
        size: 'number computed',
        status: 'string computed',
        tags: 'list(string) computed',
        type: 'string computed',
        user: 'string computed',
        visibility: 'string computed',
      },
    },
    ovh_cloud_project_workflow_backup: {
      importId: '{id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cron: 'string required force-new',
        instance_id: 'string required force-new',
        name: 'string required force-new',
        region_name: 'string required force-new',
        rotation: 'number required force-new',
        max_execution_count: 'number optional force-new',
        backup_name: 'string optional computed force-new',

        created_at: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_instance: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        instance_id: 'string required',
        region: 'string required',

        addresses: 'set(object({ip=string,version=number})) computed',
        attached_volumes: 'set(object({id=string})) computed',
        availability_zone: 'string computed',
        flavor_id: 'string computed',
        flavor_name: 'string computed',
        image_id: 'string computed',
        name: 'string computed',
        ssh_key: 'string computed',
        status: 'string computed',
        task_state: 'string computed',
      },
    },
    ovh_cloud_project_instances: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        region: 'string required',

        instances:
          'set(object({addresses=set(object({ip=string,version=number})),attached_volumes=list(object({id=string})),availability_zone=string,flavor_id=string,flavor_name=string,id=string,image_id=string,name=string,ssh_key=string,status=string,task_state=string})) computed',
      },
    },
    ovh_cloud_project_flavor: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        available: 'bool computed',
        disk: 'number computed',
        inbound_bandwidth: 'number computed',
        name: 'string computed',
        os_type: 'string computed',
        outbound_bandwidth: 'number computed',
        quota: 'number computed',
        ram: 'number computed',
        region: 'string computed',
        type: 'string computed',
        vcpus: 'number computed',
        capabilities,
        plan_codes: planCodes,
      },
    },
    ovh_cloud_project_flavors: {
      framework: true,
      attributes: {
        service_name: 'string required',
        name_filter: 'string optional',
        region: 'string optional computed',

        flavors: nested('set', 'computed', {
          id: 'string computed',
          available: 'bool computed',
          disk: 'number computed',
          inbound_bandwidth: 'number computed',
          name: 'string computed',
          os_type: 'string computed',
          outbound_bandwidth: 'number computed',
          quota: 'number computed',
          ram: 'number computed',
          region: 'string computed',
          type: 'string computed',
          vcpus: 'number computed',
          capabilities,
          plan_codes: planCodes,
        }),
      },
    },
    ovh_cloud_project_image: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string required',
        image_id: 'string required',

        creation_date: 'string computed',
        flavor_type: 'string computed',
        min_disk: 'number computed',
        min_ram: 'number computed',
        name: 'string computed',
        plan_code: 'string computed',
        region: 'string computed',
        size: 'number computed',
        status: 'string computed',
        tags: 'list(string) computed',
        type: 'string computed',
        user: 'string computed',
        visibility: 'string computed',
      },
    },
    ovh_cloud_project_images: {
      framework: true,
      attributes: {
        service_name: 'string required',
        flavor_type: 'string optional computed',
        os_type: 'string optional computed enum=baremetal-linux|bsd|linux|windows',
        region: 'string optional computed',

        images: nested('set', 'computed', {
          id: 'string computed',
          creation_date: 'string computed',
          flavor_type: 'string computed',
          min_disk: 'number computed',
          min_ram: 'number computed',
          name: 'string computed',
          plan_code: 'string computed',
          region: 'string computed',
          size: 'number computed',
          status: 'string computed',
          tags: 'list(string) computed',
          type: 'string computed',
          user: 'string computed',
          visibility: 'string computed',
        }),
      },
    },
  },
};
