import { z } from 'zod';
import { distinct } from '../constructs/core/lists';
import { show } from '../constructs/core/messages';
import { email } from '../constructs/core/settings';
import { calendarDay, reasonOf } from '../constructs/core/words';

/** Something that is taken out of the settings on purpose, with what is in it. */
export interface RetiredSettings {
  /** First day (UTC) on which a deploy may destroy it, such as `2027-01-31`. Change: nothing at OVHcloud. */
  readonly after: string;
  /** Why nobody needs it any more, for whoever reviews it; 1 to 300 characters. Change: nothing at OVHcloud. */
  readonly reason: string;
}

/** What a deploy may do although a rule speaks against it, for a time. */
export interface ExceptionSettings {
  /** `data-replaced`: what holds data may be replaced, or made again at another address. Change: nothing at OVHcloud. */
  readonly rule: 'data-replaced';
  /**
   * What it is for, with everything in it: `<team>/<environment>/clusters.main`, or its path in the settings outside of the
   * environments. Change: nothing at OVHcloud.
   */
  readonly at: string;
  /** Why, for whoever reviews it; 1 to 300 characters. Change: nothing at OVHcloud. */
  readonly reason: string;
  /** Mail address of who answers for it. Change: nothing at OVHcloud. */
  readonly owner: string;
  /** Last day (UTC) on which it holds, such as `2027-01-31`. Change: nothing at OVHcloud. */
  readonly until: string;
}

/** What a deploy of a stack may do to what holds data. */
export interface ProtectionSettings {
  /**
   * Refuse a deploy that destroys or replaces what holds data, unless `retired` or `exceptions` name it. Change: nothing at OVHcloud.
   * @default - true where `stage` is production
   */
  readonly protectData?: boolean;
  /**
   * What is gone from the program and may be destroyed, by its construct path with small first letters: `clusters.old`.
   * @default - nothing
   */
  readonly retired?: Readonly<Record<string, RetiredSettings>>;
  /**
   * What may be replaced for a time, by its construct path with small first letters.
   * @default - nothing
   */
  readonly exceptions?: readonly ExceptionSettings[];
}

/** A path in the settings, or a Terraform address behind what it is in. */
const path = z.string().regex(/^[\w-]+([./][\w-]+)*$/, {
  error: ({ input }) =>
    `must be a path such as erp/prod/clusters.old, got ${show(input)}; write names with '.' or '/' between`,
});
const reason = reasonOf(1, 300);

export const retiredShape = {
  retired: z
    .record(path, z.strictObject({ after: calendarDay, reason }).readonly())
    .readonly()
    .default({}),
  exceptions: distinct(
    z.array(
      z
        .strictObject({ rule: z.literal('data-replaced'), at: path, reason, owner: email, until: calendarDay })
        .readonly(),
    ),
    ({ rule, at }) => `${rule} ${at}`,
  )
    .readonly()
    .default([]),
};

export const protectionShape = { protectData: z.boolean().optional(), ...retiredShape };

export type ParsedProtection = z.output<z.ZodObject<typeof protectionShape>>;
