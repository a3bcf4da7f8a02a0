import { listedActions, listedProducts, openPrefixes, products } from '../../facts/iam-actions/catalogue';
import { show, suggest } from '../core/messages';

const grammar = /^(?<product>[A-Za-z]+):(?<api>[A-Za-z]+):(?<path>(?:[A-Za-z0-9/_?.-]+)?\*?)$/;

/** What is wrong with an action, in words; nothing when it is known or in `unlisted`. */
export function actionMistake(action: string, unlisted: readonly string[] = []): string | undefined {
  if (action.slice(0, -1).includes('*')) {
    return `must have '*' only at its end, got ${show(action)}; name the actions one by one`;
  }
  const { product, path = '' } = grammar.exec(action)?.groups ?? {};
  if (product === undefined || path === '') {
    return `must be <resource type>:<api>:<path>, got ${show(action)}; write one such as publicCloudProject:apiovh:kube/get`;
  }
  if (unlisted.includes(action)) return undefined;
  if (!products.includes(product)) {
    return `is of an unknown resource type, got ${show(action)}; ${suggest(product, products)} ${override}`;
  }
  if (!listedProducts.has(product) || isListed(action)) return undefined;
  const known = action.endsWith('*') ? groups() : [...listedActions];
  return `is not a known action, got ${show(action)}; ${suggest(action, known)} ${override}`;
}

/** Every `…/*` that stands for some listed action. */
const groups = (): readonly string[] => [
  ...new Set([...listedActions].map((action) => action.replace(/(?<=[:/])[^:/]+$/, '*'))),
];

const override = 'or, if OVHcloud has it, name it in unlistedActions as well';

function isListed(action: string): boolean {
  if (listedActions.has(action) || openPrefixes.some((prefix) => action.startsWith(prefix))) return true;
  const prefix = action.slice(0, -1);
  return action.endsWith('*') && [...listedActions, ...openPrefixes].some((listed) => listed.startsWith(prefix));
}
