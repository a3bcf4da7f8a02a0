import type { DeployEvent, StackTools } from '../../src/deploy/stack-run';
import type { SynthesizedStack } from '../../src/deploy/stacks';
import type { RunPlace, Terraform } from '../../src/deploy/terraform';

/** What a command of a Terraform that only says what it is told does. */
export interface Said {
  /** @default 0 */
  readonly code?: number;
  readonly stopped?: true;
  /** Lines that it prints, objects as JSON. */
  readonly lines?: readonly (string | object)[];
  /** Lines that it complains of, which nobody listens to. */
  readonly complaints?: readonly string[];
  /** What it does besides. */
  readonly does?: (place: RunPlace) => void;
}

/** What each command (`plan`, `state pull`) says, one after another where there are several; the last one goes on saying what it said. */
export type Script = Readonly<Record<string, Said | readonly Said[]>>;

export const stackCalled = (id: string, more: Partial<SynthesizedStack> = {}): SynthesizedStack => ({
  id,
  directory: `/out/stacks/${id}`,
  owner: 'web@acme.example',
  accepts: () => false,
  dependsOn: [],
  forgotten: new Set(),
  resources: new Map([['t.x', 'Things/x']]),
  ...more,
});

/** Tools whose Terraform only says what it is told, what it was asked, and what was passed on, without the stacks. */
export function scripted(script: Script = {}): {
  readonly tools: StackTools;
  readonly asked: string[];
  readonly places: RunPlace[];
  readonly events: object[];
} {
  const [asked, places, events]: [string[], RunPlace[], object[]] = [[], [], []];
  const times = new Map<string, number>();
  const terraform: Pick<Terraform, 'run'> = {
    run: async (place, args, onLine = () => false) => {
      const command = args[0] === 'state' ? args.slice(0, 2).join(' ') : (args[0] ?? '');
      const time = times.get(command) ?? 0;
      times.set(command, time + 1);
      asked.push(args.join(' '));
      places.push(place);
      const all = [script[command] ?? {}].flat();
      const { code = 0, stopped = false, lines = [], complaints = [], does } = all[time] ?? all.at(-1) ?? {};
      does?.(place);
      const said = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
      return { code, stopped, text: [...said.filter((line) => !onLine(line)), ...complaints].join('\n') };
    },
  };
  const tools: StackTools = {
    terraform: terraform as Terraform,
    init: (task) => task(),
    locking: ['-lock-timeout=5m'],
    onEvent: (event: DeployEvent) => {
      const { stack: _, ...rest } = event as DeployEvent & { readonly stack?: SynthesizedStack };
      events.push(rest);
    },
  };
  return { tools, asked, places, events };
}

/** Messages of Terraform. */
export const says = {
  planned: (add: number, change: number, remove: number) => ({
    ...{ type: 'change_summary', changes: { operation: 'plan', add, change, remove } },
  }),
  did: (action: 'create' | 'update' | 'delete', address = 't.x') => ({
    ...{ type: 'apply_complete', hook: { action, resource: { addr: address } } },
  }),
  outputs: (action: string) => ({ type: 'outputs', outputs: { it: { action } } }),
  error: (summary: string, detail = '') => ({ type: 'diagnostic', diagnostic: { severity: 'error', summary, detail } }),
};

/** What `show -json` prints of a plan with these changes (`t.x`: `create`), and these values of outputs that change. */
export const plan = (
  changes: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown }>> = {},
): object => ({
  format_version: '1.2',
  resource_changes: Object.entries(changes).map(([address, actions]) => ({
    ...{ address, type: address.split('.')[0], change: { actions: actions.split(' ') } },
  })),
  output_changes: Object.fromEntries(
    Object.entries(outputs).map(([name, values]) => [name, { actions: ['update'], ...values }]),
  ),
});
