import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { denied } from '../../../constructs/identity/floor-actions';
import { allOfProject, presets } from '../../../constructs/identity/presets';

/** Lists as the library writes them, the largest first, so that a preset isn't taken for the one that it contains. */
const known: readonly {
  readonly name: Masked;
  readonly effect: 'allow' | 'deny';
  readonly actions: readonly string[];
}[] = [
  ...(['operator', 'viewer'] as const).map((name) => ({
    name: masked`${maskText(name)} preset`,
    effect: 'allow' as const,
    actions: presets[name].allow,
  })),
  ...(['people', 'pipelines'] as const).map((audience) => ({
    name: masked`deny floor of ${maskText(audience)}`,
    effect: 'deny' as const,
    actions: denied(audience),
  })),
];

/** Lists up to this length are written out. */
const few = 4;

/** Actions in a few words: presets by their name, few actions one by one, many by what they are about, each with their number. */
export function summaryOf(
  effect: 'allow' | 'deny',
  actions: readonly Masked[],
  excepts: readonly Masked[] = [],
): Masked {
  const wildcard = wildcardPreset(actions, excepts);
  if (wildcard !== undefined) {
    const rest = actions.filter((action) => action !== allOfProject);
    return rest.length > 0 ? masked`${wildcard}; ${summaryOf(effect, rest)}` : wildcard;
  }
  const set = new Set<string>(actions);
  const preset = known.find((one) => one.effect === effect && one.actions.every((action) => set.has(action)));
  if (preset !== undefined) {
    const count = new Set(preset.actions).size;
    const rest = actions.filter((action) => !preset.actions.includes(action));
    const name = masked`${preset.name} (${count} actions)`;
    return rest.length === 0 ? name : masked`${name}; ${summaryOf(effect, rest, excepts)}`;
  }
  return excepts.length === 0 ? short(actions) : masked`${short(actions)}, but not ${short(excepts)}`;
}

function wildcardPreset(actions: readonly Masked[], excepts: readonly Masked[]): Masked | undefined {
  if (!actions.some((action) => action === allOfProject)) return undefined;
  const out = new Set<string>(excepts);
  const name = (['owner', 'pipeline'] as const).find((one) => {
    const expected = new Set<string>(presets[one].except);
    return expected.size === out.size && [...expected].every((action) => out.has(action));
  });
  return name && masked`${maskText(name)} preset (every action of a project but ${out.size})`;
}

const short = (actions: readonly Masked[]): Masked =>
  actions.length <= few ? joinMasked(actions, ', ') : masked`${actions.length} actions: ${families(actions)}`;

/** What many actions are about: product and first part of the path, the largest first. */
function families(actions: readonly Masked[]): Masked {
  const counts = new Map<string, number>();
  for (const action of actions) {
    const [product = '', api, path = ''] = action.split(':');
    const family = api === undefined ? action : `${product} ${path.split('/')[0] ?? ''}`;
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const shown = sorted.slice(0, 6).map(([family, count]) => masked`${maskText(family)} (${count})`);
  const more = sorted.length - shown.length;
  return joinMasked([...shown, ...(more > 0 ? [masked`${more} more kinds`] : [])], ', ');
}
