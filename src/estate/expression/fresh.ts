import { callsIn } from './calls';

/** Functions whose result is another one in every run. */
const fresh = ['timestamp', 'plantimestamp', 'uuid', 'bcrypt'];

export const isFreshFunction = (name: string): boolean => fresh.includes(name);

const mentionedIn = (text: string): string | undefined => fresh.find((name) => text.includes(name));

/** Such a function in a text, where it calls one. */
export const freshCallIn = (text: string): string | undefined =>
  mentionedIn(text) === undefined ? undefined : callsIn(text).find(isFreshFunction);

/** The last letters of a piece that may be the first ones of a name. */
const overlap = Math.max(...fresh.map((name) => name.length));

/** Looks for such a call in a file that comes in pieces: in one of several pieces, whether a name stands in it. */
export class FreshSearch {
  #pieces = 0;
  #call: string | undefined;
  #mentioned: string | undefined;
  #tail = '';

  take(piece: Buffer): void {
    const text = this.#tail + piece.toString('latin1');
    this.#mentioned ??= mentionedIn(text);
    this.#tail = text.slice(-overlap);
    this.#pieces++;
    if (this.#pieces === 1 && this.#mentioned !== undefined) this.#call = freshCallIn(piece.toString('utf8'));
  }

  get found(): string | undefined {
    return this.#pieces === 1 ? this.#call : this.#mentioned;
  }
}
