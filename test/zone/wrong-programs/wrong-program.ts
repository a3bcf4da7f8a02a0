/** One mistake in an otherwise sound program: what it is, the changes that make it, and every message it must give. */
export type WrongProgram = readonly [
  name: string,
  changes: Readonly<Record<string, unknown>>,
  messages: readonly string[],
];
