import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical, isEqual } from '../../../estate/canonical';
import { flagOf } from '../../../estate/flag';
import { isValues, type Value, type Values } from '../../../estate/model';
import { isExpression } from '../../../estate/references';
import { blocksIn, elementsOf } from '../../../readings/reader';

/** What no longer keeps the objects of a bucket, or their versions, as long or in as many places as it did. What isn't known counts. */
export function lessKept(before: Values, after: Values): readonly Masked[] {
  return [
    ...(mayBeOn(before['versioning']) && !isOn(after['versioning']) && isOther('versioning', before, after)
      ? [masked`versions of its objects are no longer kept (versioning)`]
      : []),
    ...lessReplicated(before['replication'], after['replication']),
    ...lessLocked(before['object_lock'], after['object_lock']),
    ...(isOther('encryption', before, after) && mayBePlain(after['encryption']) && !isPlain(before['encryption'])
      ? [masked`new objects of it are no longer encrypted (encryption)`]
      : []),
  ];
}

const algorithmOf = (block: Value | undefined): Value => blocksIn(block)[0]?.['sse_algorithm'] ?? block ?? null;

/** What isn't written is as OVHcloud has it, which nobody here knows. */
const isPlain = (block: Value | undefined): boolean =>
  ['plaintext', null].includes(algorithmOf(block) as string | null);

const mayBePlain = (block: Value | undefined): boolean => isPlain(block) || isExpression(algorithmOf(block));

const isOther = (name: string, before: Values, after: Values): boolean =>
  !isEqual(before[name] ?? null, after[name] ?? null);

const isOn = (block: Value | undefined): boolean => blocksIn(block)[0]?.['status'] === 'enabled';

const mayBeOn = (block: Value | undefined): boolean =>
  isOn(block) || isExpression(block) || isExpression(blocksIn(block)[0]?.['status']);

function lessReplicated(before: Value | undefined, after: Value | undefined): readonly Masked[] {
  const now = rulesIn(after);
  return rulesIn(before)
    .filter((rule) => !isValues(rule) || mayBeOn(rule))
    .filter((rule) => !now.some((other) => isEqual(rule, other) || replicatesAll(rule, other)))
    .map((rule) => {
      const { name = null } = (isValues(rule) && blocksIn(rule['destination'])[0]) || {};
      return masked`its objects are no longer copied as they were: ${maskText(String(name ?? canonical(rule)))} (replication)`;
    });
}

/** Rules one by one, and in the place of those that nobody knows what stands there. */
const rulesIn = (replication: Value | undefined): readonly Value[] =>
  isExpression(replication) ? [replication ?? null] : elementsOf(blocksIn(replication)[0]?.['rules']);

/** Whether a rule copies to the same place all that another one does. */
function replicatesAll(rule: Value, other: Value): boolean {
  if (!isValues(rule) || !isValues(other) || !isOn(other)) return false;
  const [[from = {}], [to = {}]] = [blocksIn(rule['destination']), blocksIn(other['destination'])];
  const goesWith = 'remove_on_main_bucket_deletion';
  return (
    ['name', 'region'].every((name) => !isOther(name, from, to)) &&
    (flagOf(to[goesWith] ?? false) === false || !isOther(goesWith, from, to)) &&
    isWider(rule['filter'] ?? null, other['filter'] ?? null)
  );
}

function isWider(before: Value, after: Value): boolean {
  if (isEqual(before, after)) return true;
  if (isExpression(before) || isExpression(after)) return false;
  const [[old = {}], [now = {}]] = [blocksIn(before), blocksIn(after)];
  const prefix = now['prefix'] ?? '';
  const isUnder =
    !isOther('prefix', old, now) || (!isExpression(prefix) && String(old['prefix'] ?? '').startsWith(String(prefix)));
  const [tags, asked] = [old['tags'] ?? {}, now['tags'] ?? {}];
  const isTagged = isValues(tags) && isValues(asked) && Object.keys(asked).every((name) => !isOther(name, tags, asked));
  return isUnder && (isTagged || isEqual(tags, asked));
}

function lessLocked(before: Value | undefined, after: Value | undefined): readonly Masked[] {
  if (!mayBeOn(before) || isEqual(before ?? null, after ?? null)) return [];
  if (!isOn(after)) return [masked`its objects are no longer locked (object_lock)`];
  const [old, now] = [before, after].map((lock) => blocksIn(blocksIn(lock)[0]?.['rule'])[0] ?? {});
  if (old === undefined || now === undefined) return [];
  const [was, is] = [daysOf(old['period']), daysOf(now['period'])];
  const isShorter =
    old['period'] !== undefined && isOther('period', old, now) && !(was !== undefined && is !== undefined && is >= was);
  const isLoose = old['mode'] === 'compliance' || isExpression(old['mode']);
  return [
    ...(isShorter ? [masked`new objects of it are locked for less long (object_lock)`] : []),
    ...(isLoose && now['mode'] !== 'compliance' && isOther('mode', old, now)
      ? [masked`whoever has the right may lift the lock of its objects (object_lock)`]
      : []),
  ];
}

/** Days of an ISO 8601 duration, of years, months, weeks and days. */
export function daysOf(period: Value | undefined): number | undefined {
  const [, ...parts] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(String(period)) ?? [];
  if (parts.every((part) => part === undefined)) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.map((part) => Number(part ?? 0));
  return 365 * years + (365 / 12) * months + 7 * weeks + days;
}
