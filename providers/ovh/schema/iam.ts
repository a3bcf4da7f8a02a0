import { block, type Family } from './notation';

/** Access management: policies, permissions groups, resource groups, tags. */
export const iam: Family = {
  resources: {
    ovh_iam_policy: {
      importId: '{id}',
      attributes: {
        id: 'string optional computed',
        identities: 'set(string) required',
        name: 'string required',
        resources: 'set(string) required',
        allow: 'set(string) optional',
        deny: 'set(string) optional',
        description: 'string optional',
        except: 'set(string) optional',
        expired_at: 'string optional',
        permissions_groups: 'set(string) optional',
        conditions: block('list', 'optional max=1', {
          operator: 'string required',
          values: 'map(string) optional',
          condition: block('list', 'optional', {
            operator: 'string required',
            values: 'map(string) optional',
            condition: block('list', 'optional', {
              operator: 'string required',
              values: 'map(string) optional',
            }),
          }),
        }),

        created_at: 'string computed',
        owner: 'string computed',
        read_only: 'bool computed',
        updated_at: 'string computed',
      },
    },
    ovh_iam_permissions_group: {
      importId: '{id}',
      attributes: {
        id: 'string optional computed',
        description: 'string required',
        name: 'string required',
        allow: 'set(string) optional',
        deny: 'set(string) optional',
        except: 'set(string) optional',
        updated_at: 'string optional computed',

        created_at: 'string computed',
        owner: 'string computed',
        urn: 'string computed',
      },
    },
    ovh_iam_resource_group: {
      importId: '{id}',
      attributes: {
        id: 'string optional computed',
        name: 'string required',
        resources: 'set(string) optional',

        created_at: 'string computed',
        owner: 'string computed',
        read_only: 'bool computed',
        updated_at: 'string computed',
        urn: 'string computed',
      },
    },
    ovh_iam_resource_tags: {
      importId: '{urn}',
      attributes: {
        id: 'string optional computed',
        urn: 'string required force-new',
        tags: 'map(string) optional normalized',
      },
    },
  },
  dataSources: {
    ovh_iam_policy: {
      attributes: {
        id: 'string required',
        allow: 'set(string) optional',
        deny: 'set(string) optional',
        description: 'string optional',
        except: 'set(string) optional',
        permissions_groups: 'set(string) optional',

        conditions:
          'list(object({condition=list(object({condition=list(object({operator=string,values=map(string)})),operator=string,values=map(string)})),operator=string,values=map(string)})) computed',
        created_at: 'string computed',
        expired_at: 'string computed',
        identities: 'set(string) computed',
        name: 'string computed',
        owner: 'string computed',
        read_only: 'bool computed',
        resources: 'set(string) computed',
        updated_at: 'string computed',
      },
    },
    ovh_iam_policies: {
      attributes: {
        id: 'string optional computed',

        policies: 'set(string) computed',
      },
    },
    ovh_iam_permissions_group: {
      attributes: {
        id: 'string computed',
        urn: 'string required',
        allow: 'set(string) optional',
        deny: 'set(string) optional',
        description: 'string optional',
        except: 'set(string) optional',
        updated_at: 'string optional computed',

        created_at: 'string computed',
        name: 'string computed',
        owner: 'string computed',
      },
    },
    ovh_iam_permissions_groups: {
      attributes: {
        id: 'string optional computed',

        urns: 'set(string) computed',
      },
    },
    ovh_iam_resource_group: {
      attributes: {
        id: 'string required',

        created_at: 'string computed',
        name: 'string computed',
        owner: 'string computed',
        read_only: 'bool computed',
        resources: 'set(string) computed',
        updated_at: 'string computed',
        urn: 'string computed',
      },
    },
    ovh_iam_resource_groups: {
      attributes: {
        id: 'string optional computed',

        resource_groups: 'set(string) computed',
      },
    },
    ovh_iam_reference_actions: {
      attributes: {
        id: 'string optional computed',
        type: 'string required',

        actions: 'set(object({action=string,categories=set(string),description=string,resource_type=string})) computed',
      },
    },
    ovh_iam_reference_resource_type: {
      attributes: {
        id: 'string optional computed',

        types: 'set(string) computed',
      },
    },
  },
};
