import { DataOvhMe } from '@cdktf/provider-ovh/lib/data-ovh-me';
import { OvhProvider } from '@cdktf/provider-ovh/lib/provider';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import { email, parseSettings } from '../constructs/core/settings';
import { accountId } from '../constructs/identity/account';
import { measuredProvider } from '../facts/ovh-provider';
import { type Labels, labelKeys, type StackKind } from './labels';
import { policyKey, policyOf } from './policy';
import { type ProtectionSettings, protectionShape } from './protection';
import { type ProviderVersions, pinVersions, providerVersions, warnOfVersions } from './provider-versions';
import { localBackend, type StateSettings, s3Backend, stateSettings } from './state';

/** What every stack is told. */
export interface BaseStackSettings extends Labels, ProtectionSettings {
  /**
   * OVHcloud account (customer code, `xx1111-ovh`) that the stack belongs to. A deploy with the credentials of another
   * account fails while it plans, before it changes anything.
   */
  readonly account: string;
  /**
   * State in Object Storage, with a lock file (Terraform or OpenTofu 1.10).
   * @default - a local file `state/<stack id>.tfstate` beside the output folder
   */
  readonly state?: StateSettings;
  /**
   * Versions of Terraform providers.
   * @default - those that the bindings are made for
   */
  readonly providers?: ProviderVersions;
}

const baseStackShape = {
  account: accountId,
  state: stateSettings.optional(),
  providers: providerVersions.default({ ovh: measuredProvider }),
  ...protectionShape,
  owner: email,
  team: z.string().optional(),
  environment: z.string().optional(),
  stage: z.string().optional(),
  costCentre: z.string().optional(),
};

const baseStackSettings = z.strictObject(baseStackShape).readonly();

/** Requests per second that one Terraform process may send; the provider itself retries no 429, so it must not provoke one. */
const apiRateLimit = 10;

/**
 * What shares one Terraform state, one owner and one blast radius.
 *
 * Carries the provider, the backend, the labels and the guard against a deploy with the wrong account.
 */
export abstract class BaseStack extends TerraformStack {
  readonly labels: Labels;
  readonly account: string;

  constructor(
    scope: Construct,
    id: string,
    readonly kind: StackKind,
    settings: BaseStackSettings,
  ) {
    super(scope, id);
    const parsed = parseSettings(baseStackSettings, settings, this);
    const { account, state, providers, protectData, retired, exceptions, ...labels } = parsed;
    this.account = account;
    this.labels = labels;
    this.node.addMetadata('labels', labels);
    // beside what cdktf says of the stack, where Terraform doesn't look
    this.addOverride(`//.${policyKey}`, policyOf({ protectData, retired, exceptions }, labels.stage));

    new OvhProvider(this, 'Ovh', { endpoint: 'ovh-eu', apiRateLimit });
    pinVersions(this, providers);
    // a landing zone has one organization, and any number of the others
    if (kind === 'organization' || kind === 'team') warnOfVersions(this, providers);
    if (state === undefined) localBackend(this);
    else s3Backend(this, state);
    this.refuseOtherAccounts();
  }

  /** Labels as Kubernetes takes them: no `@`, and a letter or digit at either end. */
  get kubernetesLabels(): Readonly<Record<string, string>> {
    const valid = (value: string) => {
      const spelled = value.replace(/[^A-Za-z0-9._-]/g, '_').replace(/^[._-]+/, '');
      return spelled.slice(0, 63).replace(/[._-]+$/, '');
    };
    return Object.fromEntries(this.#given().map(([key, value]) => [key, valid(value)]));
  }

  /** Labels as OVHcloud takes them for tags: no empty ones, and few characters beside letters and digits. */
  get tags(): Readonly<Record<string, string>> {
    const valid = (value: string) => value.replace(/[^A-Za-z0-9_.:/=+@-]/g, '_').slice(0, 256);
    return Object.fromEntries(this.#given().map(([key, value]) => [key, valid(value)]));
  }

  #given(): [key: string, value: string][] {
    const names = Object.keys(labelKeys) as (keyof Labels)[];
    return names.flatMap((name) => {
      const value = this.labels[name];
      return value === undefined ? [] : [[labelKeys[name], value] as [string, string]];
    });
  }

  /** As cdktf's, which follows every path and so takes exponential time; this one follows every stack once. */
  override dependsOn(stack: TerraformStack): boolean {
    const seen = new Set<TerraformStack>();
    const open = [...this.dependencies];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === stack) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...next.dependencies);
    }
    return false;
  }

  private refuseOtherAccounts(): void {
    new DataOvhMe(new Construct(this, 'Account'), 'Resource', {
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.nichandle == "${this.account}"}`,
            errorMessage: `These credentials belong to the account \${self.nichandle}, but this landing zone is ${this.account}. Nothing was changed; use credentials of ${this.account}.`,
          },
        ],
      },
    });
  }
}
