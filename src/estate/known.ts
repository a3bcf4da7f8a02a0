import type { Value } from './model';

/** One address in one stack; the address is empty where no single block or value is meant. */
export interface Ref {
  readonly stack: string;
  readonly address: string;
}

/** Why a value, or a part of it, isn't known before Terraform runs. */
export interface Unknown {
  /**
   * `after-apply`: an attribute of a resource or data source that only the provider knows; `input`: a variable or a workspace, which
   * whoever runs Terraform chooses; `function`: what isn't evaluated here; `unread`: in a file, a state or a block that isn't read here.
   */
  readonly why: 'after-apply' | 'input' | 'function' | 'unread';
  /** The part of the expression, for people: `ovh_vrack.Main.id`, `var.size`, `uuid(…)`. */
  readonly text: string;
  /** What it names; of a function where it stands. */
  readonly at: Ref;
  /** The value isn't what the text names, but made from it: by a function, an operator, a condition, a text around it. */
  readonly isMadeFrom?: true;
}

/** A value as Terraform would see it, as far as anybody can know before a plan. */
export type Known =
  | { readonly is: 'known'; readonly value: Value }
  /** The elements of a list and the entries of an object that are known, and why the rest isn't. */
  | { readonly is: 'partly'; readonly value: Value; readonly unknown: readonly Unknown[] }
  | { readonly is: 'unknown'; readonly because: readonly Unknown[] };
