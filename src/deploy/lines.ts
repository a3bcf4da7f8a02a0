import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

/** How often a file is looked at for more, in milliseconds. */
const interval = 50;

/**
 * What another process prints, line by line, by way of a file that has no name. Unlike a pipe it doesn't break when this process is killed:
 * Terraform dies of a broken pipe, without saving what it was just told of a resource.
 */
export class PrintedLines {
  /** For the other process to write to. */
  readonly descriptor: number;
  readonly #decoder = new StringDecoder('utf8');
  readonly #timer: NodeJS.Timeout;
  readonly #chunk = Buffer.allocUnsafe(64 * 1024);
  #position = 0;
  #rest = '';

  constructor(readonly onLine: (line: string) => void) {
    const folder = mkdtempSync(join(tmpdir(), 'landing-zone-'));
    try {
      this.descriptor = openSync(join(folder, 'lines'), 'ax+', 0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
    this.#timer = setInterval(() => this.#read(), interval);
  }

  /** Takes what is left, once the other process has ended. */
  end(): void {
    clearInterval(this.#timer);
    this.#read();
    if (this.#rest !== '') this.onLine(this.#rest);
    closeSync(this.descriptor);
  }

  #read(): void {
    for (;;) {
      const length = readSync(this.descriptor, this.#chunk, 0, this.#chunk.length, this.#position);
      if (length === 0) return;
      this.#position += length;
      const [first = '', ...others] = this.#decoder.write(this.#chunk.subarray(0, length)).split('\n');
      // the plan of a large stack is one line: only what is new is looked through
      this.#rest += first;
      for (const next of others) {
        this.onLine(this.#rest.replace(/\r$/, ''));
        this.#rest = next;
      }
    }
  }
}
