import { block, type Family } from './notation';

/** Installation of dedicated servers. */
export const dedicatedServerInstallation: Family = {
  resources: {
    ovh_dedicated_server_reinstall_task: {
      timeouts: { create: '1h' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        os: 'string required force-new',
        bootid_on_destroy: 'number optional',
        properties: 'map(string) optional force-new',
        customizations: block('list', 'optional force-new max=1', {
          config_drive_metadata: 'map(string) optional force-new',
          config_drive_user_data: 'string optional force-new',
          efi_bootloader_path: 'string optional force-new',
          hostname: 'string optional force-new',
          http_headers: 'map(string) optional force-new',
          image_check_sum: 'string optional force-new',
          image_check_sum_type: 'string optional force-new',
          image_type: 'string optional force-new',
          image_url: 'string optional force-new',
          language: 'string optional force-new',
          post_installation_script: 'string optional force-new',
          post_installation_script_extension: 'string optional force-new',
          ssh_key: 'string optional force-new',
        }),
        storage: block('list', 'optional force-new', {
          disk_group_id: 'number optional force-new',
          hardware_raid: block('list', 'optional force-new', {
            arrays: 'number optional force-new',
            disks: 'number optional force-new',
            raid_level: 'number optional force-new',
            spares: 'number optional force-new',
          }),
          partitioning: block('list', 'optional force-new', {
            disks: 'number optional force-new',
            scheme_name: 'string optional force-new',
            layout: block('list', 'optional', {
              file_system: 'string required force-new',
              mount_point: 'string required force-new',
              raid_level: 'number optional force-new default=1',
              size: 'number optional force-new',
              extras: block('list', 'optional force-new', {
                lv: block('list', 'optional force-new', {
                  name: 'string optional force-new',
                }),
                zp: block('list', 'optional force-new', {
                  name: 'string optional force-new',
                }),
              }),
            }),
          }),
        }),

        comment: 'string computed',
        done_date: 'string computed',
        function: 'string computed',
        last_update: 'string computed',
        start_date: 'string computed',
        status: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_dedicated_installation_template: {
      attributes: {
        id: 'string optional computed',
        template_name: 'string required',

        bit_format: 'number computed',
        category: 'string computed',
        description: 'string computed',
        distribution: 'string computed',
        end_of_install: 'string computed',
        family: 'string computed',
        filesystems: 'list(string) computed',
        hard_raid_configuration: 'bool computed',
        inputs:
          'list(object({default=string,description=string,enum=list(string),mandatory=bool,name=string,type=string})) computed',
        license:
          'list(object({os=set(object({name=list(string),url=string})),usage=set(object({name=list(string),url=string}))})) computed',
        lvm_ready: 'bool computed',
        no_partitioning: 'bool computed',
        project:
          'list(object({os=list(object({governance=list(string),name=string,release_notes=string,url=string,version=string})),usage=list(object({governance=list(string),name=string,release_notes=string,url=string,version=string}))})) computed',
        soft_raid_only_mirroring: 'bool computed',
        subfamily: 'string computed',
      },
    },
    ovh_dedicated_installation_templates: {
      attributes: {
        id: 'string optional computed',

        result: 'list(string) computed',
      },
    },
  },
};
