import { z } from 'zod';
import { show } from '../core/messages';

/** Account of OVHcloud Europe (NIC handle), such as `xx1111-ovh`. */
export const accountId = z.string().regex(/^[a-z]{1,4}\d+-ovh$/, {
  error: ({ input }) => `must be an account such as xx1111-ovh, got ${show(input)}; copy it from the control panel`,
});

/**
 * The account as a resource of IAM policies.
 *
 * Source: OVHcloud guide on IAM policies for the control panel.
 */
export const accountUrn = (account: string): string => `urn:v1:eu:resource:account:${account}`;
