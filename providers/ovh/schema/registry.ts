import type { Family } from './notation';

/** Managed private registry (Harbor). */
export const registry: Family = {
  resources: {
    ovh_cloud_project_containerregistry: {
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        name: 'string required',
        region: 'string required',
        plan_id: 'string optional computed',

        created_at: 'string computed',
        iam_enabled: 'bool computed',
        plan: 'list(object({code=string,created_at=string,features=list(object({vulnerability=bool})),id=string,name=string,registry_limits=list(object({image_storage=number,parallel_request=number})),updated_at=string})) computed',
        project_id: 'string computed',
        size: 'number computed',
        status: 'string computed',
        updated_at: 'string computed',
        url: 'string computed',
        version: 'string computed',
      },
    },
    ovh_cloud_project_containerregistry_iam: {
      importId: '{service_name}/{registry_id}',
      timeouts: { create: '10m', read: '10m', delete: '10m', default: '10m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        registry_id: 'string required force-new',
        delete_users: 'bool optional force-new',

        iam_enabled: 'bool computed',
      },
    },
    ovh_cloud_project_containerregistry_ip_restrictions_management: {
      importId: '{service_name}/{registry_id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        ip_restrictions: 'set(map(string)) required',
        registry_id: 'string required force-new',
      },
    },
    ovh_cloud_project_containerregistry_ip_restrictions_registry: {
      importId: '{service_name}/{registry_id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        ip_restrictions: 'set(map(string)) required',
        registry_id: 'string required force-new',
      },
    },
    ovh_cloud_project_containerregistry_oidc: {
      importId: '{service_name}/{registry_id}',
      timeouts: { create: '10m', read: '5m', update: '10m', delete: '10m', default: '10m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        oidc_client_id: 'string required',
        oidc_client_secret: 'string required sensitive',
        oidc_endpoint: 'string required',
        oidc_name: 'string required',
        oidc_scope: 'string required',
        registry_id: 'string required force-new',
        delete_users: 'bool optional force-new',
        oidc_admin_group: 'string optional',
        oidc_auto_onboard: 'bool optional',
        oidc_group_filter: 'string optional',
        oidc_groups_claim: 'string optional',
        oidc_user_claim: 'string optional',
        oidc_verify_cert: 'bool optional computed',
      },
    },
    ovh_cloud_project_containerregistry_user: {
      importId: '{service_name}/{registry_id}/{id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        email: 'string required force-new',
        login: 'string required force-new',
        registry_id: 'string required force-new',

        password: 'string computed sensitive',
        user: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_capabilities_containerregistry: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',

        result:
          'list(object({plans=list(object({code=string,created_at=string,features=list(object({vulnerability=bool})),id=string,name=string,registry_limits=list(object({image_storage=number,parallel_request=number})),updated_at=string})),region_name=string})) computed',
      },
    },
    ovh_cloud_project_capabilities_containerregistry_filter: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        plan_name: 'string required',
        region: 'string required',

        code: 'string computed',
        created_at: 'string computed',
        features: 'list(object({vulnerability=bool})) computed',
        name: 'string computed',
        registry_limits: 'list(object({image_storage=number,parallel_request=number})) computed',
        updated_at: 'string computed',
      },
    },
    ovh_cloud_project_containerregistries: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',

        result:
          'list(object({created_at=string,iam_enabled=bool,id=string,name=string,project_id=string,region=string,size=number,status=string,updated_at=string,url=string,version=string})) computed',
      },
    },
    ovh_cloud_project_containerregistry: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        registry_id: 'string required',

        created_at: 'string computed',
        iam_enabled: 'bool computed',
        name: 'string computed',
        project_id: 'string computed',
        region: 'string computed',
        size: 'number computed',
        status: 'string computed',
        updated_at: 'string computed',
        url: 'string computed',
        version: 'string computed',
      },
    },
    ovh_cloud_project_containerregistry_ip_restrictions_management: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        registry_id: 'string required',

        ip_restrictions: 'set(map(string)) computed',
      },
    },
    ovh_cloud_project_containerregistry_ip_restrictions_registry: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        registry_id: 'string required',

        ip_restrictions: 'set(map(string)) computed',
      },
    },
    ovh_cloud_project_containerregistry_oidc: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        registry_id: 'string required force-new',
        oidc_admin_group: 'string optional',
        oidc_auto_onboard: 'bool optional',
        oidc_client_id: 'string optional',
        oidc_endpoint: 'string optional',
        oidc_group_filter: 'string optional',
        oidc_groups_claim: 'string optional',
        oidc_name: 'string optional',
        oidc_scope: 'string optional',
        oidc_user_claim: 'string optional',
        oidc_verify_cert: 'bool optional',
      },
    },
    ovh_cloud_project_containerregistry_users: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        registry_id: 'string required',

        result: 'list(object({email=string,id=string,user=string})) computed',
      },
    },
  },
};
