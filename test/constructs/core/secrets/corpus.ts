import { commandLines, deviceLines, scripts } from './corpus-commands';
import { documents } from './corpus-documents';
import { forms } from './corpus-forms';

/** A secret of a kind, and a text in which a program could carry it. */
export interface Planted {
  readonly kind: string;
  readonly secret: string;
  /** A value as it stands in a program, with the name of its attribute. */
  readonly name: string;
  readonly value: string;
}

/** A secret for a seed, and where it stands. */
export type Plant = (seed: number) => Omit<Planted, 'kind'>;

const kinds: Readonly<Record<string, Plant>> = { ...forms, ...documents, ...commandLines, ...scripts, ...deviceLines };

/** One secret of each kind. */
export const plantedOnce: readonly Planted[] = Object.entries(kinds).map(([kind, plant]) => ({ kind, ...plant(1) }));

/** Five secrets of each kind. */
export const planted: readonly Planted[] = Object.entries(kinds).flatMap(([kind, plant]) =>
  [1, 2, 3, 4, 5].map((seed) => ({ kind, ...plant(seed) })),
);
