/** An object with the same names, and a value made of each. */
export const mapValues = <A, B>(
  from: { readonly [name: string]: A },
  make: (value: A, name: string) => B,
): Record<string, B> => Object.fromEntries(Object.entries(from).map(([name, value]) => [name, make(value, name)]));
