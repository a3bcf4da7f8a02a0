import { errorText } from '../estate/error-text';
import { sha256 } from '../estate/sha256';
import type { ProtocolDiagnostic } from './protocol';

const classes: { readonly [status: number]: string } = {
  400: 'Client::BadRequest',
  403: 'Client::Forbidden',
  404: 'Client::NotFound',
  409: 'Client::Conflict',
  460: 'Client::BadRequest::ServiceExpired',
};

/** What the simulated API answers instead of doing what was asked. */
export class CloudError extends Error {
  override readonly name = 'CloudError';
  readonly errorClass: string;

  constructor(
    readonly status: number,
    message: string,
    options: { readonly errorClass?: string | undefined; readonly hint?: string | undefined } = {},
  ) {
    super(message);
    this.errorClass = options.errorClass ?? classes[status] ?? 'Client::BadRequest';
    this.hint = options.hint;
  }
  /** What the sandbox adds for whoever reads the error; the real API doesn't say it. */
  readonly hint: string | undefined;
}

/** A mistake in how the sandbox is used; its message is one sentence for the command line. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

export function errorDiagnostic(api: string, error: unknown): ProtocolDiagnostic {
  if (error instanceof SandboxError) return { severity: 1, summary: 'The sandbox stopped', detail: error.message };
  if (!(error instanceof CloudError)) {
    const detail = errorText(error);
    return {
      severity: 1,
      summary: 'The sandbox failed',
      detail: `This is a mistake in the sandbox, not in the configuration: ${detail}`,
    };
  }
  const line = errorLine(api, error);
  return {
    severity: 1,
    summary: `${api} API error (sandbox)`,
    detail: error.hint === undefined ? line : `${line}\n\n${error.hint}`,
  };
}

/** Something that OVHcloud may refuse, and that the sandbox takes. */
export const warningDiagnostic = (detail: string): ProtocolDiagnostic => ({
  severity: 2,
  summary: 'Not in the list (sandbox)',
  detail,
});

function errorLine(api: string, { status, errorClass, message }: CloudError): string {
  // status 0: nobody answered
  if (status === 0) return `${message} (sandbox)`;
  if (api !== 'OVHcloud') return `HTTP ${status}: "${message}" (sandbox)`;
  const query = sha256(message).slice(0, 12);
  return `HTTP ${status} ${errorClass}: "${message}" (sandbox, X-OVH-Query-Id: EU.sandbox-${query})`;
}
