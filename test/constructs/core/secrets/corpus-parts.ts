import type { Planted } from './corpus';

/** A secret that is the whole value of an attribute. */
export const named = (name: string, secret: string): Omit<Planted, 'kind'> => ({ name, secret, value: secret });

/** A secret inside of a text. */
export const inside = (name: string, secret: string, put: (secret: string) => string): Omit<Planted, 'kind'> => ({
  name,
  secret,
  value: put(secret),
});

/** The same secret in several texts, each a kind of its own. */
export const each = (
  name: string,
  make: (seed: number) => string,
  texts: Readonly<Record<string, (secret: string) => string>>,
): Readonly<Record<string, (seed: number) => Omit<Planted, 'kind'>>> =>
  Object.fromEntries(
    Object.entries(texts).map(([kind, put], at) => [kind, (seed) => inside(name, make(100 * at + seed), put)]),
  );
