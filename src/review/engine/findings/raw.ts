import { isEqual } from '../../../estate/canonical';
import { callsIn } from '../../../estate/expression/calls';
import { type Block, isValues, type Stack, type StackFile, type Value, type Values } from '../../../estate/model';
import { expressionsIn } from '../../../estate/references';
import { blockSections } from '../../../estate/sections';
import type { Matching } from '../match';

/**
 * A difference between two sides of a stack as it is written, before anybody says what it means. What happens to resources is told by
 * their changes; everything else that differs is one of these.
 */
export interface RawDifference {
  /** Address, section with its name, or path of a file: `ovh_vrack.Main`, `output.url`, `terraform.backend`, `extra.tf`. */
  readonly where: string;
  /** Construct path of a block. */
  readonly path?: string;
  /** What part of it: `lifecycle`, `provider`, `provisioner`, `body`, `value`, `file` … */
  readonly part: DifferencePart;
  /** Absent where it is on one side only. */
  readonly before?: Value;
  readonly after?: Value;
  readonly blocks?: { readonly before?: Block; readonly after?: Block };
  readonly files?: { readonly before?: StackFile; readonly after?: StackFile };
}

type DifferencePart =
  | 'body'
  | 'lifecycle'
  | 'depends_on'
  | 'provider'
  | 'repeat'
  | 'provisioner'
  | 'connection'
  | 'section'
  | 'file'
  | 'directory'
  | 'order';

/** Every difference of a stack that is on both sides. */
export function rawDifferences(before: Stack, after: Stack, matching: Matching): RawDifference[] {
  return [
    ...filesOf(before, after),
    ...sectionsOf(before.sections, after.sections),
    ...matching.pairs.flatMap(({ before: old, after: now }) => pairOf(old, now)),
    ...matching.added.flatMap((block) => pairOf(undefined, block)),
    ...matching.destroyed.flatMap((block) => pairOf(block, undefined)),
    ...matching.forgotten.flatMap((block) => pairOf(block, undefined)),
  ];
}

/** Everything in a stack that is new. */
export const rawOfNew = (stack: Stack): RawDifference[] => [
  ...filesOf(undefined, stack),
  ...sectionsOf({}, stack.sections),
  ...[...stack.blocks.values()].flatMap((block) => pairOf(undefined, block)),
];

function filesOf(before: Stack | undefined, after: Stack): RawDifference[] {
  const [old, now] = [before?.files ?? [], after.files].map((files) => new Map(files.map((file) => [file.path, file])));
  const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
  const files = names.flatMap((name): RawDifference[] => {
    const [one, other] = [old?.get(name), now?.get(name)];
    // what the main file says is compared part by part, unless it can't be trusted
    const isRead = (file: StackFile | undefined) => file === undefined || (file.role === 'main' && !file.unread);
    const isSame = one?.sha256 === other?.sha256 && one?.isExecutable === other?.isExecutable;
    if (isSame || (isRead(one) && isRead(other))) return [];
    return [{ where: name, part: 'file', files: sides(one, other) }];
  });
  if (before === undefined) return files;
  const moved: RawDifference[] =
    before.directory === after.directory
      ? []
      : [{ where: 'working directory', part: 'directory', before: before.directory, after: after.directory }];
  const [needed, needs] = [before.dependsOn, after.dependsOn].map((ids) => [...ids].sort());
  const order: RawDifference[] = isEqual(needed, needs)
    ? []
    : [{ where: 'stacks before it', part: 'order', before: needed ?? [], after: needs ?? [] }];
  return [...moved, ...files, ...order];
}

const sides = <T>(before: T | undefined, after: T | undefined): { readonly before?: T; readonly after?: T } => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

/** Sections apart from those of blocks, name by name: `output.url`, `terraform.backend`; what has no names as a whole. */
function sectionsOf(before: Values, after: Values): RawDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((section): RawDifference[] => {
    // cdktf's own comment
    if (section === '//' || blockSections.includes(section)) return [];
    const [old, now] = [own(before, section), own(after, section)];
    const [one, other] = [named(old), named(now)];
    if (one === undefined || other === undefined) {
      return isEqual(old, now) ? [] : [{ where: section, part: 'section', ...sides(old, now) }];
    }
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort().flatMap((name): RawDifference[] => {
      const [left, right] = [own(one, name), own(other, name)];
      return isEqual(left, right) ? [] : [{ where: `${section}.${name}`, part: 'section', ...sides(left, right) }];
    });
  });
}

/** A section by its names; `undefined` for one that is a list, such as `moved`. */
function named(section: Value | undefined): Values | undefined {
  if (section === undefined || section === null) return {};
  return isValues(section) ? withoutComment(section) : undefined;
}

const own = (values: Values, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

function withoutComment(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name !== '//')
      .map(([name, value]) => [name, isValues(value) ? withoutOwnComment(value) : value]),
  );
}

const withoutOwnComment = (body: Values): Values =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== '//'));

/** What differs of a block; its arguments only where no change of a resource tells it. */
function pairOf(before: Block | undefined, after: Block | undefined): RawDifference[] {
  const block = after ?? before;
  if (block === undefined || isSameBlock(before, after)) return [];
  const of = (part: DifferencePart, old: Value | undefined, now: Value | undefined): RawDifference[] =>
    isEqual(old, now)
      ? []
      : [{ where: block.address, path: block.path, part, ...sides(old, now), blocks: sides(before, after) }];
  const runs = (what: 'provisioner' | 'connection', from: Block | undefined): Value | undefined => {
    const all = (from?.runs ?? []).filter((run) => run.what === what).map(({ value }) => value);
    return all.length === 0 ? undefined : all;
  };
  const both = before !== undefined && after !== undefined;
  return [
    ...of('provisioner', runs('provisioner', before), runs('provisioner', after)),
    ...of('connection', runs('connection', before), runs('connection', after)),
    ...of('lifecycle', some(before?.lifecycle), some(after?.lifecycle)),
    ...of('provider', before?.provider, after?.provider),
    ...(both ? of('depends_on', sorted(before.dependsOn), sorted(after.dependsOn)) : []),
    ...(both ? of('repeat', before.repeat?.value, after.repeat?.value) : []),
    ...of('body', before?.body, after?.body),
  ];
}

/** Whether nothing of two blocks differs, which is so of most: cheaper than to look for what does. */
const isSameBlock = (before: Block | undefined, after: Block | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  isEqual(before.body, after.body) &&
  isEqual(before.lifecycle, after.lifecycle) &&
  isEqual(before.dependsOn, after.dependsOn) &&
  before.provider === after.provider &&
  isEqual(before.repeat?.value, after.repeat?.value) &&
  isEqual(before.runs, after.runs);

const some = (values: Values | undefined): Values | undefined =>
  values === undefined || Object.keys(values).length === 0 ? undefined : values;

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

/** Functions that are called in expressions which the other side doesn't have. */
export function newCalls(before: Value | undefined, after: Value | undefined): readonly string[] {
  const known = new Set(expressionsIn(before));
  return [...expressionsIn(after)].filter((text) => !known.has(text)).flatMap(callsIn);
}
