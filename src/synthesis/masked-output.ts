import type { ChildProcess } from 'node:child_process';
import { Transform, type TransformCallback, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';
import { maskText } from '../../constructs/core/secrets/mask';

/** More than this is not kept back, however long a secret seems to go on. */
const longest = 16_000;

/** Lines behind which a secret may stand in the next one. */
const opens = new RegExp(
  [
    // its name, a bracket or a quote that isn't closed
    String.raw`[:=|>,{[(\\"'${'`'}-]\s*$`,
    String.raw`<<[-~]?\s*\\?["']?\w`,
    String.raw`\b(?:name|key|label|variable|value|login)["']?\s*(?:[:=]|\s\S)`,
    String.raw`\bkind["']?\s*:\s*["']?Secret\b`,
    // a section, an option alone
    String.raw`^\s*\[+[\w.-]+\]+\s*$`,
    String.raw`^\s*(?:-\s+)?["']?--?[A-Za-z][\w-]*["']?,?$`,
  ].join('|'),
);

/** Lines that say of all that follow that they are secrets, and what follows. */
const headings = [/\bkind["']?\s*:\s*["']?Secret\b/, /^\s*\[+[\w.-]+\]+\s*$/m];
const follows = /^(?:\s|[\w."'-]+\s*[:=]|[}\]])/;

/**
 * Passes on what a program writes, line by line, with every secret hidden. Lines that belong together, such as those of a key, are
 * kept back until it is clear where they end.
 */
export class MaskedLines extends Transform {
  readonly #decoder = new StringDecoder('utf8');
  /** Lines that may go on: as they came, and without colours. */
  #held: { readonly raw: string; readonly text: string } | undefined;
  /** A line whose end hasn't come. */
  #rest = '';

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    const lines = `${this.#rest}${this.#decoder.write(chunk)}`.split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
    done();
  }

  override _flush(done: TransformCallback): void {
    const rest = this.#rest + this.#decoder.end();
    if (rest !== '') this.#take(rest, '');
    this.#release(rest === '' ? '\n' : '');
    done();
  }

  #take(raw: string, end = '\n'): void {
    const text = stripVTControlCharacters(raw);
    const isMore = this.#held !== undefined && goesOn(this.#held.text, text);
    if (!isMore) this.#release('\n');
    this.#held = this.#held ? { raw: `${this.#held.raw}\n${raw}`, text: `${this.#held.text}\n${text}` } : { raw, text };
    const mayGoOn = isMore || opens.test(text) || maskText(text) !== text;
    if (!mayGoOn || this.#held.text.length > longest) this.#release(end);
  }

  #release(end: string): void {
    if (this.#held === undefined) return;
    const { raw, text } = this.#held;
    const masked = maskText(text);
    this.push(`${masked === text ? raw : masked}${end}`);
    this.#held = undefined;
  }
}

/** Whether a line belongs to those before it: together something else is hidden in them than one by one. */
function goesOn(held: string, line: string): boolean {
  if (line.trim() === '' || (headings.some((one) => one.test(held)) && follows.test(line))) return true;
  return maskText(`${held}\n${line}`) !== `${maskText(held)}\n${maskText(line)}`;
}

/** Passes on what a program writes, with its secrets hidden, until the program ends. */
export async function passOn(child: ChildProcess, stdout: NodeJS.WritableStream): Promise<void> {
  const pass = async (from: NodeJS.ReadableStream | null, to: NodeJS.WritableStream): Promise<void> => {
    if (from !== null) await pipeline(from, new MaskedLines(), through(to));
  };
  await Promise.all([pass(child.stdout, stdout), pass(child.stderr, process.stderr)]);
}

/** Writes to a stream that others write to as well: a pipeline into it would leave its listeners there, and close it. */
const through = (to: NodeJS.WritableStream): Writable =>
  new Writable({ write: (chunk: Buffer, _encoding, done) => void to.write(chunk, done) });
