import { CloudProjectAlerting } from '@cdktf/provider-ovh/lib/cloud-project-alerting';
import { Construct } from 'constructs';
import { z } from 'zod';
import { attributesFrom } from '../core/origin';
import { email, parseSettings } from '../core/settings';
import type { ICloudProject } from './cloud-project';

/** Seconds between two mails that OVHcloud accepts, by their names here. */
const delays = {
  '1h': 3_600,
  '3h': 10_800,
  '6h': 21_600,
  '12h': 43_200,
  '1d': 86_400,
  '2d': 172_800,
  '3d': 259_200,
  '7d': 604_800,
} as const;

/** Time between two mails. */
type AlertDelay = keyof typeof delays;

/** A mail when a project is about to cost more than expected. */
export interface BudgetAlertSettings {
  /**
   * Cost of the month above which mails are sent.
   *
   * Unit: whole units of the account's currency, at least 1.
   * Change: in place.
   */
  readonly monthly: number;
  /**
   * Where mails go. OVHcloud doesn't return it, so a change by hand is never noticed.
   *
   * Change: in place.
   */
  readonly email: string;
  /**
   * Time between two mails.
   *
   * Range: what OVHcloud accepts, `1h` to `7d`.
   * Change: in place.
   * @default '1d'
   */
  readonly every?: AlertDelay;
}

/** Settings of an alert, and its project. */
export interface BudgetAlertProps extends BudgetAlertSettings {
  /** Project whose cost is watched. Change: replaces the alert. */
  readonly project: ICloudProject;
}

export const budgetAlertSettings = z
  .strictObject({
    monthly: z.int().min(1),
    email,
    every: z.enum(['1h', '3h', '6h', '12h', '1d', '2d', '3d', '7d']).default('1d'),
  })
  .readonly();

/**
 * A mail when a project is about to cost more than expected. It is a mail, not a cap.
 *
 * Makes: `ovh_cloud_project_alerting`. It has no import, and an alert that was deleted by hand makes every plan fail
 * until it is taken out of the state.
 * Cost: none.
 */
export class BudgetAlert extends Construct {
  constructor(scope: Construct, id: string, { project, ...input }: BudgetAlertProps) {
    super(scope, id);
    const { monthly, email, every } = parseSettings(budgetAlertSettings, input, this);
    new CloudProjectAlerting(this, 'Resource', {
      serviceName: project.serviceName,
      monthlyThreshold: monthly,
      email,
      delay: delays[every],
    });
    attributesFrom(this, { monthly_threshold: 'monthly', delay: 'every' });
  }
}
