import type { Construct } from 'constructs';
import { attributesFrom } from '../constructs/core/origin';
import type { Allocation } from '../constructs/network/address-plan';
import type { IVrack } from '../constructs/network/vrack';
import { PrivateCloud, type PrivateCloudSettings } from '../constructs/private-cloud/private-cloud';
import { BaseStack, type BaseStackSettings } from './base-stack';

interface PrivateCloudStackProps extends BaseStackSettings {
  readonly privateCloud: PrivateCloudSettings;
  readonly vrack: IVrack;
  readonly networks: readonly Allocation[];
}

/** A VMware private cloud's place in the vRack and in the network plan. */
export class PrivateCloudStack extends BaseStack {
  readonly privateCloud: PrivateCloud;

  constructor(scope: Construct, id: string, { privateCloud, vrack, networks, ...settings }: PrivateCloudStackProps) {
    super(scope, id, 'private-cloud', settings);
    this.privateCloud = new PrivateCloud(this, 'PrivateCloud', { ...privateCloud, vrack, networks });
    attributesFrom(this, { service_name: ['existing', 'vrack', '/vracks'], dedicated_cloud: 'existing' });
  }
}
