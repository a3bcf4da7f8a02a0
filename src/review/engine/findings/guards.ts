import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import { isList, isValues, type Stack, type Value, type Values } from '../../../estate/model';
import { bodiesOf, type Classifier, type Meaning } from './classes';
import { objectsOf, type RawDifference } from './raw';

const guard = (says: Masked): Meaning => ({ class: 'guard', says });

/** What stopped a mistake, or hid a value, and does so no longer. */
export const guardRemoved: Classifier = (difference) => {
  const { part, where } = difference;
  if (part === 'lifecycle') return inLifecycle(difference);
  if (part === 'body') return unprotected(difference);
  if (part !== 'section') return [];
  if (where.startsWith('output.')) return ofOutput(difference);
  if (where.startsWith('variable.')) return ofVariable(difference);
  if (where.startsWith('check.')) return ofCheck(difference);
  return [];
};

function inLifecycle({ before, after, blocks }: RawDifference): Meaning[] {
  const [old, now] = [isValues(before) ? before : {}, isValues(after) ? after : {}];
  const block = blocks?.before;
  if (block === undefined) return [];
  const isGone = blocks?.after === undefined;
  return [
    ...(isOn(old['prevent_destroy']) && !isOn(now['prevent_destroy'])
      ? [
          guard(
            isGone
              ? masked`prevent_destroy goes with it, and stops nothing`
              : masked`may be destroyed from now on: prevent_destroy is taken away`,
          ),
        ]
      : []),
    ...lost(old, now, 'precondition', masked`a precondition`),
    ...lost(old, now, 'postcondition', masked`a postcondition`),
    ...(isGone ? [] : widened(old['ignore_changes'], now['ignore_changes'])),
  ];
}

/** Written out, or unknown: what might be on was on. */
const isOn = (value: Value | undefined): boolean =>
  value === true || value === 'true' || (typeof value === 'string' && value !== 'false');

/** Conditions of the base that the head doesn't have as they were. */
function lost(before: Values, after: Values, name: string, what: Masked): Meaning[] {
  const kept = new Set(objectsOf(after[name]).map(canonical));
  const gone = objectsOf(before[name]).filter((one) => !kept.has(canonical(one)));
  if (gone.length === 0) return [];
  const isOther = objectsOf(after[name]).length >= objectsOf(before[name]).length;
  return [guard(isOther ? masked`${what} says something else` : masked`${what} is taken away`)];
}

function widened(before: Value | undefined, after: Value | undefined): Meaning[] {
  const names = (value: Value | undefined): readonly string[] =>
    isList(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  const [old, now] = [names(before), names(after)];
  if (old.includes('all')) return [];
  return now.some((name) => !old.includes(name))
    ? [guard(masked`more changes are ignored from now on (ignore_changes)`)]
    : [];
}

/** Flags of OVHcloud that keep a thing from being deleted. */
const protections = ['deletion_protection', 'prevent_destroy', 'termination_protection', 'object_lock'];

function unprotected(difference: RawDifference): Meaning[] {
  const [before, after] = bodiesOf(difference);
  if (difference.blocks?.after === undefined) return [];
  return protections.flatMap((name) =>
    isOn(before[name]) && !isOn(after[name]) ? [guard(masked`${maskText(name)} is taken away`)] : [],
  );
}

/** Whether a deployment with the credentials of another account fails. */
const isGuarded = ({ blocks }: Stack): boolean =>
  [...blocks.values()].some(
    ({ kind, type, lifecycle }) =>
      kind === 'data' && type === 'ovh_me' && objectsOf(lifecycle['postcondition']).length > 0,
  );

/** What a new stack lacks that every stack of the base has. */
export const missingGuards = (stack: Stack, others: readonly Stack[]): readonly Masked[] =>
  others.length > 0 && others.every(isGuarded) && !isGuarded(stack)
    ? [masked`the stack has no guard against the credentials of another account`]
    : [];

function ofOutput({ before, after }: RawDifference): Meaning[] {
  if (!isValues(before) || !isValues(after)) return [];
  return [...shown(before, after), ...lost(before, after, 'precondition', masked`a precondition`)];
}

function ofVariable({ before, after }: RawDifference): Meaning[] {
  if (!isValues(before) || !isValues(after)) return [];
  return [...shown(before, after), ...lost(before, after, 'validation', masked`a validation`)];
}

const shown = (before: Values, after: Values): Meaning[] => [
  ...(isOn(before['sensitive']) && !isOn(after['sensitive'])
    ? [guard(masked`its value is no longer hidden (sensitive)`)]
    : []),
  ...(isOn(before['ephemeral']) && !isOn(after['ephemeral'])
    ? [guard(masked`its value is written into the state (ephemeral)`)]
    : []),
];

function ofCheck({ before, after }: RawDifference): Meaning[] {
  if (before === undefined) return [];
  return [guard(after === undefined ? masked`a check is taken away` : masked`a check says something else`)];
}
