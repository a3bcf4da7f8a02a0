import { maskText } from '../../../constructs/core/secrets/mask';
import { hidden, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { canonical } from '../../estate/canonical';
import { isList, isValues, type Value, type Values } from '../../estate/model';
import { diffBodies } from '../engine/diff';
import { factsOf } from '../engine/facts';
import { presentDifference } from '../report/present';
import type { AttributeChange } from '../report/report';
import type { PlannedResource } from './planned';

/** What stands in a plan's value for what isn't known yet. */
const unknown = '(known after apply)';

/** More attributes than anybody reads of one resource. */
const most = 200;

/** What a plan changes of a resource, without what it marks as sensitive; nothing of what goes. */
export function plannedAttributes({ type, action, values }: PlannedResource): readonly AttributeChange[] {
  if (action === 'destroy' || action === 'forget') return [];
  const [before, after] = [values.before ?? {}, values.after ?? {}];
  const known = withUnknown(after, values.unknown);
  // on both sides: what a side doesn't mark is the same secret, unmarked
  const masks = [values.sensitive.before, values.sensitive.after];
  const old = withoutSecrets(before, masks, known, 'old');
  const now = withoutSecrets(known, masks, before, 'new');
  if (!isValues(old) || !isValues(now)) return [{ attribute: masked`value`, before: hidden, after: hidden }];
  const { differences } = diffBodies(factsOf(type), old, now);
  const told = differences.filter(({ after: value }) => value !== unknown);
  // what the API fills in anew is of interest only where nothing else changes
  return (told.length > 0 ? told : differences)
    .slice(0, most)
    .flatMap((difference) => presentDifference(difference, []))
    .map(({ attribute, before: one, after: other }) => ({
      attribute,
      ...(one === undefined ? {} : { before: unmarked(one) }),
      ...(other === undefined ? {} : { after: other === unknown ? masked`known after apply` : unmarked(other) }),
    }));
}

/** Puts a word where a value is only known after apply. */
function withUnknown(value: Value, mask: Value): Value {
  if (mask === true) return unknown;
  if (isList(mask)) {
    const list = isList(value) ? value : [];
    return Array.from({ length: Math.max(list.length, mask.length) }, (_, at) =>
      withUnknown(list[at] ?? null, mask[at] ?? false),
    );
  }
  if (!isValues(mask)) return value;
  const values = isValues(value) ? value : {};
  const names = new Set([...Object.keys(values), ...Object.keys(mask)]);
  return Object.fromEntries([...names].map((name) => [name, withUnknown(own(values, name), own(mask, name))]));
}

/** Takes sensitive parts out, and leaves whether they differ. */
function withoutSecrets(value: Value, masks: readonly Value[], other: Value, side: 'old' | 'new'): Value {
  if (masks.includes(true)) return canonical(value) === canonical(other) ? hidden : `${hidden} ${side}`;
  const inner = masks.filter((mask) => isList(mask) || isValues(mask));
  if (inner.length === 0) return value;
  if (isList(value)) {
    // the elements of a set are in no order that both sides share: its masks count for all of them
    const all = inner.flatMap((mask) => (isList(mask) ? mask : Object.values(mask)));
    return value.map((element, at) => withoutSecrets(element, all, isList(other) ? (other[at] ?? null) : null, side));
  }
  if (!isValues(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const at = inner.map((mask) => (isValues(mask) ? own(mask, name) : false));
      return [name, withoutSecrets(part, at, isValues(other) ? own(other, name) : null, side)];
    }),
  );
}

const own = (values: Values, name: string): Value => (Object.hasOwn(values, name) ? (values[name] ?? null) : null);

/** Which side a hidden value was on is only of use to the comparison. */
const unmarked = (text: string): Masked =>
  maskText(text.replaceAll(`${hidden} old`, hidden).replaceAll(`${hidden} new`, hidden));
