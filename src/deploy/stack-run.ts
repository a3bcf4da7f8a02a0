import { type Diagnostic, type Message, parseMessage, type ResourceAction } from './messages';
import type { SynthesizedStack } from './stacks';
import type { Run, Terraform } from './terraform';

export type DeployEvent =
  | { readonly type: 'start'; readonly stacks: readonly SynthesizedStack[] }
  | { readonly type: 'stack-started'; readonly stack: SynthesizedStack }
  /** Terraform has planned the stack: how many operations it will do, how many of its resources are missing. */
  | { readonly type: 'planned'; readonly stack: SynthesizedStack; readonly total: number; readonly missing: number }
  | ({ readonly type: 'resource-started' | 'resource-finished' } & ResourceEvent)
  | { readonly type: 'diagnostic'; readonly stack: SynthesizedStack; readonly diagnostic: Diagnostic }
  | { readonly type: 'stack-finished'; readonly stack: SynthesizedStack; readonly result: StackResult };

export interface ResourceEvent {
  readonly stack: SynthesizedStack;
  readonly action: ResourceAction;
  readonly address: string;
  /** Construct path below the stack. */
  readonly path: string;
  /** Operations finished in this stack, of `total`. */
  readonly done: number;
  readonly total: number;
}

/**
 * `deployed`: something was created, changed or destroyed. `unchanged`: Terraform's plan was empty. `planned`: a plan
 * that is not empty. `skipped`: a stack it needs failed. `stopped`: asked to stop before it was done, or begun.
 */
export type StackStatus = 'deployed' | 'unchanged' | 'planned' | 'failed' | 'skipped' | 'stopped';

export interface StackResult {
  readonly id: string;
  readonly owner?: string;
  readonly status: StackStatus;
  /** Resources; of a plan, what would be. */
  readonly created: number;
  readonly changed: number;
  readonly destroyed: number;
  readonly seconds: number;
  readonly errors: readonly Diagnostic[];
}

export type Command = 'apply' | 'plan' | 'destroy';

const commandLines: Readonly<Record<Command, readonly string[]>> = {
  apply: ['apply', '-json', '-input=false', '-auto-approve'],
  plan: ['plan', '-json', '-input=false'],
  destroy: ['destroy', '-json', '-input=false', '-auto-approve'],
};

export interface StackTools {
  readonly terraform: Terraform;
  /** Decides when an init may run. */
  readonly init: (task: () => Promise<Run>) => Promise<Run>;
  readonly onEvent: (event: DeployEvent) => void;
}

/** Runs Terraform in one stack: `init`, then the command, which plans and does exactly what it has planned. */
export async function runStack(command: Command, stack: SynthesizedStack, tools: StackTools): Promise<StackResult> {
  const { terraform, init, onEvent } = tools;
  const started = performance.now();
  const tally = new Tally(stack, onEvent);
  onEvent({ type: 'stack-started', stack });
  const terraformSays = (line: string): boolean => {
    const message = parseMessage(line);
    if (message) tally.add(message);
    // the rest of what -json prints (versions, refreshes) is no news
    return line.startsWith('{');
  };
  let run = await init(() => terraform.run(stack.directory, ['init', '-json', '-input=false'], terraformSays));
  const ready = run.code === 0 && !run.stopped;
  if (ready) run = await terraform.run(stack.directory, commandLines[command], terraformSays);
  if (run.code !== 0 && !run.stopped) tally.explain(run);
  return {
    id: stack.id,
    owner: stack.owner,
    status: ready ? statusOf(command, run, tally.empty) : run.stopped ? 'stopped' : 'failed',
    ...tally.counts(command),
    seconds: (performance.now() - started) / 1000,
    errors: tally.errors,
  };
}

function statusOf(command: Command, run: Run, empty: boolean): StackStatus {
  if (run.code !== 0) return run.stopped ? 'stopped' : 'failed';
  if (empty) return 'unchanged';
  return command === 'plan' ? 'planned' : 'deployed';
}

/** What Terraform says of one stack, counted and passed on. */
class Tally {
  readonly errors: Diagnostic[] = [];
  #planned = { add: 0, change: 0, remove: 0 };
  #outputsChange = false;
  readonly #finished = { create: 0, update: 0, delete: 0 };

  constructor(
    readonly stack: SynthesizedStack,
    readonly onEvent: (event: DeployEvent) => void,
  ) {}

  /** Whether the plan was empty. */
  get empty(): boolean {
    return this.#total === 0 && !this.#outputsChange;
  }

  get #total(): number {
    return this.#planned.add + this.#planned.change + this.#planned.remove;
  }

  counts(command: Command): Pick<StackResult, 'created' | 'changed' | 'destroyed'> {
    if (command === 'plan') {
      const { add, change, remove } = this.#planned;
      return { created: add, changed: change, destroyed: remove };
    }
    return { created: this.#finished.create, changed: this.#finished.update, destroyed: this.#finished.delete };
  }

  add(message: Message): void {
    const { stack, onEvent } = this;
    if (message.type === 'plan') {
      this.#planned = message;
      onEvent({ type: 'planned', stack, total: this.#total, missing: message.add });
    } else if (message.type === 'outputs') this.#outputsChange ||= message.changed;
    else if (message.type === 'diagnostic') this.#complain(message);
    else this.#resource(message);
  }

  /** Makes an error of a run that ended badly without saying why in Terraform's machine-readable form. */
  explain(run: Run): void {
    if (this.errors.length > 0) return;
    this.#complain({ severity: 'error', summary: `Terraform ended with exit code ${run.code}`, detail: run.text });
  }

  #complain(diagnostic: Diagnostic): void {
    if (diagnostic.severity === 'error') this.errors.push(diagnostic);
    this.onEvent({ type: 'diagnostic', stack: this.stack, diagnostic });
  }

  #resource({ type, action, address }: Extract<Message, { type: 'started' | 'finished' }>): void {
    if (type === 'finished') this.#finished[action] += 1;
    const { create, update, delete: deleted } = this.#finished;
    this.onEvent({
      type: `resource-${type}`,
      stack: this.stack,
      action,
      address,
      path: this.stack.resources.get(address.replace(/\[.*$/, '')) ?? address,
      done: create + update + deleted,
      total: this.#total,
    });
  }
}
