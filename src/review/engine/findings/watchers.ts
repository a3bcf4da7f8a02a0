import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import { isPassingOn } from '../../../estate/echoes';
import type { Block, Estate, Stack, Value, Values } from '../../../estate/model';
import { expressionsIn, isExpression, mapTexts, referencesIn } from '../../../estate/references';
import { referencesOf } from '../../../estate/resolve';
import { writtenOf } from '../../../estate/settled';
import { isUncounted, type Reader, readerOf } from '../../../readings/reader';
import { told, type Unguarded } from './clusters/unguarded';
import type { Renames } from './elsewhere';
import { fewerBackups, type Lessening, lessBy, lessening } from './lessening';

/** A resource that does nothing but watch over another one, or keep what it says or holds. */
interface Watcher {
  readonly types: RegExp;
  /** Arguments that say what it watches. */
  readonly of: RegExp;
  /** Argument that says where it sends what it sees. */
  readonly to?: string;
  /** Argument that says whom it tells. */
  readonly tells?: string;
  readonly less?: readonly Lessening[];
  readonly gone: (what: Masked, body: Values) => Masked;
}

export const watchers: readonly Watcher[] = [
  {
    types: /^ovh_\w+_log_subscription$/,
    of: /^(?!stream_id$)(kind|\w+_id)$/,
    to: 'stream_id',
    gone: (what, { kind = null }) => masked`what happens in ${what} is no longer kept (${maskText(String(kind))})`,
  },
  {
    types: /^ovh_cloud_project_alerting$/,
    of: /^service_name$/,
    // a higher threshold is a larger budget, which is its owner's to say
    less: [lessening('delay', 'higher', masked`what it costs is told less often`)],
    tells: 'email',
    gone: (what) => masked`nobody is told any more when ${what} costs too much`,
  },
  {
    types: /^ovh_cloud_project_workflow_backup$/,
    of: /^instance_id$/,
    less: [
      lessening('cron', 'less often', fewerBackups),
      lessening('rotation', 'lower', fewerBackups),
      lessening('max_execution_count', 'ends sooner', masked`its backups end after so many`),
    ],
    gone: (what) => masked`${what} is no longer backed up`,
  },
  {
    types: /^ovh_cloud_quota$/,
    of: /^service_name$/,
    gone: (what) => masked`the quota of ${what} is no longer held where it is`,
  },
  {
    types: /^ovh_domain_zone_dnssec$/,
    of: /^zone_name$/,
    gone: (what) => masked`answers of zone ${what} are no longer signed (DNSSEC)`,
  },
  {
    types: /^ovh_ip_mitigation$/,
    of: /^ip_on_mitigation$/,
    gone: (what) => masked`${what} is no longer kept under mitigation`,
  },
];

/** Both sides of a stack, with new addresses by the old ones. */
interface WatchedSides {
  readonly base: Estate;
  readonly head: Estate;
  readonly before: Stack;
  readonly after: Stack;
  readonly renames: Renames;
}

/**
 * What watches less than it did, or sends what it sees elsewhere: whichever address it has, in whichever stack, and whatever stands
 * between it and what it watches. Nothing of what goes with what it watched.
 */
export function watchedLess({ base, head, before, after, renames }: WatchedSides): Unguarded[] {
  const [old, now] = [
    { reader: readerOf(base), renames },
    { reader: readerOf(head), renames: new Map() },
  ];
  return old.reader.ofStack(before.id).flatMap((block): Unguarded[] => {
    const watcher = block.kind === 'resource' ? watcherOf(block.type) : undefined;
    if (watcher === undefined) return [];
    const watched = watchedBy(watcher, block, old);
    const same = now.reader
      .ofType(block.type)
      .filter((one) => (!isUncounted(one) || isUncounted(block)) && watchedBy(watcher, one, now) === watched);
    const compared = same.map((one) => ({ one, less: lessOf(watcher, [block, old], [one, now]) }));
    const address = renamed(renames, block.stack, block.address);
    const best =
      compared.find(({ less }) => less.length === 0) ??
      compared.find(({ one }) => one.stack === after.id && one.address === address) ??
      compared[0];
    if (best !== undefined) return best.less.map((says) => told({ block: best.one }, says));
    return isGone(watcher, block, now.reader, old)
      ? []
      : [told({ block }, watcher.gone(nameOf(watcher, block, old), block.body))];
  });
}

const watcherOf = (type: string): Watcher | undefined => watchers.find(({ types }) => types.test(type));

/** A side as it is compared: under the names of the other one. */
interface Side {
  readonly reader: Reader;
  readonly renames: Renames;
}

/** Arguments that say what is watched. */
const watchedIn = ({ of }: Watcher, { body }: Block): readonly (readonly [string, Value])[] =>
  Object.entries(body).filter(([name]) => of.test(name));

const watchedBy = (watcher: Watcher, block: Block, side: Side): string =>
  JSON.stringify(
    watchedIn(watcher, block)
      .map(([name, value]) => [name, leadsTo(value, block.stack, side)])
      .sort(),
  );

/** What it watches, in words. */
function nameOf(watcher: Watcher, block: Block, { reader }: Side): Masked {
  const [, value] = watchedIn(watcher, block).find(([name]) => name !== 'kind') ?? [];
  return reader.show(block.stack, value);
}

type Placed = readonly [block: Block, side: Side];

function lessOf(watcher: Watcher, before: Placed, after: Placed): readonly Masked[] {
  const { to, tells, less = [] } = watcher;
  return [
    ...lessBy(less, before[0].body, after[0].body),
    ...(tells !== undefined && isOther(tells, before, after) && !isNextOwner(tells, before, after)
      ? [masked`what it costs is told to somebody else (${maskText(tells)})`]
      : []),
    ...(to !== undefined && isOther(to, before, after) ? [sentElsewhere(to, before, after)] : []),
  ];
}

const isOther = (name: string, [before, old]: Placed, [after, now]: Placed): boolean =>
  leadsTo(before.body[name], before.stack, old) !== leadsTo(after.body[name], after.stack, now);

/** Whether an owner follows another one in a stack, which is told of that. */
const isNextOwner = (name: string, [before, old]: Placed, [after, now]: Placed): boolean =>
  [...old.reader.estate.stacks.values()].some(
    ({ id, record }) => record?.owner === before.body[name] && now.reader.stack(id)?.record?.owner === after.body[name],
  );

function sentElsewhere(to: string, before: Placed, after: Placed): Masked {
  const show = ([{ body, stack }, { reader }]: Placed) => reader.show(stack, body[to]);
  const [was, is] = [show(before), show(after)];
  const says = was === is ? masked`${is} is another one` : masked`to ${is} instead of ${was}`;
  return masked`what is logged is sent elsewhere: ${says} (${maskText(to)})`;
}

/** Whether what it watched goes, too. What a stack leaves behind stays. */
function isGone(watcher: Watcher, block: Block, head: Reader, { reader, renames }: Side): boolean {
  return watchedIn(watcher, block).some(([, value]) =>
    referencesOf(reader.estate, block.stack, value).some(({ to: { stack, address } }) => {
      const own = [...expressionsIn(value)].flatMap(referencesIn).find((one) => one.address === address);
      const now = renamed(renames, stack, address);
      const names = [now, `${now}${own?.key ?? ''}`];
      return (
        head.stack(stack) !== undefined &&
        !head.blocks.some(
          (one) =>
            one.stack === stack &&
            (own?.key === undefined ? writtenOf(one).address === now : names.includes(one.address)),
        )
      );
    }),
  );
}

const renamed = (renames: Renames, stack: string, address: string): string =>
  renames.get(stack)?.get(address) ?? address;

/** What a value comes to, as a text that is the same on both sides where that is the same. */
function leadsTo(value: Value | undefined, stack: string, side: Side, seen: readonly Block[] = []): string {
  if (typeof value === 'object' && value !== null)
    return canonical(mapTexts(value, (text) => leadsTo(text, stack, side, seen)));
  if (typeof value !== 'string' || !isExpression(value)) return canonical(value);
  const { reader, renames } = side;
  const targets = referencesOf(reader.estate, stack, value).map(({ to, attribute }) => {
    const block = reader.stack(to.stack)?.blocks.get(to.address);
    const place = `${to.stack}/${renamed(renames, to.stack, to.address)}`;
    // one resource has several names for its id; what only passes on is what it is made of
    if (block === undefined || (block.kind === 'resource' && !isPassingOn(block.type))) return place;
    const made = seen.includes(block) ? null : leadsTo(block.body, to.stack, side, [...seen, block]);
    return canonical([place, [...attribute], made]);
  });
  const keys = [...expressionsIn(value)].flatMap(referencesIn).map(({ key = '' }) => key);
  return targets.length === 0 ? value : canonical([targets.sort(), keys]);
}
