import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical, isEqual } from '../../../estate/canonical';
import { flagOf } from '../../../estate/flag';
import { isMarked } from '../../../estate/marked';
import { type Block, isList, isValues, type Value, type Values } from '../../../estate/model';
import { expressionsIn, isExpression, referencesIn } from '../../../estate/references';
import { blocksIn } from '../../../readings/reader';
import { lessOfAwsBucket } from './aws-buckets';
import { bodiesOf, type Classifier, type FindingContext, type Meaning } from './classes';
import { newCalls, type RawDifference } from './raw';
import { lessGuarded } from './weakened';

const guard = (says: Masked): Meaning => ({ class: 'guard', says });

/** What stopped a mistake, or hid a value, and does so no longer. */
export const guardRemoved: Classifier = (difference, around) => [
  ...unhidden(difference, around),
  ...unguarded(difference, around),
];

/** Whatever is calculated from it: what nonsensitive() gives is shown everywhere, and so is what sensitive() no longer hides. */
const unhidden = ({ part, before, after }: RawDifference, around: FindingContext): Meaning[] => [
  ...(newCalls(before, after).includes('nonsensitive')
    ? [guard(masked`a value that is hidden is shown from now on (nonsensitive)`)]
    : []),
  ...(isUnmarked(before, after, around) && !(part === 'section' && isValues(after) && isHidden(after))
    ? [guard(masked`a value is no longer hidden (sensitive)`)]
    : []),
];

const isHidden = ({ sensitive }: Values): boolean => flagOf(sensitive) === true;

/** Whether what `sensitive` was called with stands there without it. */
function isUnmarked(before: Value | undefined, after: Value | undefined, around: FindingContext): boolean {
  if (before === undefined || after === undefined || after === null) return false;
  if (isList(before) && isList(after)) {
    const news = after.map((one) => (before.some((other) => isEqual(other, one)) ? undefined : one));
    return before.some((one, at) => isUnmarked(one, news[at], around));
  }
  if (isValues(before) && isValues(after)) {
    return Object.entries(before).some(([name, one]) => isUnmarked(one, after[name], around));
  }
  return isMarked(before) && !isMarked(after) && !isHiddenInput(after, around);
}

/** A variable that is sensitive hides as well. */
function isHiddenInput(value: Value, { after: { sections } }: FindingContext): boolean {
  const variables = isValues(sections['variable']) ? sections['variable'] : {};
  return [...expressionsIn(value)].flatMap(referencesIn).some(({ address }) => {
    const variable = address.startsWith('var.') ? variables[address.slice('var.'.length)] : undefined;
    return isValues(variable) && isHidden(variable);
  });
}

const unguarded: Classifier = (difference, around) => {
  const { part, where } = difference;
  if (part === 'lifecycle') return inLifecycle(difference, around);
  if (part === 'body') return unprotected(difference, around);
  if (part !== 'section') return [];
  if (where.startsWith('output.')) return ofOutput(difference, around);
  if (where.startsWith('variable.')) return ofVariable(difference, around);
  if (where.startsWith('check.')) return ofCheck(difference);
  return [];
};

function inLifecycle({ before, after, blocks }: RawDifference, around: FindingContext): Meaning[] {
  const [old, now] = [isValues(before) ? before : {}, isValues(after) ? after : {}];
  const block = blocks?.before;
  if (block === undefined) return [];
  const isGone = blocks?.after === undefined;
  return [
    ...(isOff(old['prevent_destroy'], now['prevent_destroy'], around)
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
    ...(isGone ? [] : widened(old['ignore_changes'], now['ignore_changes'], decidedElsewhere(blocks?.after))),
  ];
}

/** Whether something was on and may be off. What isn't known counts against it on both sides: it may have been on, and may be off now. */
function isOff(before: Value | undefined, after: Value | undefined, { settle }: FindingContext): boolean {
  const [old, now] = [settle.before(before), settle.after(after)];
  const wasOn = flagOf(old) ?? isExpression(old);
  return wasOn && flagOf(now) !== true && canonical(old) !== canonical(now);
}

/** Conditions of the base that the head doesn't have as they were. */
function lost(before: Values, after: Values, name: string, what: Masked): Meaning[] {
  const kept = new Set(blocksIn(after[name]).map(canonical));
  const gone = blocksIn(before[name]).filter((one) => !kept.has(canonical(one)));
  if (gone.length === 0) return [];
  const isOther = blocksIn(after[name]).length >= blocksIn(before[name]).length;
  return [guard(isOther ? masked`${what} says something else` : masked`${what} is taken away`)];
}

/** Arguments that something else decides from now on: Terraform would undo that at every apply. */
const decidedElsewhere = (block: Block | undefined): readonly string[] =>
  block?.type === 'ovh_cloud_project_kube_nodepool' && flagOf(block.body['autoscale']) === true
    ? ['desired_nodes']
    : [];

function widened(before: Value | undefined, after: Value | undefined, others: readonly string[]): Meaning[] {
  const names = (value: Value | undefined): readonly string[] =>
    isList(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  const [old, now] = [names(before), names(after)];
  if (old.includes('all')) return [];
  return now.some((name) => !old.includes(name) && !others.includes(name))
    ? [guard(masked`more changes are ignored from now on (ignore_changes)`)]
    : [];
}

/** Flags of OVHcloud that keep a thing from being deleted. */
const protections = ['deletion_protection', 'prevent_destroy', 'termination_protection'];

function unprotected(difference: RawDifference, around: FindingContext): Meaning[] {
  const [before, after] = bodiesOf(difference);
  const { before: old, after: now } = difference.blocks ?? {};
  if (old?.kind === 'resource' && old.type.startsWith('aws_s3_bucket'))
    return lessOfAwsBucket(old.type, before, now?.body, around).map(guard);
  if (old === undefined || now === undefined) return [];
  const gone = protections.flatMap((name) =>
    isOff(before[name], after[name], around) ? [masked`${maskText(name)} is taken away`] : [],
  );
  return [...gone, ...lessGuarded(old, before, after)].map(guard);
}

function ofOutput({ before, after }: RawDifference, around: FindingContext): Meaning[] {
  const renamed = isValues(after) ? hiddenBefore(after, around) : [];
  if (renamed.length > 0) return renamed;
  if (!isValues(before) || !isValues(after)) return [];
  return [...shown(before, after, around), ...lost(before, after, 'precondition', masked`a precondition`)];
}

/** An output that shows what another one, which is gone, did not: as the same value, or made of the same. */
function hiddenBefore(output: Values, { before, after, settle }: FindingContext): Meaning[] {
  if (before === undefined || flagOf(settle.after(output['sensitive'])) === true) return [];
  const [old, now] = [before, after].map(({ sections }) => (isValues(sections['output']) ? sections['output'] : {}));
  const hidden = Object.entries(old ?? {}).filter(
    ([name, one]) =>
      isValues(one) && !Object.hasOwn(now ?? {}, name) && flagOf(settle.before(one['sensitive'])) === true,
  );
  const [value, named] = [canonical(settle.after(output['value'])), namesIn(output['value'])];
  return hidden.flatMap(([name, one]) => {
    const was = isValues(one) ? one['value'] : undefined;
    const names = [...namesIn(was)];
    const isMadeOf = names.length > 0 && names.every((one) => named.has(one));
    return isMadeOf || canonical(settle.before(was)) === value
      ? [guard(masked`shows what ${maskText(name)} held, which was hidden (sensitive)`)]
      : [];
  });
}

/** Everything that the expressions of a value name, each with what is asked of it. */
const namesIn = (value: Value | undefined): ReadonlySet<string> =>
  new Set(
    [...expressionsIn(value)]
      .flatMap(referencesIn)
      .map(({ address, key = '', attribute }) => [`${address}${key}`, ...attribute].join('.')),
  );

function ofVariable({ before, after }: RawDifference, around: FindingContext): Meaning[] {
  if (!isValues(before) || !isValues(after)) return [];
  return [...shown(before, after, around), ...lost(before, after, 'validation', masked`a validation`)];
}

const shown = (before: Values, after: Values, around: FindingContext): Meaning[] => [
  ...(isOff(before['sensitive'], after['sensitive'], around)
    ? [guard(masked`its value is no longer hidden (sensitive)`)]
    : []),
  ...(isOff(before['ephemeral'], after['ephemeral'], around)
    ? [guard(masked`its value is written into the state (ephemeral)`)]
    : []),
];

function ofCheck({ before, after }: RawDifference): Meaning[] {
  if (before === undefined) return [];
  return [guard(after === undefined ? masked`a check is taken away` : masked`a check says something else`)];
}
