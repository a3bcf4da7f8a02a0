import { withoutKey } from '../estate/addresses';
import type { Diagnostic, Message } from './messages';
import { rescueState } from './rescued-state';
import type { Command, DeployEvent, StackResult } from './stack-run';
import type { SynthesizedStack } from './stacks';
import { isNoState, wholeState } from './state-complaint';
import { isLocked, toUnlock } from './state-lock';
import type { Run } from './terraform';

/** What Terraform calls an error where it was asked to stop, and does. */
const halted = 'execution halted';

/** What Terraform says of one stack, counted and passed on. */
export class Tally {
  readonly errors: Diagnostic[] = [];
  #planned = { add: 0, change: 0, remove: 0 };
  #outputsChange = false;
  #hasNoState = false;
  readonly #finished = { create: 0, update: 0, delete: 0 };

  /** @param planned what is known to be planned, where the run itself plans nothing */
  constructor(
    readonly stack: SynthesizedStack,
    readonly onEvent: (event: DeployEvent) => void,
    planned?: Pick<StackResult, 'created' | 'changed' | 'destroyed'>,
  ) {
    if (planned) this.#planned = { add: planned.created, change: planned.changed, remove: planned.destroyed };
  }

  /** Whether the plan was empty. */
  get empty(): boolean {
    return this.#total === 0 && !this.#outputsChange;
  }

  /** Whether what is in the place of the state is none. */
  get hasNoState(): boolean {
    return this.#hasNoState;
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
    else if (message.type === 'state') this.#complain(rescueState(stack, message.state));
    else if (message.type === 'lock') onEvent({ type: 'waiting-for-lock', stack });
    else if (message.type === 'diagnostic') {
      if (message.summary !== halted) this.#complain(this.#withCure(message));
    } else this.#resource(message);
  }

  /** Makes an error of a run that ended badly without saying why in Terraform's machine-readable form. */
  explain(run: Run): void {
    if (this.errors.length > 0) return;
    this.#complain({ severity: 'error', summary: `Terraform ended with exit code ${run.code}`, detail: run.text });
  }

  #withCure(diagnostic: Diagnostic): Diagnostic {
    const { lockObject } = this.stack;
    if (isNoState(diagnostic.summary)) {
      this.#hasNoState = true;
      return sayNoState(this.stack);
    }
    if (lockObject === undefined || !isLocked(diagnostic.summary)) return diagnostic;
    return { ...diagnostic, detail: `${diagnostic.detail}\n${sentence(toUnlock(lockObject))}` };
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
      path: this.stack.resources.get(withoutKey(address)) ?? address,
      done: create + update + deleted,
      total: this.#total,
    });
  }
}

const sayNoState = (stack: SynthesizedStack): Diagnostic => ({
  severity: 'error',
  summary: `what is in the place of its state${inStatePlace(stack)} is none, or not a whole one`,
  detail: `Keep it, and put a whole one back: ${wholeState(stack.stateFile)}. Then run it again.`,
});

/** Where the state of a stack is, in brackets behind what is said of it; nothing where that isn't known. */
export function inStatePlace({ stateObject, stateFile }: SynthesizedStack): string {
  const place = stateObject ?? stateFile;
  return place === undefined ? '' : ` (${place})`;
}

/** The same as the beginning of a sentence. */
export const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
