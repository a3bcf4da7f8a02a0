import type { Asked, Neighbours, Refusal } from '../schema/behaviour';
import { wording } from '../schema/behaviour';
import { ifKnown, type Readables, type Show, shown, valuesAt } from './given';

/** A refusal that applies, with its message. */
export interface KnownRefusal {
  readonly refusal: Refusal;
  readonly says: string;
}

/** Whether it is sure that OVHcloud refuses, whatever the words in which it does. */
export const isSure = ({ unsure }: Refusal): boolean => unsure === undefined || unsure === wording;

/**
 * The refusals that apply to a change, one after the other. One that reads what isn't known doesn't.
 *
 * @param show how a message shows a value
 */
export function* refusalsOf(
  refusals: readonly Refusal[],
  asked: Asked,
  neighbours: Neighbours,
  show: Show = shown,
): Generator<KnownRefusal> {
  for (const refusal of refusals) {
    if (!(refusal.on ?? ['create', 'update']).includes(asked.operation)) continue;
    const says = ifKnown(() => {
      const found = refusal.when(asked, neighbours);
      return found !== false && messageOf(refusal, asked, found === true ? {} : found, show);
    });
    if (says) yield { refusal, says };
  }
}

/** A refusal's message: its template, filled with what the rule found and with what is asked for (at delete: what there is). */
function messageOf({ says }: Refusal, { operation, now, before }: Asked, found: Readables, show: Show): string {
  const values = operation === 'delete' ? before : now;
  return says.replace(/\{([\w.]+)\}/g, (_, path: string) =>
    show(path in found ? found[path] : valuesAt(values, path)[0]),
  );
}

/** A malformed request is refused before anything that it names is looked up. */
export const isMalformed = ({ status }: Refusal): boolean => status === 400 || status === 0;
