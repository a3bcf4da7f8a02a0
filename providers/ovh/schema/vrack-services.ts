import { currentTasksShort, iamBlock, orderNested, planNested, planOptionNested } from './common';
import { type Family, nested } from './notation';

const serviceEndpoints = nested('list', 'computed', {
  managed_service_urn: 'string computed',
  endpoints: nested('list', 'computed', {
    description: 'string computed',
    ip: 'string computed',
  }),
});

const serviceRange = nested('single', 'computed', {
  cidr: 'string computed',
  remaining_ips: 'number computed',
  reserved_ips: 'number computed',
  used_ips: 'number computed',
});

const subnets = nested('list', 'computed', {
  cidr: 'string computed',
  display_name: 'string computed',
  vlan: 'number computed',
  service_endpoints: serviceEndpoints,
  service_range: serviceRange,
});

const targetSpec = nested('single', 'computed', {
  subnets: nested('list', 'computed', {
    cidr: 'string computed',
    display_name: 'string computed',
    vlan: 'number computed',
    service_endpoints: nested('list', 'computed', {
      managed_service_urn: 'string computed',
    }),
    service_range: nested('single', 'computed', {
      cidr: 'string computed',
    }),
  }),
});

const iamWithState = nested('single', 'computed', {
  id: 'string computed',
  display_name: 'string computed',
  state: 'string computed',
  tags: 'map(string) computed',
  urn: 'string computed',
});

/** vRack Services: managed services with an address in a vRack. */
export const vrackServices: Family = {
  resources: {
    ovh_vrackservices: {
      framework: true,
      importId: '{id}',
      replacementLoses: 'the addresses of the managed services in it',
      attributes: {
        id: 'string computed stable',
        target_spec: nested('single', 'required', {
          subnets: nested('list', 'required', {
            cidr: 'string required',
            service_endpoints: nested('list', 'required', {
              managed_service_urn: 'string required',
            }),
            service_range: nested('single', 'required', {
              cidr: 'string required',
            }),
            display_name: 'string optional',
            vlan: 'number optional',
          }),
        }),
        ovh_subsidiary: 'string optional force-new',
        plan: planNested,
        plan_option: planOptionNested,

        checksum: 'string computed',
        created_at: 'string computed stable',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: nested('single', 'computed', {
          product_status: 'string computed',
          region: 'string computed stable',
          subnets: nested('list', 'computed', {
            cidr: 'string computed',
            display_name: 'string computed',
            vlan: 'number computed stable',
            service_endpoints: serviceEndpoints,
            service_range: serviceRange,
          }),
        }),
        current_tasks: currentTasksShort,
        iam: iamBlock,
        order: orderNested,
      },
    },
  },
  dataSources: {
    ovh_vrackservices: {
      framework: true,
      attributes: {
        id: 'string computed',
        vrack_services_id: 'string required',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: nested('single', 'computed', {
          product_status: 'string computed',
          region: 'string computed',
          subnets,
        }),
        current_tasks: currentTasksShort,
        iam: iamWithState,
        target_spec: targetSpec,
      },
    },
    ovh_vrackservicess: {
      framework: true,
      attributes: {
        vrackservicess: nested('set', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          resource_status: 'string computed',
          updated_at: 'string computed',
          current_state: nested('single', 'computed', {
            product_status: 'string computed',
            region: 'string computed',
            vrack_id: 'string computed',
            subnets,
          }),
          current_tasks: currentTasksShort,
          iam: iamWithState,
          target_spec: targetSpec,
        }),
      },
    },
  },
};
