import { MeApiOauth2Client } from '@cdktf/provider-ovh/lib/me-api-oauth2-client';
import { Construct } from 'constructs';
import { z } from 'zod';
import { ImportBlock } from '../core/import-block';
import { show } from '../core/messages';
import { parseSettings } from '../core/settings';
import { uniquely } from '../core/unique';
import { wordsFor } from '../core/words';
import type { IIdentity } from './group';

/** An identity of machines: an OAuth2 client of the account. */
export interface ServiceAccountSettings {
  /**
   * Name shown in the control panel; not unique.
   *
   * Range: 1 to 100 characters (own limit).
   * Change: in place.
   * @default - the path of the construct
   */
  readonly name?: string;
  /**
   * What it is for.
   *
   * Change: in place.
   */
  readonly description: string;
  /**
   * Client id of a service account that exists and is managed from now on. Its secret doesn't come along.
   *
   * Change: in place once imported.
   */
  readonly adopt?: string;
}

export const serviceAccountSettings = z
  .strictObject({
    name: uniquely(wordsFor(100), { of: 'service account', within: 'nowhere' }).optional(),
    description: wordsFor(255),
    adopt: uniquely(
      z
        .string()
        // `<client id>|<secret>` would put the secret into the settings
        .regex(/^[A-Za-z0-9._-]{1,64}$/, {
          error: ({ input }) =>
            `must be a client id without its secret, got ${show(input, 'secret')}; take the secret out`,
        }),
      { of: 'service account', within: 'account' },
    ).optional(),
  })
  .readonly();

/**
 * A service account: what a pipeline authenticates as.
 *
 * Makes: `ovh_me_api_oauth2_client` of flow CLIENT_CREDENTIALS.
 * Cost: none.
 * Secure defaults: it may do nothing until a policy names it. Its secret is only ever in the Terraform state, as
 * attribute `client_secret` of the resource: whoever reads that state can act as this account, so keep it in a stack
 * of the team that runs IAM, and move the secret from there into the pipeline's secret store.
 */
export class ServiceAccount extends Construct implements IIdentity {
  /** Only known after apply: a policy that names it belongs into the same stack. */
  readonly urn: string;
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: ServiceAccountSettings) {
    super(scope, id);
    const { name, description, adopt } = parseSettings(serviceAccountSettings, props, this);
    const client = new MeApiOauth2Client(this, 'Resource', {
      name: name ?? this.node.path,
      description,
      flow: 'CLIENT_CREDENTIALS',
    });
    if (adopt !== undefined) new ImportBlock(this, 'Import', client, adopt);
    this.urn = client.identity;
    this.clientId = client.clientId;
  }
}
