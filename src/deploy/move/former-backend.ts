import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { saySamePlace } from '../../estate/backend-words';
import { canonical } from '../../estate/canonical';
import type { Estate, Stack, Values } from '../../estate/model';
import { backendIn } from '../../synthesis/local-states';
import { isOnePlace, type KnownPlace, movablePlace } from './places';

/** In the folder of a stack: the backend that Terraform was last initialized with. Where that is another one now, it doesn't go on. */
const choiceIn = (directory: string): string => join(directory, '.terraform', 'terraform.tfstate');

const choice = z.object({ backend: z.object({ type: z.string(), config: z.record(z.string(), z.unknown()) }) });

/** Another backend than that of now, with which Terraform was last initialized in the folder of a stack. */
interface FormerBackend {
  /** Where the state was: a sentence without full stop where it isn't known here; absent where it is the place of now, asked otherwise. */
  readonly from?: KnownPlace | string;
  /** Where it would be now. */
  readonly to: KnownPlace | string;
  /** File that says so. */
  readonly file: string;
}

export function formerBackend(estate: Estate, stack: Stack): FormerBackend | undefined {
  const file = choiceIn(join(estate.folder, stack.directory));
  const [before, now] = [lastBackend(file), backendIn(estate, stack)];
  if (before === undefined || canonical(blockOf(before)) === canonical(blockOf(now))) return undefined;
  const [from, to] = [movablePlace(estate, stack, before), movablePlace(estate, stack, now)];
  const isOne =
    typeof from === 'string' || typeof to === 'string'
      ? saySamePlace(blockOf(before), blockOf(now))
      : isOnePlace(from, to);
  return isOne ? { file, to } : { file, from, to };
}

/** Lets Terraform begin with the backend that the program says now. */
export const forgetFormerBackend = (directory: string): void => rmSync(choiceIn(directory), { force: true });

function lastBackend(file: string): { readonly kind: string; readonly config: Values } | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const { type, config } = choice.parse(JSON.parse(readFileSync(file, 'utf8'))).backend;
    return { kind: type, config: config as Values };
  } catch {
    // Terraform says what is wrong with it
    return undefined;
  }
}

const blockOf = ({ kind, config }: { readonly kind: string; readonly config: Values }): Values => ({ [kind]: config });
