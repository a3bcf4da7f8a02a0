import { maskText, maskValue } from '../../../constructs/core/secrets/mask';
import { cutMasked, joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Estate, isValues, type Value } from '../../estate/model';
import { type Keys, settingAt } from '../../estate/origins';
import { Causes as Settings } from '../engine/causes';
import { countsOf, isDestructive, isLossy } from './action';
import type { Cause, Report, ResourceChange, StackReport } from './report';
import { changePlace, differencesOf, type Root, Roots } from './roots';

/** Longer values of settings are cut. */
const longest = 200;
/** More attributes are counted. */
const mostNames = 4;

/** What is said of a cause before anybody knows what follows from it. */
type Said = Pick<Cause, 'kind' | 'what' | 'change' | 'before' | 'after'>;

interface Draft extends Said {
  /** Whether everything that it is behind is one thing. */
  readonly of: Set<ResourceChange>;
  readonly decides: ResourceChange[];
  left: number;
  also: number;
}

/**
 * Causes of all changes: settings that differ; where a change comes from no setting, what begins a chain of changes that wait for each
 * other. Each change names the causes that it has.
 */
export function withCauses(
  stacks: readonly StackReport[],
  base: Pick<Estate, 'told'>,
  head: Pick<Estate, 'told'>,
): Pick<Report, 'stacks' | 'causes'> {
  const finder = new Finder(stacks, base, head);
  const drafts = new Map<string, Draft>();
  const named = new Map<ResourceChange, readonly Draft[]>();
  for (const { status, changes } of stacks) {
    for (const change of changes) {
      const own = [
        ...new Set(
          finder.rootsOf(change).flatMap((root) =>
            finder.say(root).map(([key, said]) => {
              const draft = drafts.get(key) ?? { ...said, of: new Set(), decides: [], left: 0, also: 0 };
              drafts.set(key, draft);
              draft.of.add(root.change);
              return draft;
            }),
          ),
        ),
      ];
      const [first, ...others] = own;
      if (first !== undefined && status === 'removed') first.left++;
      else first?.decides.push(change);
      for (const other of others) other.also++;
      named.set(change, own);
    }
  }
  const sorted = [...drafts.values()].sort(byWeight);
  const places = new Map(sorted.map((draft, index) => [draft, index]));
  return {
    causes: sorted.map(causeOf),
    stacks: stacks.map((stack) => ({
      ...stack,
      changes: stack.changes.map((change) => ({
        ...change,
        causes: (named.get(change) ?? []).flatMap((draft) => places.get(draft) ?? []),
      })),
    })),
  };
}

const lossy = ({ decides }: Draft): number => decides.filter(isLossy).length;
const destructive = ({ decides }: Draft): number => decides.filter(isDestructive).length;

/** What loses data first, then what destroys, then what leaves something behind; of each the more of it. */
function byWeight(a: Draft, b: Draft): number {
  const weights = (draft: Draft) => [lossy(draft), destructive(draft), Number(draft.left > 0), draft.decides.length];
  const others = weights(b);
  return weights(a).reduce((found, weight, index) => found || (others[index] ?? 0) - weight, 0);
}

function causeOf(draft: Draft): Cause {
  const { of, decides, left, also, what, ...said } = draft;
  const [only] = of.size === 1 ? of : [];
  return {
    ...said,
    // what several have in common is named by their type, one by its place
    what: only !== undefined && said.kind === 'attribute' ? masked`${only.stack}/${only.path} ${what}` : what,
    ...(said.kind === 'attribute' && only === undefined ? { type: typeOf(of) } : {}),
    counts: countsOf(decides),
    loses: lossy(draft),
    left,
    also,
  };
}

const typeOf = (of: ReadonlySet<ResourceChange>): Masked => ([...of][0] as ResourceChange).type;

class Finder {
  readonly #roots: Roots;
  readonly #settings: Settings;
  readonly #statuses: ReadonlyMap<string, StackReport['status']>;
  /** By place and action: what else is new or gone there. */
  readonly #wholes: ReadonlySet<string>;

  constructor(
    stacks: readonly StackReport[],
    readonly base: Pick<Estate, 'told'>,
    readonly head: Pick<Estate, 'told'>,
  ) {
    const changes = stacks.flatMap((stack) => stack.changes);
    this.#roots = new Roots(changes);
    this.#settings = new Settings(base, head);
    this.#statuses = new Map(stacks.map(({ id, status }) => [id, status]));
    this.#wholes = new Set(changes.map((change) => `${change.action} ${changePlace(change)}`));
  }

  rootsOf(change: ResourceChange): readonly Root[] {
    return this.#roots.of(change);
  }

  /** What tells the causes of a root apart from others, and what is said of them. */
  say({ change, attributes, because }: Root): readonly (readonly [string, Said])[] {
    const { stack, path } = change;
    const asked = attributes.length === 0 ? [[]] : attributes.map((attribute) => [attribute]);
    const keys = asked.map((names) => this.#settings.causeOf(stack, path, names));
    const settings = keys.flatMap((one, index) =>
      one === undefined ? [] : [this.#setting(one, change, asked[index])],
    );
    if (because !== undefined && settings.length === 0) {
      const what = maskText(because.includes('/') ? because : `${stack} ${because}`);
      return [[`value ${what}`, { kind: 'value', what, change: 'changed' }]];
    }
    if (attributes.length === 0) return settings.length > 0 ? settings : [this.#whole(change)];
    const others = attributes.filter((_, index) => keys[index] === undefined);
    return others.length === 0 ? settings : [...settings, attributesOf(change, others)];
  }

  /** A setting with its values; of one that holds others, where it is not known which of them, the attribute that changes with it. */
  #setting(inner: Keys, change: ResourceChange, attributes: readonly string[] = []): readonly [string, Said] {
    const keys = this.#outermost(inner);
    const [before, after] = this.#at(keys);
    const what = maskText(keys.join('.'));
    if (before !== undefined && after !== undefined && isValues(before.value) && attributes.length > 0) {
      const [key, said] = attributesOf(change, attributes);
      return [`${what} ${key}`, { ...said, kind: 'setting', what: masked`${what} ${said.what}` }];
    }
    const show = (value: Value): Masked => cutMasked(maskValue(value, keys.join('.')), longest);
    const shown = (side: typeof before) => (side === undefined || isValues(side.value) ? undefined : show(side.value));
    const [old, now] = [shown(before), shown(after)];
    return [
      `setting ${JSON.stringify(keys)}`,
      {
        kind: 'setting',
        what,
        change: before === undefined ? 'new' : after === undefined ? 'gone' : 'changed',
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      },
    ];
  }

  #at(keys: Keys) {
    return [this.base.told, this.head.told].map((told) => told && settingAt(told.settings, keys)) as [
      ReturnType<typeof settingAt>,
      ReturnType<typeof settingAt>,
    ];
  }

  /** What is new or gone is so with all that it is in. */
  #outermost(keys: Keys): Keys {
    const isOneSided = (some: Keys): boolean => this.#at(some).filter((side) => side !== undefined).length === 1;
    const length = keys.findIndex((_, index) => isOneSided(keys.slice(0, index + 1)));
    return length < 0 ? keys : keys.slice(0, length + 1);
  }

  /** A stack, or the outermost resource around one, that is new, gone or moved as this one is. */
  #whole(change: ResourceChange): readonly [string, Said] {
    const { stack, path, action } = change;
    const status = this.#statuses.get(stack);
    if (status === 'added' || status === 'removed') {
      return [`stack ${stack}`, { kind: 'stack', what: stack, change: status === 'added' ? 'new' : 'gone' }];
    }
    const ids = path.split('/');
    const outer = ids
      .map((_, index) => ids.slice(0, index + 1).join('/'))
      .find((one) => this.#wholes.has(`${action} ${stack}/${one}`));
    const what = joinMasked([stack, maskText(outer ?? path)], '/');
    return [`resource ${action} ${what}`, { kind: 'resource', what, change: words[action] }];
  }
}

const words: Readonly<Record<ResourceChange['action'], Cause['change']>> = {
  add: 'new',
  import: 'imported',
  change: 'changed',
  replace: 'changed',
  destroy: 'gone',
  move: 'moved',
};

/** The same change of the same attributes, however many resources it is in. */
function attributesOf(change: ResourceChange, names: readonly string[]): readonly [string, Said] {
  const values = names.flatMap((name) => differencesOf(change, name)).map(({ before, after }) => ({ before, after }));
  const { before, after } = values.length === 1 && values[0] !== undefined ? values[0] : {};
  const shown = names.slice(0, mostNames).map(maskText);
  const more = names.length > shown.length ? [masked`and ${names.length - shown.length} more`] : [];
  return [
    `attribute ${JSON.stringify([change.type, names, values])}`,
    {
      kind: 'attribute',
      what: joinMasked([...shown, ...more], ', '),
      change: 'changed',
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}
