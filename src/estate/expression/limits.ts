import { TooMuch } from './term';

/** More than any expression of a program needs. One stack of JavaScript's holds the depth, and a second the steps. */
const maxDepth = 400;
const maxSteps = 300_000;

/** How long one evaluation may take. */
export class Limits {
  #depth = 0;
  #steps = 0;

  /** One level down. @throws TooMuch */
  enter(): void {
    this.#depth++;
    if (this.#depth > maxDepth) throw new TooMuch();
    this.spend(1);
  }

  leave(): void {
    this.#depth--;
  }

  /** @throws TooMuch */
  spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps > maxSteps) throw new TooMuch();
  }
}
