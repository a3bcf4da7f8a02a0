import { z } from 'zod';
import { slug } from '../constructs/core/settings';

/** What runs inside a cluster. */
export interface PlatformSettings {
  /**
   * Namespaces by name.
   * @default - none
   */
  readonly namespaces?: Readonly<Record<string, object>>;
}

export const platformSettings = z
  .strictObject({ namespaces: z.record(slug, z.strictObject({})).readonly().default({}) })
  .readonly();
