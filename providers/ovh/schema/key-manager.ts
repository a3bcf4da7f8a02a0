import { location } from './common';
import { type Family, nested } from './notation';

const consumers = nested('list', 'computed', {
  id: 'string computed',
  resource_id: 'string computed',
  resource_type: 'string computed',
  service: 'string computed',
});

const containerState = nested('single', 'computed', {
  container_ref: 'string computed',
  name: 'string computed',
  status: 'string computed',
  type: 'string computed',
  location,
  secret_refs: nested('list', 'computed', {
    name: 'string computed',
    secret_id: 'string computed',
  }),
});

const secretState = nested('single', 'computed', {
  algorithm: 'string computed',
  bit_length: 'number computed',
  expiration: 'string computed',
  metadata: 'map(string) computed',
  mode: 'string computed',
  name: 'string computed',
  payload_content_type: 'string computed',
  secret_ref: 'string computed',
  secret_type: 'string computed',
  status: 'string computed',
  location,
});

/** Key manager of Public Cloud projects (OpenStack Barbican). */
export const keyManager: Family = {
  resources: {
    ovh_cloud_key_manager_container: {
      framework: true,
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        name: 'string required force-new',
        region: 'string required force-new',
        type: 'string required force-new',
        availability_zone: 'string optional force-new',
        secret_refs: nested('list', 'optional', {
          name: 'string required',
          secret_id: 'string required',
        }),

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: containerState,
      },
    },
    ovh_cloud_key_manager_container_consumer: {
      framework: true,
      importId: '{service_name}/{container_id}/{service}/{resource_type}/{resource_id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        container_id: 'string required force-new',
        resource_id: 'string required force-new',
        resource_type: 'string required force-new',
        service: 'string required force-new',
      },
    },
    ovh_cloud_key_manager_secret: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses: 'the payload; its consumers are replaced too',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        name: 'string required force-new',
        region: 'string required force-new',
        secret_type: 'string required force-new normalized',
        algorithm: 'string optional force-new normalized',
        availability_zone: 'string optional force-new',
        bit_length: 'number optional force-new',
        expiration: 'string optional force-new',
        metadata: 'map(string) optional',
        mode: 'string optional force-new normalized',
        payload: 'string optional force-new sensitive',
        payload_content_type: 'string optional force-new',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: secretState,
      },
    },
    ovh_cloud_key_manager_secret_consumer: {
      framework: true,
      importId: '{service_name}/{secret_id}/{service}/{resource_type}/{resource_id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        resource_id: 'string required force-new',
        resource_type: 'string required force-new',
        secret_id: 'string required force-new',
        service: 'string required force-new',
      },
    },
  },
  dataSources: {
    ovh_cloud_key_manager_container: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string required',
        container_id: 'string required',

        checksum: 'string computed',
        created_at: 'string computed',
        name: 'string computed',
        resource_status: 'string computed',
        type: 'string computed',
        updated_at: 'string computed',
        current_state: containerState,
        location,
      },
    },
    ovh_cloud_key_manager_containers: {
      framework: true,
      attributes: {
        service_name: 'string required',

        containers: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          name: 'string computed',
          resource_status: 'string computed',
          type: 'string computed',
          updated_at: 'string computed',
          current_state: containerState,
          location,
        }),
      },
    },
    ovh_cloud_key_manager_container_consumer: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string required',
        consumer_id: 'string required',
        container_id: 'string required',

        resource_id: 'string computed',
        resource_type: 'string computed',
        service: 'string computed',
      },
    },
    ovh_cloud_key_manager_container_consumers: {
      framework: true,
      attributes: {
        service_name: 'string required',
        container_id: 'string required',

        consumers,
      },
    },
    ovh_cloud_key_manager_secret: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string required',
        secret_id: 'string required',

        checksum: 'string computed',
        created_at: 'string computed',
        metadata: 'map(string) computed',
        name: 'string computed',
        resource_status: 'string computed',
        secret_type: 'string computed',
        updated_at: 'string computed',
        current_state: secretState,
        location,
      },
    },
    ovh_cloud_key_manager_secrets: {
      framework: true,
      attributes: {
        service_name: 'string required',

        secrets: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          name: 'string computed',
          resource_status: 'string computed',
          secret_type: 'string computed',
          updated_at: 'string computed',
          current_state: secretState,
          location,
        }),
      },
    },
    ovh_cloud_key_manager_secret_consumer: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string required',
        consumer_id: 'string required',
        secret_id: 'string required',

        resource_id: 'string computed',
        resource_type: 'string computed',
        service: 'string computed',
      },
    },
    ovh_cloud_key_manager_secret_consumers: {
      framework: true,
      attributes: {
        service_name: 'string required',
        secret_id: 'string required',

        consumers,
      },
    },
    ovh_cloud_key_manager_secret_payload: {
      framework: true,
      attributes: {
        service_name: 'string required',
        secret_id: 'string required',

        payload: 'string computed sensitive',
      },
    },
  },
};
