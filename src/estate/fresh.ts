import { filesAt } from './content';
import { calledIn } from './expression/calls';
import { freshCallIn } from './expression/fresh';
import { parseTemplate } from './expression/parse';
import { textBehind } from './local-reads';
import type { Estate, Stack } from './model';

/**
 * The function that an expression calls and whose result is another one in every run: itself, or by a template that it takes, which is a
 * file of the stack or a text that is known.
 */
export function freshIn(estate: Estate, stack: Stack, text: string): string | undefined {
  const direct = freshCallIn(text);
  if (direct !== undefined || !/template(?:file|string)/.test(text)) return direct;
  const node = parseTemplate(text);
  if (node === undefined) return undefined;
  for (const call of calledIn(node)) {
    const [, kind] = /^(?:core::)?template(file|string)$/.exec(call.name) ?? [];
    const known = kind && call.args[0] && textBehind(estate, stack, call.args[0]);
    const found = known && (kind === 'string' ? freshCallIn(known) : filesAt(stack, known)[0]?.fresh);
    if (found) return found;
  }
  return undefined;
}
