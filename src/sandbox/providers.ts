import { ovhSchema } from '../../providers/ovh/schema';
import { ovhBehaviour } from '../../providers/ovh/schema/sandbox';
import type { ProviderDescription } from './model';

const ovh: ProviderDescription = {
  source: 'ovh/ovh',
  api: 'OVHcloud',
  ...ovhSchema,
  behaviours: ovhBehaviour.resources,
  dataBehaviours: ovhBehaviour.dataSources,
};

/** What a sandbox stands in for, over one cloud. */
export const sandboxProviders: readonly ProviderDescription[] = [ovh];
