import { z } from 'zod';
import { show } from '../core/messages';
import { SettingsError } from '../core/settings';

/** What others need of a Logs Data Platform service. */
export interface ILogService {
  /** Name that OVHcloud gave it, such as `ldp-gr-10001`. */
  readonly serviceName: string;
}

export const logServiceName = z.string().regex(/^ldp-[a-z]{2}-\d{5}$/, {
  error: ({ input }) =>
    `must be a log service such as ldp-gr-10001, got ${show(input)}; copy it from the control panel`,
});

/**
 * A Logs Data Platform service that exists: Terraform can't order one.
 */
export class LogService implements ILogService {
  /** Name of the service in IAM policies and tags; a policy on it covers every stream in it. */
  readonly urn: string;

  private constructor(readonly serviceName: string) {
    this.urn = `urn:v1:eu:resource:ldp:${serviceName}`;
  }

  /**
   * The service of that name.
   *
   * @throws SettingsError for what isn't one
   */
  static fromServiceName(serviceName: string): LogService {
    const { success, error } = logServiceName.safeParse(serviceName);
    if (!success) throw new SettingsError([`log service: ${error.issues[0]?.message ?? 'is not a log service'}`]);
    return new LogService(serviceName);
  }
}
