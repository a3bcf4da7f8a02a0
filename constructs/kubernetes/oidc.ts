import { CloudProjectKubeOidc } from '@cdktf/provider-ovh/lib/cloud-project-kube-oidc';
import { Construct } from 'constructs';
import { z } from 'zod';
import { distinct } from '../core/lists';
import { show } from '../core/messages';
import { attributesFrom } from '../core/origin';
import { parseSettings } from '../core/settings';
import { certificateProblem } from './certificate';
import type { IKubernetesCluster } from './cluster';

/** Algorithms that may sign a token. */
const signingAlgorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512'] as const;

/** An identity provider whose tokens the API server accepts. All of it changes in place, and restarts the API server. */
export interface KubernetesOidcSettings {
  /**
   * Issuer of the tokens, as their `iss` claim has it; OpenID discovery has to work below it.
   *
   * Change: in place; restarts the API server.
   */
  readonly issuerUrl: string;
  /**
   * Client that the tokens are issued for, as their `aud` claim has it.
   *
   * Change: in place; restarts the API server.
   */
  readonly clientId: string;
  /**
   * Claim with the name of the user.
   *
   * Change: in place; restarts the API server.
   * @default 'sub'
   */
  readonly usernameClaim?: string;
  /**
   * Put before the name of every user, so that nobody is taken for a built-in one.
   *
   * Change: in place; restarts the API server, and bindings to the old names stop working.
   * @default 'oidc:'
   */
  readonly usernamePrefix?: string;
  /**
   * Claims with the groups of the user.
   *
   * Change: in place; restarts the API server.
   * @default ['groups']
   */
  readonly groupsClaims?: readonly string[];
  /**
   * Put before the name of every group, so that none is taken for `system:masters`.
   *
   * Change: in place; restarts the API server, and bindings to the old names stop working.
   * @default 'oidc:'
   */
  readonly groupsPrefix?: string;
  /**
   * Claims that a token must have, with these values.
   *
   * Change: in place; restarts the API server.
   */
  readonly requiredClaims?: Readonly<Record<string, string>>;
  /**
   * Algorithms that may sign a token.
   *
   * Change: in place; restarts the API server.
   * @default ['RS256']
   */
  readonly signingAlgorithms?: readonly (typeof signingAlgorithms)[number][];
  /**
   * Certificate of the authority that signed the issuer's, PEM in base64. Public, not a secret.
   *
   * Change: in place; restarts the API server.
   * @default - the public authorities
   */
  readonly caContent?: string;
}

export const kubernetesOidcSettings = z
  .strictObject({
    issuerUrl: z.string().refine((url) => issuerProblem(url) === undefined, {
      error: ({ input }) => issuerProblem(String(input)) ?? '',
    }),
    clientId: z.string().min(1),
    usernameClaim: z.string().min(1).default('sub'),
    usernamePrefix: z.string().min(1).default('oidc:'),
    groupsClaims: distinct(z.array(z.string().min(1)))
      .readonly()
      .default(['groups']),
    groupsPrefix: z.string().min(1).default('oidc:'),
    requiredClaims: z.record(z.string().min(1), z.string()).readonly().optional(),
    signingAlgorithms: distinct(z.array(z.enum(signingAlgorithms)).min(1))
      .readonly()
      .default(['RS256']),
    caContent: z
      .string()
      .refine((content) => certificateProblem(content) === undefined, {
        error: ({ input }) => certificateProblem(String(input)) ?? '',
      })
      .optional(),
  })
  .readonly();

/**
 * What is wrong with an issuer; its discovery is looked for below it.
 *
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata
 */
function issuerProblem(text: string): string | undefined {
  const got = show(text);
  const url = /^https:\/\/\S+$/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return `must be an https address, got ${got}; use one such as https://login.orbital.example`;
  if (url.username !== '' || url.password !== '')
    return `must not hold a user or a password, got ${got}; give the address alone`;
  return /[?#]/.test(text)
    ? `must not have a query or a fragment, got ${got}; end it before the first ? or #`
    : undefined;
}

/** An identity provider, and the cluster that accepts its tokens. */
export interface KubernetesOidcProps extends KubernetesOidcSettings {
  /** Change: replaces the provider's entry. */
  readonly cluster: IKubernetesCluster;
}

/**
 * Lets people into a cluster with the tokens of an identity provider. One of these a cluster.
 *
 * Makes: `ovh_cloud_project_kube_oidc`.
 * Cost: none.
 * Traps: OVHcloud doesn't check it; what is wrong only shows in the audit log. A change restarts the API server.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#openid-connect-tokens
 * @example
 * declare const cluster: IKubernetesCluster;
 * new KubernetesOidc(this, 'Oidc', { cluster, issuerUrl: 'https://login.orbital.example', clientId: 'kubernetes' });
 */
export class KubernetesOidc extends Construct {
  constructor(scope: Construct, id: string, { cluster, ...input }: KubernetesOidcProps) {
    super(scope, id);
    const settings = parseSettings(kubernetesOidcSettings, input, this);
    new CloudProjectKubeOidc(this, 'Resource', {
      serviceName: cluster.project.serviceName,
      kubeId: cluster.clusterId,
      issuerUrl: settings.issuerUrl,
      clientId: settings.clientId,
      oidcUsernameClaim: settings.usernameClaim,
      oidcUsernamePrefix: settings.usernamePrefix,
      oidcGroupsClaim: [...settings.groupsClaims],
      oidcGroupsPrefix: settings.groupsPrefix,
      oidcRequiredClaim:
        settings.requiredClaims && Object.entries(settings.requiredClaims).map(([claim, value]) => `${claim}=${value}`),
      oidcSigningAlgs: [...settings.signingAlgorithms],
      oidcCaContent: settings.caContent,
    });
    attributesFrom(this, {
      oidc_username_claim: 'usernameClaim',
      oidc_username_prefix: 'usernamePrefix',
      oidc_groups_claim: 'groupsClaims',
      oidc_groups_prefix: 'groupsPrefix',
      oidc_required_claim: 'requiredClaims',
      oidc_signing_algs: 'signingAlgorithms',
      oidc_ca_content: 'caContent',
    });
  }
}
