import { currentTasksShort } from './common';
import { type Family, nested } from './notation';

const ipRestrictions = nested('list', 'computed', {
  cidr_block: 'string computed',
  description: 'string computed',
});

const currentState = nested('single', 'computed', {
  bootstrap_password: 'string computed sensitive',
  iam_auth_enabled: 'bool computed',
  name: 'string computed',
  plan: 'string computed',
  region: 'string computed',
  url: 'string computed',
  version: 'string computed',
  ip_restrictions: ipRestrictions,
  networking: nested('single', 'computed', {
    egress_cidr_blocks: 'list(string) computed',
  }),
  usage: nested('single', 'computed', {
    datetime: 'string computed',
    orchestrated_vcpus: 'number computed',
  }),
});

const plans = nested('set', 'computed', {
  cause: 'string computed',
  message: 'string computed',
  name: 'string computed',
  status: 'string computed',
});

const versions = nested('set', 'computed', {
  cause: 'string computed',
  changelog_url: 'string computed',
  message: 'string computed',
  name: 'string computed',
  status: 'string computed',
});

/** Managed Rancher. */
export const rancher: Family = {
  resources: {
    ovh_cloud_project_rancher: {
      framework: true,
      importId: '{project_id}/{id}',
      attributes: {
        id: 'string computed',
        project_id: 'string required',
        target_spec: nested('single', 'required', {
          name: 'string required',
          plan: 'string required enum=OVHCLOUD_EDITION|STANDARD',
          iam_auth_enabled: 'bool optional computed',
          version: 'string optional computed',
          ip_restrictions: nested('list', 'optional computed', {
            cidr_block: 'string optional computed',
            description: 'string optional computed',
          }),
        }),
        rancher_id: 'string optional computed',

        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: currentState,
        current_tasks: currentTasksShort,
      },
    },
  },
  dataSources: {
    ovh_cloud_project_rancher: {
      framework: true,
      attributes: {
        id: 'string required',
        project_id: 'string required',

        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: currentState,
        current_tasks: currentTasksShort,
        target_spec: nested('single', 'computed', {
          iam_auth_enabled: 'bool computed',
          name: 'string computed',
          plan: 'string computed',
          version: 'string computed',
          ip_restrictions: ipRestrictions,
        }),
      },
    },
    ovh_cloud_project_rancher_capabilities_plan: {
      framework: true,
      attributes: {
        project_id: 'string required',
        rancher_id: 'string required',

        plans,
      },
    },
    ovh_cloud_project_rancher_capabilities_version: {
      framework: true,
      attributes: {
        project_id: 'string required',
        rancher_id: 'string required',

        versions,
      },
    },
    ovh_cloud_project_rancher_plan: {
      framework: true,
      attributes: {
        project_id: 'string required',

        plans,
      },
    },
    ovh_cloud_project_rancher_version: {
      framework: true,
      attributes: {
        project_id: 'string required',

        versions,
      },
    },
  },
};
