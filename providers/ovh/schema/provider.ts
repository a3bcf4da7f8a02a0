import type { Attributes } from './notation';

/** The provider's own configuration. None of it carries a sensitive mark, so credentials belong in the environment. */
export const provider: Attributes = {
  access_token: 'string optional env=OVH_ACCESS_TOKEN',
  api_rate_limit: 'number optional',
  application_key: 'string optional env=OVH_APPLICATION_KEY',
  application_secret: 'string optional env=OVH_APPLICATION_SECRET',
  client_id: 'string optional env=OVH_CLIENT_ID',
  client_secret: 'string optional env=OVH_CLIENT_SECRET',
  consumer_key: 'string optional env=OVH_CONSUMER_KEY',
  endpoint: 'string optional env=OVH_ENDPOINT',
  ignore_init_error: 'bool optional env=OVH_IGNORE_INIT_ERROR',
  user_agent_extra: 'string optional',
};
