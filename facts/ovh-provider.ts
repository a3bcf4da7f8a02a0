import { factList } from './fact-list';

/** Version of the OVHcloud provider whose schema and behaviour bindings, sandbox and reviews have. */
export const measuredProvider = '2.19.0';

/** Versions of the OVHcloud provider from the measured one on. */
export const ovhProviderVersions = factList({
  name: 'ovh-provider',
  what: `Versions of the OVHcloud provider that a program may pin; bindings, sandbox and reviews are those of ${measuredProvider}`,
  source: 'https://github.com/ovh/terraform-provider-ovh/releases',
  seen: '2026-11',
  mayLack: 'versions after 2.22.0',
  entries: [measuredProvider, '2.20.0', '2.21.0', '2.22.0'],
});

/** What a later version of the provider does otherwise than the measured one. */
export interface ProviderDifference {
  /** First version that does it otherwise. */
  readonly since: string;
  /** Resource types of which it is so. */
  readonly types: readonly string[];
  /** As what is done; of an update that is a replacement too. */
  readonly when: 'create' | 'update';
  /**
   * Paths of attributes without indices, of which one has to change.
   * @default - any
   */
  readonly attributes?: readonly string[];
  /** What happens before that version, in a sentence without full stop. */
  readonly before: string;
  /** And from it on. */
  readonly after: string;
  readonly source: string;
}

const release = (version: string): string => `https://github.com/ovh/terraform-provider-ovh/releases/tag/v${version}`;

/** Differences between versions that a landing zone feels, as their release notes and issues tell them; none of them was tried. */
export const providerDifferences: readonly ProviderDifference[] = [
  {
    since: '2.20.0',
    types: ['ovh_cloud_project_database_kafka_acl'],
    when: 'create',
    before: 'creating it fails',
    after: 'it is created',
    source: release('2.20.0'),
  },
  {
    since: '2.21.0',
    types: ['ovh_cloud_instance'],
    when: 'update',
    before: 'an update detaches its networks and volumes and resets its security groups',
    after: 'an update changes only what is asked for',
    source: 'https://github.com/ovh/terraform-provider-ovh/pull/1451',
  },
  {
    since: '2.21.0',
    types: ['ovh_cloud_project_database'],
    when: 'update',
    attributes: ['nodes.network_id'],
    before: 'another network replaces it',
    after: 'its network changes in place',
    source: 'https://github.com/ovh/terraform-provider-ovh/pull/1420',
  },
  {
    since: '2.21.0',
    types: ['ovh_cloud_project_database_kafka_topic'],
    when: 'update',
    before: 'every change replaces it',
    after: 'it changes in place',
    source: 'https://github.com/ovh/terraform-provider-ovh/pull/1404',
  },
];

/** Whether a version (`2.21.0`) is another one or later. */
export function isVersionSince(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 || (a[at] ?? 0) > (b[at] ?? 0);
}
