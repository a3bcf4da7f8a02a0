/** A part of an expression, as it is written. */
export type Node = Form & {
  /** Where it stands in the text, if it is an expression of its own: an argument, an element, what is between `${` and `}`. */
  readonly span?: readonly [start: number, end: number];
};

type Form =
  | { readonly is: 'literal'; readonly value: string | boolean | null }
  /** Digits as they are written. */
  | { readonly is: 'number'; readonly text: string }
  /** Texts and expressions one after another; a template of nothing but one expression is that expression. */
  | { readonly is: 'template'; readonly parts: readonly Node[] }
  /** The first name of an expression: `local` of `local.x`. */
  | { readonly is: 'name'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly is: 'access'; readonly of: Node; readonly step: Step }
  /** `x[*].a` and `x.*.a`: the steps are taken from every element. */
  | { readonly is: 'splat'; readonly of: Node; readonly steps: readonly Step[] }
  | { readonly is: 'unary'; readonly operator: string; readonly of: Node }
  | { readonly is: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly is: 'conditional'; readonly condition: Node; readonly yes: Node; readonly no: Node }
  /** `expands`: the last argument is a list of arguments, `max(list...)`. */
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Node[]; readonly expands: boolean }
  | { readonly is: 'tuple'; readonly elements: readonly Node[] }
  | { readonly is: 'object'; readonly items: readonly Item[] }
  | For
  /** `%{ for x in list }…%{ endfor }`: the texts of all elements, one after another. */
  | { readonly is: 'joined'; readonly of: For };

export interface Item {
  readonly key: Node;
  readonly value: Node;
}

/** `[for key, item in list : result if condition]`; with a `resultKey` it makes an object, and `groups` its values into lists. */
export interface For {
  readonly is: 'for';
  readonly key?: string;
  readonly item: string;
  readonly list: Node;
  readonly resultKey?: Node;
  readonly result: Node;
  readonly condition?: Node;
  readonly groups: boolean;
}

/** From a value to a part of it: `.name`, or `[key]`. */
export type Step = { readonly name: string; readonly end: number } | { readonly key: Node; readonly end: number };

/** What an expression begins with, where that is a name: `local.a["b"]` is `local` and two steps. */
export interface Chain {
  readonly root: { readonly name: string; readonly start: number; readonly end: number };
  readonly steps: readonly Step[];
}

export function chainOf(node: Node): Chain | undefined {
  const steps: Step[] = [];
  let at = node;
  while (at.is === 'access') {
    steps.push(at.step);
    at = at.of;
  }
  return at.is === 'name' ? { root: at, steps: steps.reverse() } : undefined;
}

/** The name of a step that is a name. */
export const nameOf = (step: Step | undefined): string | undefined =>
  step !== undefined && 'name' in step ? step.name : undefined;
