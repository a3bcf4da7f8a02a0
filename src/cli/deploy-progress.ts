import { defaultLockTimeout } from '../deploy/deploy';
import type { Diagnostic, ResourceAction } from '../deploy/messages';
import type { GoneStack } from '../deploy/record/gone-stacks';
import type { DeployEvent, ResourceEvent, StackResult } from '../deploy/stack-run';
import type { SynthesizedStack } from '../deploy/stacks';
import { withoutKey } from '../estate/addresses';
import { sayMoved } from './moves';
import { count, type Output } from './output';

const done: Readonly<Record<ResourceAction, string>> = { create: 'created', update: 'changed', delete: 'destroyed' };

/** Prints a deployment while it runs: in a terminal a line for each stack and one that moves, in a log a line for each resource. */
export class DeployProgress {
  readonly #started = performance.now();
  readonly #missing = new Map<string, number>();
  /** What is gone from the program, by what was kept of deployments. */
  gone: readonly GoneStack[] = [];
  #stacks: readonly SynthesizedStack[] = [];
  #finished = 0;
  #now = '';

  /** @param lockTimeout how long a stack waits for the lock of its state */
  constructor(
    readonly output: Output,
    readonly lockTimeout = defaultLockTimeout,
  ) {}

  readonly onEvent = (event: DeployEvent): void => {
    switch (event.type) {
      case 'start':
        this.#stacks = event.stacks;
        for (const { id, resources } of event.stacks) this.#missing.set(id, resources.size);
        break;
      case 'left-behind':
        this.gone = event.stacks;
        break;
      case 'state-moved':
        this.#line(sayMoved(event.state));
        break;
      case 'stack-started':
        this.#now = `${event.stack.id}: planning`;
        break;
      case 'waiting-for-lock':
        this.#line(`${event.stack.id}: waits for the lock of its state, ${this.lockTimeout} at most`);
        break;
      case 'waiting-for-record':
        this.#line(`${event.where}: waits for the lock of it, ${this.lockTimeout} at most`);
        break;
      case 'planned':
        this.#missing.set(event.stack.id, event.missing);
        this.#log(`${event.stack.id}: ${event.total === 0 ? 'nothing to do' : `${event.total} to do`}`);
        break;
      case 'resource-started':
        this.#now = `${position(event)} ${event.path}`;
        break;
      case 'resource-finished':
        if (event.action === 'create') this.#missing.set(event.stack.id, (this.#missing.get(event.stack.id) ?? 1) - 1);
        this.#log(`${position(event)} ${done[event.action]} ${event.path} (${event.address.split('.')[0]})`);
        this.#now = `${position(event)} ${event.path}`;
        break;
      case 'diagnostic':
        this.#diagnostic(event.stack, event.diagnostic);
        break;
      case 'stack-finished':
        this.#finished += 1;
        this.#stackFinished(event.result);
    }
    this.refresh();
  };

  /** Keeps the moving line moving until something is done, well or badly. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const clock = this.output.live ? setInterval(() => this.refresh(), 500) : undefined;
    try {
      return await work();
    } finally {
      clearInterval(clock);
      this.output.status('');
    }
  }

  /** Draws the moving line anew. */
  refresh(): void {
    const total = this.#stacks.reduce((sum, stack) => sum + stack.resources.size, 0);
    const missing = [...this.#missing.values()].reduce((sum, n) => sum + n, 0);
    if (this.#finished === this.#stacks.length) this.output.status('');
    else this.output.status(`${this.#elapsed()}  ${total - missing}/${total}  ${this.#now}`);
  }

  #stackFinished(result: StackResult): void {
    const { bold, green, red, yellow } = this.output.colors;
    const color =
      { failed: red, refused: red, skipped: yellow, waiting: yellow, stopped: yellow, declined: yellow }[
        result.status as string
      ] ?? green;
    const of = `stack ${this.#finished} of ${this.#stacks.length}`;
    this.#line(`${bold(result.id)}: ${color(outcome(result))} (${of})`);
  }

  #diagnostic(stack: SynthesizedStack, { severity, summary, detail, address }: Diagnostic): void {
    const { red, yellow } = this.output.colors;
    const path = address === undefined ? undefined : (stack.resources.get(withoutKey(address)) ?? address);
    const where = [stack.id, path].filter((part) => part !== undefined).join('/');
    this.#line(`${(severity === 'error' ? red : yellow)(severity)} in ${where}: ${summary}`);
    for (const line of detail.split('\n').filter((text) => text.trim() !== '')) this.output.line(`          ${line}`);
  }

  /** A line that a log keeps and a terminal doesn't need: there the moving line says the same. */
  #log(text: string): void {
    this.#now = text;
    if (!this.output.live) this.#line(text);
  }

  #line(text: string): void {
    this.output.line(`${this.#elapsed()}  ${text}`);
  }

  #elapsed(): string {
    return `${((performance.now() - this.#started) / 1000).toFixed(1).padStart(6)} s`;
  }
}

const position = ({ stack, done: finished, total }: ResourceEvent): string => `${stack.id} ${finished}/${total}`;

/** How it went with one stack, in words. */
export function outcome({ status, created, changed, destroyed, seconds, early, plan }: StackResult): string {
  const counts = [`${created} created`, `${changed} changed`, `${destroyed} destroyed`].filter(
    (text) => !text.startsWith('0'),
  );
  switch (status) {
    case 'unchanged':
      return 'no changes';
    case 'skipped':
      return 'skipped, a stack it needs failed';
    case 'stopped':
      return counts.length > 0 ? `stopped after ${counts.join(', ')}` : 'stopped before it began';
    case 'planned':
      if (early !== undefined && plan?.length === 0) return 'planned: no changes as far as is known';
      return `planned: ${planned(created, changed, destroyed)}`;
    case 'waiting':
      return 'can be planned once the stacks it needs are deployed';
    case 'left-out':
      return 'left out, not what was reviewed';
    case 'refused':
      return 'refused, nothing applied';
    case 'forgotten':
      return 'no longer known as deployed';
    case 'declined':
      return 'not confirmed, nothing applied';
    case 'failed':
      return counts.length > 0 ? `failed after ${counts.join(', ')}` : 'failed';
    default:
      return `${counts.length > 0 ? counts.join(', ') : 'outputs changed'} in ${seconds.toFixed(1)} s`;
  }
}

const planned = (created: number, changed: number, destroyed: number): string =>
  created + changed + destroyed === 0
    ? 'only outputs or addresses change'
    : `${created} to create, ${changed} to change, ${destroyed} to destroy`;

/** Ends a deployment's output: every stack, its owner, what was created, how long it took. */
export function printSummary(output: Output, results: readonly StackResult[]): void {
  const rows = results.map((result) => [
    result.id,
    result.owner ?? '-',
    ['unchanged', 'deployed', 'planned'].includes(result.status) ? String(result.created) : result.status,
    result.seconds.toFixed(1),
  ]);
  const created = results.reduce((sum, result) => sum + result.created, 0);
  output.line();
  output.table(['stack', 'owner', 'created', 'seconds'], rows);
  output.line();
  const unchanged = results.filter((result) => result.status === 'unchanged').length;
  output.line(
    `${count(results.length, 'stack')}, ${count(created, 'resource')} created` +
      (unchanged > 0 ? `, no changes in ${unchanged === results.length ? 'any' : unchanged} of them` : ''),
  );
}
