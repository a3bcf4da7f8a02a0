import { denied } from '../../constructs/identity/floor-actions.js';
import { logActions, presets } from '../../constructs/identity/presets.js';

/** The page with every action of every preset and floor. */
export function presetsPage(): string {
  const { viewer, operator, owner, pipeline } = presets;
  const beyond = operator.allow.filter((action) => !viewer.allow.includes(action));
  return `${[
    '# Presets and floors',
    '',
    "Made from `constructs/identity/presets.ts` by `npx tsx scripts/docs.mts`. Each list is OVHcloud's own action names, `<product>:<api>:<path>/<verb>`, grouped by product and path.",
    '',
    ...part('viewer', 'Allows:', viewer.allow),
    ...part('operator', 'Allows what `viewer` does, and:', beyond),
    ...part('owner', 'Allows `publicCloudProject:apiovh:*` except:', owner.except),
    ...part('pipeline', 'Allows `publicCloudProject:apiovh:*` except:', pipeline.except),
    ...part('Deny floor of people', 'Denies, whatever any policy allows:', denied('people')),
    ...part('Deny floor of pipelines', 'Denies, whatever any policy allows:', denied('pipelines')),
    ...part('logActions.forward', 'For `allow` of a policy on a log service:', logActions.forward),
    ...part('logActions.read', 'For `allow` of a policy on a log service:', logActions.read),
    ...part('logActions.manage', 'For `allow` of a policy on a log service:', logActions.manage),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

const part = (name: string, lead: string, actions: readonly string[]): string[] => [
  `## ${name}`,
  '',
  `${lead}`,
  '',
  ...grouped(actions),
  '',
];

/** Actions of one path in one line, below their product. */
function grouped(actions: readonly string[]): string[] {
  const products = new Map<string, Map<string, string[]>>();
  for (const action of [...new Set(actions)].sort()) {
    const [product = '', api = '', name = ''] = action.split(':');
    const cut = name.lastIndexOf('/');
    const paths = products.get(`${product}:${api}`) ?? new Map<string, string[]>();
    products.set(`${product}:${api}`, paths);
    const path = name.slice(0, Math.max(cut, 0));
    paths.set(path, [...(paths.get(path) ?? []), name.slice(cut + 1)]);
  }
  return [...products].flatMap(([product, paths]) => [
    `- \`${product}\``,
    ...[...paths].map(([path, verbs]) => `  - ${path === '' ? '' : `\`${path}/\` `}${verbs.join(', ')}`),
  ]);
}
