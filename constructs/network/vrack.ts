import { DataOvhCloudProjectVrack } from '@cdktf/provider-ovh/lib/data-ovh-cloud-project-vrack';
import { Vrack as VrackResource } from '@cdktf/provider-ovh/lib/vrack';
import { VrackCloudproject } from '@cdktf/provider-ovh/lib/vrack-cloudproject';
import { Construct } from 'constructs';
import { z } from 'zod';
import { ImportBlock } from '../core/import-block';
import { parseSettings, SettingsError } from '../core/settings';
import { type Uniqueness, uniquely } from '../core/unique';
import { wordsFor } from '../core/words';
import { type ICloudProject, vrackId } from '../project/cloud-project';

/** What others need of a vRack. */
export interface IVrack {
  /** Name that OVHcloud gave it, such as `pn-1000001`. */
  readonly serviceName: string;
}

/** What can be asked of a vRack. */
export interface VrackSettings {
  /**
   * Name shown in OVHcloud's control panel.
   *
   * Change: in place.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * Description shown in OVHcloud's control panel.
   *
   * Change: in place.
   */
  readonly description?: string;
  /**
   * Id of a vRack that exists (`pn-<number>`) and is managed from now on, in place of ordering one. May be taken out once the
   * import is deployed.
   *
   * Change: none; an import happens once.
   */
  readonly adopt?: string;
  /**
   * Refuse to plan anything that would terminate the vRack, and with it the private network of every service in it.
   *
   * Change: nothing at OVHcloud. To terminate the vRack set it to false and apply first.
   * @default true
   */
  readonly deletionProtection?: boolean;
}

export const vrackUniqueness: Uniqueness = { of: 'vRack', within: 'account' };

export const vrackSettings = z
  .strictObject({
    name: uniquely(wordsFor(), { of: 'vRack', within: 'nowhere' }).optional(),
    description: wordsFor().optional(),
    adopt: uniquely(vrackId, vrackUniqueness).optional(),
    deletionProtection: z.boolean().default(true),
  })
  .readonly();

/**
 * OVHcloud's private network over regions and products, ordered or adopted.
 *
 * Makes: `ovh_vrack`.
 * Cost: free, but an order: the account needs a default payment method. An order that is delivered after the wait (30 min)
 * leaves a vRack that Terraform doesn't know; `adopt` it.
 * Destroy: terminates the vRack, for every service in it.
 *
 * @example
 * new Vrack(this, 'Vrack', { name: 'orbital', description: 'every region, VMware and bare metal' });
 */
export class Vrack extends Construct implements IVrack {
  readonly serviceName: string;
  /** Name of the vRack in IAM policies and tags. */
  readonly urn: string;

  constructor(scope: Construct, id: string, props: VrackSettings = {}) {
    super(scope, id);
    const { name = id, description, adopt, deletionProtection } = parseSettings(vrackSettings, props, this);
    const vrack = new VrackResource(this, 'Resource', {
      name,
      description,
      plan: { planCode: 'vrack', duration: 'P1M', pricingMode: 'default' },
      // an imported vRack has no plan in its state, and a plan replaces the vRack
      lifecycle: { ignoreChanges: ['plan'], ...(deletionProtection ? { preventDestroy: true } : {}) },
    });
    if (adopt !== undefined) new ImportBlock(this, 'Import', vrack, adopt);
    this.serviceName = vrack.serviceName;
    this.urn = vrack.urn;
  }

  /** A vRack that exists, by its id. */
  static fromServiceName(serviceName: string): IVrack {
    const { success, error } = vrackId.safeParse(serviceName);
    if (!success) throw new SettingsError([`vrack: ${error.issues[0]?.message ?? 'is not a vRack id'}`]);
    return { serviceName };
  }
}

/** A project and the vRack it belongs to. */
export interface VrackAttachmentProps {
  /** Change: replaces the attachment; private traffic of the project stops meanwhile. */
  readonly vrack: IVrack;
  /** Change: replaces the attachment. */
  readonly project: ICloudProject;
}

/**
 * Attaches a Public Cloud project to a vRack.
 *
 * Makes: `ovh_vrack_cloudproject`.
 * Cost: none.
 * Limit: one vRack a project. Every project since 2024 is delivered with a vRack of its own and has to be detached from it first,
 * before it has any private network; use `VrackMembership` where it is in the right one already.
 * Rights: `vrack:apiovh:cloudProject/attach` and `publicCloudProject:apiovh:vrack/attach`.
 *
 * @see https://docs.ovhcloud.com/en/guides/public-cloud/network-services/known-limits
 * @example
 * new VrackAttachment(this, 'VrackAttachment', {
 *   vrack: Vrack.fromServiceName('pn-1000001'),
 *   project: CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5'),
 * });
 */
export class VrackAttachment extends Construct {
  constructor(scope: Construct, id: string, { vrack, project }: VrackAttachmentProps) {
    super(scope, id);
    new VrackCloudproject(this, 'Resource', { serviceName: vrack.serviceName, projectId: project.serviceName });
  }
}

/**
 * Makes sure that a Public Cloud project is in the expected vRack, without managing that.
 *
 * Reads: `ovh_cloud_project_vrack`; the plan fails with what to do when the project is in another one.
 *
 * @example
 * new VrackMembership(this, 'VrackMembership', {
 *   vrack: Vrack.fromServiceName('pn-1000001'),
 *   project: CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5'),
 * });
 */
export class VrackMembership extends Construct {
  constructor(scope: Construct, id: string, { vrack, project }: VrackAttachmentProps) {
    super(scope, id);
    new DataOvhCloudProjectVrack(this, 'Resource', {
      serviceName: project.serviceName,
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.id == "${vrack.serviceName}"}`,
            errorMessage: [
              `project ${project.serviceName} is in vRack \${self.id}, not in ${vrack.serviceName};`,
              'detach it there (before it has a private network), then attach it here;',
              'needs the rights vrack:apiovh:cloudProject/attach and publicCloudProject:apiovh:vrack/attach',
            ].join(' '),
          },
        ],
      },
    });
  }
}
