import type { Cloud } from './cloud';
import { type ObjectValue, whollyKnown } from './cty';
import { CloudError } from './error';
import { plainValue } from './fill';
import type { ProviderDescription } from './model';

/** Where a provider configuration leads: to a part of the cloud, nowhere yet (it isn't known), or to an error. */
type Connection = { readonly scope: string } | { readonly unknown: true } | { readonly error: CloudError };

/**
 * The configurations of one provider. Each is sent once, over the connection that Terraform opens for it, and calls carry no other sign
 * of the configuration that they belong to.
 */
export class Connections {
  readonly #byPeer = new Map<string, Connection>();

  constructor(
    private readonly connect: ProviderDescription['connect'],
    private readonly cloud: Cloud,
  ) {}

  configure(peer: string, config: ObjectValue): void {
    if (this.connect === undefined) return;
    this.#byPeer.set(peer, whollyKnown(config) ? this.#resolve(this.connect, config) : { unknown: true });
  }

  /** Prefix of the ids of everything that this connection reaches; undefined while its configuration isn't known. */
  scope(peer: string): string | undefined {
    if (this.connect === undefined) return '';
    const connection = this.#byPeer.get(peer);
    if (connection === undefined || 'unknown' in connection) return undefined;
    if ('error' in connection) throw connection.error;
    return connection.scope;
  }

  /** As `scope`, for calls that can't do without. */
  reached(peer: string): string {
    const scope = this.scope(peer);
    if (scope === undefined)
      throw new CloudError(0, 'the provider configuration is not known yet, so no cluster can be reached');
    return scope;
  }

  #resolve(connect: NonNullable<ProviderDescription['connect']>, config: ObjectValue): Connection {
    try {
      return { scope: connect(plainValue(config), this.cloud) };
    } catch (error) {
      if (error instanceof CloudError) return { error };
      throw error;
    }
  }
}
