import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { isExpression } from '../../estate/references';
import { blocksIn, type Reader } from '../reader';

/** Region of the account that a stack is deployed into, as URNs have it: what is there is named without it. */
export function homeOf(stack: string, reader: Reader): string {
  const endpoints = blocksIn(reader.stack(stack)?.providers['ovh']).map(({ endpoint }) => endpoint);
  const [known] = endpoints.filter((one) => typeof one === 'string' && !isExpression(one));
  return /^ovh-([a-z]+)$/.exec(String(known))?.[1] ?? 'eu';
}

/** What follows the kind in a URN of a region. */
const partOf = (urn: string, home: string, kind: string): string | undefined =>
  urn.startsWith(`urn:v1:${home}:${kind}:`) ? urn.slice(`urn:v1:${home}:${kind}:`.length) : undefined;

/** `group xx1111-ovh/auditors`; the whole URN, where it is one of another region. */
export function identityName(urn: Masked, home: string): Masked {
  const [, kind, name] = /^([A-Za-z]+):(.+)$/.exec(partOf(urn, home, 'identity') ?? '') ?? [];
  return kind === undefined || name === undefined ? urn : maskText(`${kind} ${name}`);
}

export const groupName = (urn: Masked, home: string): Masked => {
  const name = partOf(urn, home, 'permissionsGroup');
  return name === undefined ? urn : maskText(name);
};

/** Every resource of the account, those to come included. */
const wholeAccount = masked`*`;

export function resourceName(written: Masked, home: string, reader: Reader): Masked {
  const urn = maskText(oneStar(written));
  if (
    [`urn:v1:${home}:resource:*`, `urn:v1:${home}:*`, 'urn:v1:*:resource:*', 'urn:v1:*', 'urn:*', '*'].includes(urn)
  ) {
    return wholeAccount;
  }
  const name = partOf(urn, home, 'resource');
  if (name === undefined) return urn;
  const [, project] = /^publicCloudProject:([^/]+)$/.exec(name) ?? [];
  return project === undefined ? maskText(name) : reader.projectName('publicCloudProject:', project);
}

/** Several stars are one. */
export const oneStar = (pattern: string): string => pattern.trim().replaceAll(/\*{2,}/g, '*');

/** Whether resources of several products are meant, or of every region, or those of a group that nobody here can read. */
export const isOfManyProducts = (name: string): boolean =>
  /^(urn:[^*]*|[^:*]*)\*|^urn:v1:[a-z]+:resourceGroup:/.test(name.replace(/^urn:v1:[a-z]+:resource:/, ''));
