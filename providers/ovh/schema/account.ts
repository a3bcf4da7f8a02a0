import type { Family } from './notation';

/** The account: itself, its users, groups and service accounts. */
export const account: Family = {
  resources: {
    ovh_me_api_oauth2_client: {
      importId: '{client_id}',
      replacementLoses: 'the client id and secret that pipelines use, and the identity that policies name',
      attributes: {
        id: 'string optional computed',
        description: 'string required',
        flow: 'string required force-new enum=AUTHORIZATION_CODE|CLIENT_CREDENTIALS',
        name: 'string required',
        callback_urls: 'list(string) optional',

        client_id: 'string computed',
        client_secret: 'string computed sensitive',
        identity: 'string computed',
      },
    },
    ovh_me_identity_group: {
      importId: '{name}',
      replacementLoses: 'the membership of its users',
      attributes: {
        id: 'string optional computed',
        name: 'string required force-new',
        description: 'string optional',
        role: 'string optional enum=ADMIN|REGULAR|UNPRIVILEGED|NONE default=NONE',

        creation: 'string computed',
        default_group: 'bool computed',
        last_update: 'string computed',
        urn: 'string computed',
      },
    },
    ovh_me_identity_user: {
      importId: '{login}',
      replacementLoses: 'the password and the tokens of the user',
      attributes: {
        id: 'string optional computed',
        email: 'string required',
        login: 'string required force-new',
        password: 'string required sensitive',
        description: 'string optional',
        group: 'string optional default=DEFAULT',

        creation: 'string computed',
        last_update: 'string computed',
        password_last_update: 'string computed',
        status: 'string computed',
        urn: 'string computed',
      },
    },
    ovh_me_identity_user_token: {
      framework: true,
      importId: '{user_login}/{name}',
      replacementLoses: 'the token that its users hold',
      attributes: {
        description: 'string required',
        name: 'string required force-new',
        user_login: 'string required force-new',
        expires_in: 'number optional',
        expires_at: 'string optional computed',

        creation: 'string computed',
        last_used: 'string computed',
        token: 'string computed sensitive',
      },
    },
  },
  dataSources: {
    ovh_me: {
      attributes: {
        id: 'string optional computed',

        address: 'string computed',
        area: 'string computed',
        birth_city: 'string computed',
        birth_day: 'string computed',
        city: 'string computed',
        company_national_identification_number: 'string computed',
        corporation_type: 'string computed',
        country: 'string computed',
        currency: 'list(object({code=string,symbol=string})) computed',
        customer_code: 'string computed',
        email: 'string computed',
        fax: 'string computed',
        firstname: 'string computed',
        italian_sdi: 'string computed',
        language: 'string computed',
        legalform: 'string computed',
        name: 'string computed',
        national_identification_number: 'string computed',
        nichandle: 'string computed',
        organisation: 'string computed',
        ovh_company: 'string computed',
        ovh_subsidiary: 'string computed',
        phone: 'string computed',
        phone_country: 'string computed',
        sex: 'string computed',
        spare_email: 'string computed',
        state: 'string computed',
        urn: 'string computed',
        vat: 'string computed',
        zip: 'string computed',
      },
    },
    ovh_me_api_oauth2_client: {
      attributes: {
        id: 'string optional computed',
        client_id: 'string required',

        callback_urls: 'list(string) computed',
        description: 'string computed',
        flow: 'string computed',
        identity: 'string computed',
        name: 'string computed',
      },
    },
    ovh_me_api_oauth2_clients: {
      attributes: {
        id: 'string optional computed',

        client_ids: 'set(string) computed',
      },
    },
    ovh_me_identity_group: {
      attributes: {
        id: 'string optional computed',
        name: 'string required',

        creation: 'string computed',
        default_group: 'bool computed',
        description: 'string computed',
        last_update: 'string computed',
        role: 'string computed',
        urn: 'string computed',
      },
    },
    ovh_me_identity_groups: {
      attributes: {
        id: 'string optional computed',

        groups: 'set(string) computed',
      },
    },
    ovh_me_identity_user: {
      attributes: {
        id: 'string optional computed',
        user: 'string required',

        creation: 'string computed',
        description: 'string computed',
        email: 'string computed',
        group: 'string computed',
        last_update: 'string computed',
        login: 'string computed',
        password_last_update: 'string computed',
        status: 'string computed',
        urn: 'string computed',
      },
    },
    ovh_me_identity_users: {
      attributes: {
        id: 'string optional computed',

        users: 'set(string) computed',
      },
    },
  },
};
