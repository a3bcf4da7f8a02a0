import type { Construct } from 'constructs';
import { BaseStack, type BaseStackSettings } from './base-stack';

/** Who a product team's own stack belongs to. */
export interface TeamStackSettings extends BaseStackSettings {
  readonly team: string;
  readonly environment: string;
}

/**
 * A stack of a product team, for constructs of this library and for bindings of any provider.
 *
 * Carries the OVHcloud provider, a backend, the team's labels and the guard against a deploy with the wrong account.
 *
 * @example
 * class MissionControl extends TeamStack {
 *   constructor(scope: Construct, id: string, plan: AddressPlan) {
 *     super(scope, id, { account: 'xx1111-ovh', team: 'mission-operations', environment: 'dev', owner: 'ops@orbital.example' });
 *     const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c6');
 *     new PrivateNetwork(this, 'Network', { project, region: 'GRA11', allocation: plan.network('mo-dev') });
 *   }
 * }
 */
export class TeamStack extends BaseStack {
  constructor(scope: Construct, id: string, settings: TeamStackSettings) {
    super(scope, id, 'team', settings);
  }
}
