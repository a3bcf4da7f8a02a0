import { iamBlock, orderNested, planNested, planOptionNested } from './common';
import { block, type Family, nested } from './notation';

/** Dedicated servers. */
export const dedicatedServer: Family = {
  resources: {
    ovh_dedicated_server: {
      framework: true,
      importId: '{service_name}',
      attributes: {
        id: 'string computed',
        service_name: 'string optional computed force-new stable',
        display_name: 'string optional',
        keep_service_after_destroy: 'bool optional',
        ovh_subsidiary: 'string optional force-new',
        prevent_install_on_create: 'bool optional',
        prevent_install_on_import: 'bool optional',
        properties: 'map(string) optional deprecated',
        range: 'string optional enum=standard|eco',
        rescue_mail: 'string optional stable',
        rescue_ssh_key: 'string optional stable',
        run_actions_before_destroy: 'list(string) optional enum=reinstall_only_os|reboot_rescue',
        customizations: nested('single', 'optional', {
          config_drive_metadata: 'map(string) optional',
          config_drive_user_data: 'string optional',
          efi_bootloader_path: 'string optional',
          hostname: 'string optional',
          http_headers: 'map(string) optional',
          image_check_sum: 'string optional',
          image_check_sum_type: 'string optional enum=md5|sha1|sha256|sha512',
          image_type: 'string optional enum=qcow2|raw',
          image_url: 'string optional',
          language: 'string optional enum=cs-cz|de-de|en-us|es-es|fr-fr|it-it|nl-nl|pl-pl|pt-pt',
          post_installation_script: 'string optional',
          post_installation_script_extension: 'string optional enum=cmd|ps1',
          ssh_key: 'string optional',
        }),
        plan: planNested,
        plan_option: planOptionNested,
        storage: nested('list', 'optional', {
          disk_group_id: 'number optional',
          hardware_raid: nested('list', 'optional', {
            arrays: 'number optional',
            disks: 'number optional',
            raid_level: 'number optional enum=0|1|5|6|10|50|60',
            spares: 'number optional',
          }),
          partitioning: nested('single', 'optional', {
            disks: 'number optional',
            scheme_name: 'string optional',
            layout: nested('list', 'optional', {
              file_system:
                'string required enum=btrfs|ext3|ext4|fat16|none|ntfs|reiserfs|swap|ufs|vmfs5|vmfs6|vmfsl|xfs|zfs',
              mount_point: 'string required',
              raid_level: 'number optional enum=0|1|5|6|7|10',
              size: 'number optional',
              extras: nested('single', 'optional', {
                lv: nested('single', 'optional', {
                  name: 'string optional',
                }),
                zp: nested('single', 'optional', {
                  name: 'string optional',
                }),
              }),
            }),
          }),
        }),
        boot_id: 'number optional computed stable',
        boot_script: 'string optional computed stable',
        efi_bootloader_path: 'string optional computed stable',
        monitoring: 'bool optional computed stable',
        no_intervention: 'bool optional computed stable',
        os: 'string optional computed',
        root_device: 'string optional computed stable',
        state: 'string optional computed stable enum=error|hacked|hackedBlocked|ok',

        availability_zone: 'string computed stable',
        commercial_range: 'string computed stable',
        datacenter: 'string computed stable',
        ip: 'string computed stable',
        link_speed: 'number computed stable',
        name: 'string computed stable',
        new_upgrade_system: 'bool computed stable',
        power_state: 'string computed stable enum=poweroff|poweron',
        professional_use: 'bool computed stable',
        rack: 'string computed stable',
        region: 'string computed stable',
        reverse: 'string computed stable',
        server_id: 'number computed stable',
        support_level: 'string computed stable enum=critical|fastpath|gs|pro',
        iam: iamBlock,
        order: orderNested,
      },
    },
    ovh_dedicated_server_networking: {
      importId: '{service_name}',
      timeouts: { create: '45m', delete: '45m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        interfaces: block('set', 'min=1 force-new max=2', {
          macs: 'set(string) required force-new',
          type: 'string required force-new',
        }),

        description: 'string computed',
        status: 'string computed',
      },
    },
    ovh_dedicated_server_reboot_task: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        keepers: 'list(string) required force-new',

        comment: 'string computed',
        done_date: 'string computed',
        function: 'string computed',
        last_update: 'string computed',
        start_date: 'string computed',
        status: 'string computed',
      },
    },
    ovh_dedicated_server_update: {
      deprecated: true,
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        boot_script: 'string optional',
        boot_id: 'number optional computed',
        display_name: 'string optional computed',
        efi_bootloader_path: 'string optional computed',
        monitoring: 'bool optional computed',
        state: 'string optional computed enum=error|hacked|hackedBlocked|ok',
      },
    },
  },
  dataSources: {
    ovh_dedicated_server: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',

        availability_zone: 'string computed',
        boot_id: 'number computed',
        boot_script: 'string computed',
        commercial_range: 'string computed',
        datacenter: 'string computed',
        display_name: 'string computed',
        efi_bootloader_path: 'string computed',
        enabled_public_vnis: 'list(string) computed',
        enabled_vrack_aggregation_vnis: 'list(string) computed',
        enabled_vrack_vnis: 'list(string) computed',
        ip: 'string computed',
        ips: 'list(string) computed',
        link_speed: 'number computed',
        monitoring: 'bool computed',
        name: 'string computed',
        new_upgrade_system: 'bool computed',
        no_intervention: 'bool computed',
        os: 'string computed',
        power_state: 'string computed',
        professional_use: 'bool computed',
        rack: 'string computed',
        region: 'string computed',
        rescue_mail: 'string computed',
        rescue_ssh_key: 'string computed',
        reverse: 'string computed',
        root_device: 'string computed',
        server_id: 'number computed',
        state: 'string computed',
        support_level: 'string computed',
        urn: 'string computed',
        vnis: 'list(object({enabled=bool,mode=string,name=string,nics=list(string),server_name=string,uuid=string,vrack=string})) computed',
      },
    },
    ovh_dedicated_servers: {
      attributes: {
        id: 'string optional computed',

        result: 'list(string) computed',
      },
    },
    ovh_dedicated_server_boots: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',
        boot_type: 'string optional enum=harddisk|internal|ipxeCustomerScript|network|rescue',
        kernel: 'string optional',

        result: 'list(number) computed',
      },
    },
    ovh_dedicated_server_orderable_bandwidth: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',

        orderable: 'bool computed',
        platinium: 'list(number) computed',
        premium: 'list(number) computed',
        ultimate: 'list(number) computed',
      },
    },
    ovh_dedicated_server_orderable_bandwidth_vrack: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',

        orderable: 'bool computed',
        vrack: 'list(number) computed',
      },
    },
  },
};
