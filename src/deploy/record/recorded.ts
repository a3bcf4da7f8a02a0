import { errorText } from '../../estate/error-text';
import type { Diagnostic } from '../messages';
import { type DeployEvent, nothingDone, type StackResult, type StackStatus } from '../stack-run';
import type { SynthesizedStack } from '../stacks';
import type { DeployedRecord } from './record';

/**
 * Changes a stack, with what is deployed of it noted before and after. Where that can't be noted, nothing is changed: nobody would know of it
 * once it is gone from the program.
 *
 * @param record absent where nothing is noted
 * @param end what is noted once it is done @default - that it is deployed as it was noted
 */
export async function recorded(
  record: DeployedRecord | undefined,
  stack: SynthesizedStack,
  onEvent: (event: DeployEvent) => void,
  work: () => Promise<StackResult>,
  end = async (id: string): Promise<void> => record?.end(id),
): Promise<StackResult> {
  const notes = async (note: Promise<void> | undefined, result: StackResult): Promise<StackResult> => {
    try {
      await note;
      return result;
    } catch (error) {
      const diagnostic = { severity: 'error', summary: errorText(error), detail: '' } as const satisfies Diagnostic;
      onEvent({ type: 'diagnostic', stack, diagnostic });
      return { ...result, status: 'failed', errors: [...result.errors, diagnostic] };
    }
  };
  const begun = await notes(record?.begin(stack.id), nothingDone(stack, 'stopped'));
  if (begun.status === 'failed') return begun;
  const result = await work();
  const isAsNoted: readonly StackStatus[] = ['deployed', 'unchanged', 'forgotten'];
  return isAsNoted.includes(result.status) ? notes(end(stack.id), result) : result;
}
