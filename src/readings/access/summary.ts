import { denied } from '../../../constructs/identity/actions/deny-floor';
import { presets } from '../../../constructs/identity/actions/presets';

/** Lists as the library writes them, the largest first, so that a preset isn't taken for the one that it contains. */
const known: readonly {
  readonly name: string;
  readonly effect: 'allow' | 'deny';
  readonly actions: readonly string[];
}[] = [
  ...(['operator', 'viewer'] as const).map((name) => ({
    name: `${name} preset`,
    effect: 'allow' as const,
    actions: presets[name].allow,
  })),
  ...(['people', 'pipelines'] as const).map((audience) => ({
    name: `deny floor of ${audience}`,
    effect: 'deny' as const,
    actions: denied(audience),
  })),
];

/** Lists up to this length are written out. */
const few = 4;

/** Actions in a few words: presets by their name, few actions one by one, many by what they are about, each with their number. */
export function summaryOf(
  effect: 'allow' | 'deny',
  actions: readonly string[],
  excepts: readonly string[] = [],
): string {
  const wildcard = wildcardPreset(actions, excepts);
  if (wildcard !== undefined) {
    const rest = actions.filter((action) => action !== 'publicCloudProject:apiovh:*');
    return [wildcard, ...(rest.length > 0 ? [summaryOf(effect, rest)] : [])].join('; ');
  }
  const set = new Set(actions);
  const preset = known.find((one) => one.effect === effect && one.actions.every((action) => set.has(action)));
  if (preset !== undefined) {
    const count = new Set(preset.actions).size;
    const rest = actions.filter((action) => !preset.actions.includes(action));
    const name = `${preset.name} (${count} actions)`;
    return rest.length === 0 ? name : `${name}; ${summaryOf(effect, rest, excepts)}`;
  }
  const out = excepts.length === 0 ? '' : `, but not ${short(excepts)}`;
  return `${short(actions)}${out}`;
}

function wildcardPreset(actions: readonly string[], excepts: readonly string[]): string | undefined {
  if (!actions.includes('publicCloudProject:apiovh:*')) return undefined;
  const out = new Set(excepts);
  const name = (['owner', 'pipeline'] as const).find((one) => {
    const expected = new Set<string>(presets[one].except);
    return expected.size === out.size && [...expected].every((action) => out.has(action));
  });
  return name && `${name} preset (every action of a project but ${out.size})`;
}

const short = (actions: readonly string[]): string =>
  actions.length <= few ? actions.join(', ') : `${actions.length} actions: ${families(actions)}`;

/** What many actions are about: product and first part of the path, the largest first. */
function families(actions: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const action of actions) {
    const [product = '', api, path = ''] = action.split(':');
    const family = api === undefined ? action : `${product} ${path.split('/')[0] ?? ''}`;
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const shown = sorted.slice(0, 6).map(([family, count]) => `${family} (${count})`);
  const more = sorted.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more kinds`] : [])].join(', ');
}
