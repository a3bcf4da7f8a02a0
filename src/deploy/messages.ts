/** Terraform's machine-readable output (`-json`), one JSON object a line; OpenTofu prints the same. */

/** What happens to one resource. */
export type ResourceAction = 'create' | 'update' | 'delete';

/** What Terraform complains of. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Address of the resource, where there is one. */
  readonly address?: string;
}

export type Message =
  | { readonly type: 'plan'; readonly add: number; readonly change: number; readonly remove: number }
  | { readonly type: 'outputs'; readonly changed: boolean }
  /** It has waited for the lock of the state for a moment, and goes on waiting. */
  | { readonly type: 'lock' }
  /** A state, with its secrets, that could be written nowhere: this message is all that is left of it. */
  | { readonly type: 'state'; readonly state: string }
  | { readonly type: 'started' | 'finished'; readonly address: string; readonly action: ResourceAction }
  | ({ readonly type: 'diagnostic' } & Diagnostic);

/** The message of one line; undefined for a line that says nothing of use here, or isn't Terraform's. */
export function parseMessage(line: string): Message | undefined {
  const message = parse(line);
  switch (message['type']) {
    case 'change_summary': {
      const changes = object(message['changes']);
      if (changes['operation'] !== 'plan') return undefined;
      const { add, change, remove } = changes;
      return { type: 'plan', add: Number(add ?? 0), change: Number(change ?? 0), remove: Number(remove ?? 0) };
    }
    case 'outputs': {
      const actions = Object.values(object(message['outputs'])).map((output) => object(output)['action']);
      return { type: 'outputs', changed: actions.some((action) => action !== undefined && action !== 'noop') };
    }
    case 'log':
      return message['state'] === undefined ? undefined : { type: 'state', state: stateIn(line, message['state']) };
    case 'state_lock_acquire':
      return { type: 'lock' };
    case 'apply_start':
      return hook('started', message);
    case 'apply_complete':
      return hook('finished', message);
    case 'diagnostic': {
      const { severity, summary, detail, address } = object(message['diagnostic']);
      return {
        type: 'diagnostic',
        severity: severity === 'warning' ? 'warning' : 'error',
        summary: text(summary),
        detail: text(detail),
        ...(address === undefined ? {} : { address: text(address) }),
      };
    }
    default:
      return undefined;
  }
}

/** As Terraform wrote it: numbers in it may be longer than this language keeps them. */
function stateIn(line: string, state: unknown): string {
  const [, written] = /"state":(\{.*\}),"type":"log"\}\s*$/s.exec(line) ?? [];
  return written ?? JSON.stringify(state);
}

function hook(type: 'started' | 'finished', message: Record<string, unknown>): Message | undefined {
  const { action, resource } = object(message['hook']);
  // a data source that is read late passes here too
  if (action !== 'create' && action !== 'update' && action !== 'delete') return undefined;
  return { type, action, address: text(object(resource)['addr']) };
}

function parse(line: string): Record<string, unknown> {
  try {
    return object(JSON.parse(line));
  } catch {
    return {};
  }
}

const object = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
