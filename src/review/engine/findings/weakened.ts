import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical, unmatched } from '../../../estate/canonical';
import { flagOf } from '../../../estate/flag';
import type { Value, Values } from '../../../estate/model';
import { isExpression } from '../../../estate/references';
import { blocksIn, elementsOf } from '../../../readings/reader';
import { lessKept } from './buckets';
import { type FindingContext, goesAsWell } from './classes';

/** `after` is absent for a resource that goes. */
type Weakening = (before: Values, after: Values | undefined, around: FindingContext) => readonly Masked[];

/** An argument is another one, of a resource that stays. What isn't known counts. */
const staying =
  (less: (before: Values, after: Values) => readonly Masked[]): Weakening =>
  (before, after) =>
    after === undefined ? [] : less(before, after);

/** What guards less, by type. */
const byType: ReadonlyMap<string, Weakening> = new Map([
  ['ovh_cloud_project_storage', staying(lessKept)],
  ['ovh_cloud_project_kube', staying(lessPatched)],
  ['ovh_cloud_project_kube_log_subscription', unsubscribed],
  ['ovh_dbaas_logs_output_graylog_stream', staying(lessLogged)],
]);

/** What no longer guards as it did, of a resource that stays or of one that goes. */
export function lessGuarded(
  type: string,
  before: Values,
  after: Values | undefined,
  around: FindingContext,
): readonly Masked[] {
  return byType.get(type)?.(before, after, around) ?? [];
}

function unsubscribed(before: Values, after: Values | undefined, around: FindingContext): readonly Masked[] {
  const isGone = after === undefined && !goesAsWell(before['kube_id'], around);
  return isGone ? [masked`what happens in the cluster is no longer kept (${maskText(String(before['kind']))})`] : [];
}

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

const keeping = ['cold_storage_enabled', 'indexing_enabled'];
const years = 'cold_storage_retention';

function lessLogged(before: Values, after: Values): readonly Masked[] {
  const off = keeping.filter(
    (name) =>
      (flagOf(before[name]) ?? isExpression(before[name])) &&
      flagOf(after[name]) !== true &&
      isOther(name, before, after),
  );
  const isShorter =
    before[years] !== undefined && isOther(years, before, after) && !(Number(after[years]) >= Number(before[years]));
  return [
    ...off.map((name) => masked`its logs are no longer kept as they were (${maskText(name)})`),
    ...(isShorter ? [masked`its logs are kept for less long (cold_storage_retention)`] : []),
  ];
}
