import { iamBlock, orderBlock, plan, planOption } from './common';
import { type Family, nested } from './notation';

/** Public Cloud projects and their regions. */
export const project: Family = {
  resources: {
    ovh_cloud_project: {
      importId: '{id}',
      replacementLoses: 'the project and everything in it',
      timeouts: { create: '30m' },
      attributes: {
        id: 'string optional computed',
        deletion_protection: 'bool optional default=false',
        payment_mean: 'string optional force-new deprecated enum-any-case=default-payment-mean|fidelity|ovh-account',
        plan_option: planOption,
        description: 'string optional computed',
        ovh_subsidiary:
          'string optional computed force-new enum-any-case=asia|au|ca|cz|de|es|eu|fi|fr|gb|ie|it|lt|ma|nl|pl|pt|qc|sg|sn|tn|us|we|ws',
        order: orderBlock,
        plan,

        access: 'string computed',
        project_id: 'string computed',
        project_name: 'string computed',
        status: 'string computed',
        urn: 'string computed',
      },
    },
    ovh_cloud_project_region: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string optional force-new',
        region: 'string required force-new',

        availability_zones: 'list(string) computed',
        continent_code: 'string computed',
        country_code: 'string computed',
        datacenter_location: 'string computed',
        ip_countries: 'list(string) computed',
        name: 'string computed',
        region_name: 'string computed',
        status: 'string computed',
        type: 'string computed',
        services: nested('list', 'computed', {
          endpoint: 'string computed',
          name: 'string computed',
          status: 'string computed',
        }),
      },
    },
  },
  dataSources: {
    ovh_cloud_project: {
      framework: true,
      attributes: {
        service_name: 'string required',

        access: 'string computed',
        creation_date: 'string computed',
        description: 'string computed',
        expiration: 'string computed',
        manual_quota: 'bool computed',
        order_id: 'number computed',
        plan_code: 'string computed',
        project_id: 'string computed',
        project_name: 'string computed',
        status: 'string computed',
        unleash: 'bool computed',
        iam: iamBlock,
      },
    },
    ovh_cloud_projects: {
      framework: true,
      attributes: {
        projects: nested('set', 'computed', {
          access: 'string computed',
          creation_date: 'string computed',
          description: 'string computed',
          expiration: 'string computed',
          manual_quota: 'bool computed',
          order_id: 'number computed',
          plan_code: 'string computed',
          project_id: 'string computed',
          project_name: 'string computed',
          service_name: 'string computed',
          status: 'string computed',
          unleash: 'bool computed',
          iam: iamBlock,
        }),
      },
    },
    ovh_cloud_project_region: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        name: 'string required force-new',

        availability_zones: 'set(string) computed',
        continent_code: 'string computed',
        country_code: 'string computed',
        datacenter_location: 'string computed',
        ip_countries: 'set(string) computed',
        services: 'set(object({endpoint=string,name=string,status=string})) computed',
        status: 'string computed',
        type: 'string computed',
      },
    },
    ovh_cloud_project_regions: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        has_services_up: 'list(string) optional',

        names: 'set(string) computed',
      },
    },
    ovh_cloud_project_vrack: {
      attributes: {
        id: 'string computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',

        description: 'string computed',
        name: 'string computed',
      },
    },
    ovh_cloud_region: {
      framework: true,
      attributes: {
        service_name: 'string required',
        name: 'string required',

        availability_zones: 'list(string) computed',
        continent: 'string computed',
        country: 'string computed',
        datacenter_name: 'string computed',
        services: 'list(string) computed',
        status: 'string computed',
      },
    },
    ovh_cloud_regions: {
      framework: true,
      attributes: {
        service_name: 'string required',

        regions: nested('list', 'computed', {
          availability_zones: 'list(string) computed',
          continent: 'string computed',
          country: 'string computed',
          datacenter_name: 'string computed',
          name: 'string computed',
          services: 'list(string) computed',
          status: 'string computed',
        }),
      },
    },
    ovh_location: {
      framework: true,
      attributes: {
        name: 'string required',

        availability_zones: 'list(string) computed',
        cardinal_point: 'string computed',
        city_code: 'string computed',
        city_latitude: 'number computed',
        city_longitude: 'number computed',
        city_name: 'string computed',
        code: 'string computed',
        country_code: 'string computed',
        country_name: 'string computed',
        geography_code: 'string computed',
        geography_name: 'string computed',
        location: 'string computed',
        opening_year: 'number computed',
        specific_type: 'string computed',
        type: 'string computed',
      },
    },
  },
};
