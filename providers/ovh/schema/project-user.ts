import { type Family, nested } from './notation';

/** Users and SSH keys of Public Cloud projects. */
export const projectUser: Family = {
  resources: {
    ovh_cloud_project_ssh_key: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string optional force-new',
        name: 'string required force-new',
        public_key: 'string required force-new',
        region: 'string optional computed force-new',

        finger_print: 'string computed',
        regions: 'list(string) computed',
      },
    },
    ovh_cloud_ssh_key: {
      framework: true,
      attributes: {
        service_name: 'string optional computed force-new stable env=OVH_CLOUD_PROJECT_SERVICE',
        name: 'string required force-new',
        public_key: 'string required force-new',

        created_at: 'string computed',
        updated_at: 'string computed',
      },
    },
    ovh_cloud_project_user: {
      importId: '{service_name}/{id}',
      replacementLoses: 'the password and the credentials of the user',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        description: 'string optional force-new',
        password_reset: 'string optional',
        role_name: 'string optional',
        role_names: 'list(string) optional',
        openstack_rc: 'map(string) optional computed',

        creation_date: 'string computed',
        password: 'string computed sensitive',
        roles: 'list(object({description=string,id=string,name=string,permissions=set(string)})) computed',
        status: 'string computed',
        username: 'string computed',
      },
    },
    ovh_cloud_project_user_s3_credential: {
      importId: '{service_name}/{user_id}/{access_key_id}',
      replacementLoses: 'the access key that its users sign with',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        user_id: 'string required force-new',

        access_key_id: 'string computed',
        internal_user_id: 'string computed',
        secret_access_key: 'string computed sensitive',
      },
    },
    ovh_cloud_project_user_s3_policy: {
      importId: '{service_name}/{user_id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        policy: 'string required normalized',
        user_id: 'string required force-new',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_ssh_key: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        finger_print: 'string computed',
        name: 'string computed',
        public_key: 'string computed',
        regions: 'list(string) computed',
      },
    },
    ovh_cloud_project_ssh_keys: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region: 'string optional computed',

        ssh_keys: nested('set', 'computed', {
          id: 'string computed',
          name: 'string computed',
          public_key: 'string computed',
          regions: 'list(string) computed',
        }),
      },
    },
    ovh_cloud_ssh_key: {
      framework: true,
      attributes: {
        service_name: 'string optional',
        name: 'string required',

        created_at: 'string computed',
        public_key: 'string computed',
        updated_at: 'string computed',
      },
    },
    ovh_cloud_ssh_keys: {
      framework: true,
      attributes: {
        service_name: 'string optional',

        ssh_keys: nested('set', 'computed', {
          created_at: 'string computed',
          name: 'string computed',
          public_key: 'string computed',
          updated_at: 'string computed',
        }),
      },
    },
    ovh_cloud_project_user: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        user_id: 'string required force-new',

        creation_date: 'string computed',
        description: 'string computed',
        roles: 'list(object({description=string,id=string,name=string,permissions=set(string)})) computed',
        status: 'string computed',
        username: 'string computed',
      },
    },
    ovh_cloud_project_users: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',

        users:
          'list(object({creation_date=string,description=string,roles=list(object({description=string,id=string,name=string,permissions=set(string)})),status=string,user_id=string,username=string})) computed',
      },
    },
    ovh_cloud_project_user_s3_credential: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        access_key_id: 'string required force-new',
        user_id: 'string required force-new',

        secret_access_key: 'string computed sensitive',
      },
    },
    ovh_cloud_project_user_s3_credentials: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        user_id: 'string required force-new',

        access_key_ids: 'list(string) computed',
      },
    },
    ovh_cloud_project_user_s3_policy: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        user_id: 'string required force-new',

        policy: 'string computed',
      },
    },
  },
};
