import { products } from '../../facts/iam-actions/catalogue';
import { show, suggest } from '../core/messages';

/**
 * Whom a URN can name.
 *
 * Source: OVHcloud guide on IAM policies over the API.
 */
const identityKinds = ['account', 'user', 'group', 'credential'] as const;

/** What is wrong with the URN of an identity, in words. */
export function identityProblem(urn: string): string | undefined {
  const [, kind] = /^urn:v1:eu:identity:([A-Za-z]+):[^\s*]+$/.exec(urn) ?? [];
  if (kind === undefined)
    return `must be the URN of an identity, got ${show(urn)}; write one such as urn:v1:eu:identity:group:xx1111-ovh/admins`;
  if (identityKinds.some((known) => known === kind)) return undefined;
  return `is of an unknown kind of identity, got ${show(urn)}; ${suggest(kind, identityKinds)}`;
}

/** What is wrong with the URN of a resource, in words; `unlisted` are the resource types that OVHcloud has and no list does. */
export function resourceProblem(urn: string, unlisted: readonly string[]): string | undefined {
  if (urn === 'urn:v1:eu:resource:*' || /^urn:v1:eu:resourceGroup:[^\s*]+$/.test(urn)) return undefined;
  const [, kind] = /^urn:v1:eu:resource:([A-Za-z]+):[^\s*]*\*?$/.exec(urn) ?? [];
  if (kind === undefined)
    return `must be the URN of a resource, got ${show(urn)}; write one such as urn:v1:eu:resource:vrack:pn-1000001, '*' only at its end`;
  if (products.includes(kind) || unlisted.includes(kind)) return undefined;
  return `is of an unknown resource type, got ${show(urn)}; ${suggest(kind, products)} or, if OVHcloud has it, name an action of it in unlistedActions`;
}
