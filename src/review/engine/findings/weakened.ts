import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical, unmatched } from '../../../estate/canonical';
import { flagOf } from '../../../estate/flag';
import type { Block, Value, Values } from '../../../estate/model';
import { isExpression } from '../../../estate/references';
import { blocksIn, elementsOf } from '../../../readings/reader';
import { lessKept } from './buckets';
import { fewerBackups, type Lessening, lessBy, lessening } from './lessening';

/** What guards less of what stays, by type; what a data source gives is as it is read. */
const byType: ReadonlyMap<string, (before: Values, after: Values) => readonly Masked[]> = new Map([
  ['ovh_cloud_project_storage', lessKept],
  ['ovh_cloud_project_kube', lessPatched],
  ['ovh_cloud_quota', lessHeld],
  ['ovh_dbaas_logs_output_graylog_stream', lessLogged],
]);

const notKept = masked`its logs are no longer kept as they were`;

/** Arguments that guard, by type. */
const lessenings: Readonly<Record<string, readonly Lessening[]>> = {
  ovh_dbaas_logs_output_graylog_stream: [
    lessening('cold_storage_enabled', 'off', notKept),
    lessening('indexing_enabled', 'off', notKept),
    lessening('pause_indexing_on_max_size', 'on', masked`its logs are no longer indexed once it is full`),
    lessening('indexing_notify_enabled', 'off', masked`nobody is told before it is full`),
    lessening('encryption_keys_ids', 'none', masked`new archives of its logs are no longer encrypted`),
    lessening('cold_storage_retention', 'lower', masked`its logs are kept for less long`),
  ],
  ovh_cloud_quota: [
    lessening('prevent_automatic_quota_upgrade', 'off', masked`OVHcloud may raise the quota by itself from now on`),
  ],
  ovh_cloud_project_database: [
    lessening('backup_regions', 'fewer', masked`its backups are kept in fewer regions`),
    lessening('opensearch_acls_enabled', 'off', masked`its users are no longer held to their patterns`),
  ],
  ovh_cloud_project_instance: [
    lessening('auto_backup.cron', 'less often', fewerBackups, 'auto_backup'),
    lessening('auto_backup.rotation', 'lower', fewerBackups, 'auto_backup'),
  ],
  ovh_cloud_project_containerregistry_oidc: [
    lessening('oidc_verify_cert', 'off', masked`whoever answers in the place of the identity provider is believed`),
  ],
  ovh_okms_secret: [
    lessening('metadata.cas_required', 'off', masked`two writers may overwrite each other's versions`),
    lessening('metadata.max_versions', 'lower', masked`fewer versions of the secret are kept`),
  ],
};

/** The same of data sources: what is made with them guards as they say. */
const ofData: Readonly<Record<string, readonly Lessening[]>> = {
  ovh_dbaas_logs_cluster_retention: [lessening('duration', 'shorter', masked`logs are kept for less long`)],
};

/** What of a block that stays no longer guards as it did. What isn't known counts. */
export function lessGuarded(
  { kind, type }: Pick<Block, 'kind' | 'type'>,
  before: Values,
  after: Values,
): readonly Masked[] {
  if (kind === 'data') return lessBy(ownOf(ofData, type), before, after);
  if (kind !== 'resource') return [];
  return [...(byType.get(type)?.(before, after) ?? []), ...lessBy(ownOf(lessenings, type), before, after)];
}

/** Types are named by others, and may be called `constructor`. */
const ownOf = (table: Readonly<Record<string, readonly Lessening[]>>, type: string): readonly Lessening[] =>
  Object.hasOwn(table, type) ? (table[type] ?? []) : [];

const isOther = (name: string, before: Values, after: Values): boolean =>
  canonical(before[name]) !== canonical(after[name]);

function lessPatched(before: Values, after: Values): readonly Masked[] {
  const policy = after['update_policy'];
  const isNever = isOther('update_policy', before, after) && (policy === 'NEVER_UPDATE' || isExpression(policy));
  const [old, now] = [pluginsOf(before), pluginsOf(after)];
  const lost = [
    ...unmatched(old.enabled, now.enabled).gone,
    ...unmatched(old.disabled, now.disabled).news.filter((name) => !old.enabled.includes(name)),
  ];
  return [
    ...(isNever ? [masked`patches of the cluster are no longer installed (update_policy)`] : []),
    ...lost.map((name) => masked`no longer guarded by an admission plugin: ${maskText(String(name))}`),
  ];
}

/** Plugins of the API of a cluster that look at what comes into it. */
function pluginsOf(body: Values): { readonly enabled: readonly Value[]; readonly disabled: readonly Value[] } {
  const servers = [
    ...blocksIn(body['customization_apiserver']),
    ...blocksIn(body['customization']).flatMap(({ apiserver }) => blocksIn(apiserver)),
  ];
  const plugins = servers.flatMap(({ admissionplugins }) => blocksIn(admissionplugins));
  return {
    enabled: plugins.flatMap(({ enabled }) => elementsOf(enabled)),
    disabled: plugins.flatMap(({ disabled }) => elementsOf(disabled)),
  };
}

/** A size that is lower is less only where logs beyond it are not indexed. */
function lessLogged(before: Values, after: Values): readonly Masked[] {
  const pauses = after['pause_indexing_on_max_size'];
  const says = masked`fewer of its logs are indexed before it is full (indexing_max_size)`;
  return (flagOf(pauses) ?? isExpression(pauses))
    ? lessBy([{ at: 'indexing_max_size', when: 'lower', says }], before, after)
    : [];
}

/** Which profile of a quota is the larger one only OVHcloud knows. */
function lessHeld(before: Values, after: Values): readonly Masked[] {
  const now = blocksIn(after['regions']);
  return blocksIn(before['regions']).flatMap((region) => {
    const same = now.find((one) => canonical(one['region']) === canonical(region['region']));
    const name = maskText(String(region['region']));
    if (same === undefined) return [masked`the quota of ${name} is no longer held where it is (regions)`];
    if (canonical(same['profile']) === canonical(region['profile'])) return [];
    const [was, is] = [region, same].map(({ profile = null }) => maskText(String(profile)));
    return [
      masked`the quota of ${name} is another one, which may be higher: ${was ?? masked``} → ${is ?? masked``} (regions)`,
    ];
  });
}
