import { CloudProject as CloudProjectResource } from '@cdktf/provider-ovh/lib/cloud-project';
import { Construct } from 'constructs';
import { z } from 'zod';
import { show } from '../core/messages';
import { parseSettings, SettingsError } from '../core/settings';
import { wordsFor } from '../core/words';

/** What others need of a Public Cloud project. */
export interface ICloudProject {
  /** Project id, 32 hexadecimal digits; OVHcloud calls it the service name. */
  readonly serviceName: string;
  /** Name of the project in IAM policies and tags. */
  readonly urn: string;
}

/** A Public Cloud project that the library orders. */
export interface CloudProjectSettings {
  /**
   * Name shown in OVHcloud's control panel.
   *
   * Change: in place.
   */
  readonly description: string;
  /**
   * vRack that the project is ordered into (`pn-<number>`); without it OVHcloud delivers the project with a vRack of its own.
   *
   * Change: replaces the project and loses everything in it.
   */
  readonly vrack?: string;
  /**
   * Refuse to terminate the project until this is false.
   *
   * Change: in place.
   * @default true
   */
  readonly deletionProtection?: boolean;
}

export const projectId = z.string().regex(/^[0-9a-f]{32}$/, {
  error: ({ input }) =>
    `must be a project id of 32 hexadecimal digits, got ${show(input, /^[0-9a-f]*$/i.test(String(input)) ? 'project' : '')}; copy it from the control panel`,
});

export const vrackId = z.string().regex(/^pn-\d+$/, {
  error: ({ input }) => `must be a vRack id such as pn-1000001, got ${show(input)}; copy it from the control panel`,
});

export const cloudProjectSettings = z
  .strictObject({
    description: wordsFor(255),
    vrack: vrackId.optional(),
    deletionProtection: z.boolean().default(true),
  })
  .readonly();

/**
 * A Public Cloud project, ordered.
 *
 * Makes: `ovh_cloud_project`.
 * Cost: the order itself is free; the account needs a default payment method. Ordering is not idempotent: a wait that
 * fails leaves a project that Terraform doesn't know; import it by its id.
 */
export class CloudProject extends Construct implements ICloudProject {
  readonly serviceName: string;
  readonly urn: string;

  constructor(scope: Construct, id: string, props: CloudProjectSettings) {
    super(scope, id);
    const { description, vrack, deletionProtection } = parseSettings(cloudProjectSettings, props, this);
    const project = new CloudProjectResource(this, 'Resource', {
      description,
      deletionProtection,
      plan: {
        planCode: 'project.2018',
        duration: 'P1M',
        pricingMode: 'default',
        configuration: vrack === undefined ? [] : [{ label: 'vrack', value: vrack }],
      },
      timeouts: { create: '1h' },
    });
    this.serviceName = project.projectId;
    this.urn = project.urn;
  }

  /** A project that exists, by its id. */
  static fromServiceName(serviceName: string): ICloudProject {
    const { success, error } = projectId.safeParse(serviceName);
    if (!success) throw new SettingsError([`project: ${error.issues[0]?.message ?? 'is not a project id'}`]);
    return { serviceName, urn: `urn:v1:eu:resource:publicCloudProject:${serviceName}` };
  }
}
