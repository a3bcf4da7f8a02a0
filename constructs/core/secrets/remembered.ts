/** Texts that are remembered at a time: what takes long may meet any number. */
const most = 20_000;

/** A function that doesn't work out again what it was asked lately: the same names and texts stand everywhere in an estate. */
export function remembered<T extends string>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = of(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
