import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { deploy } from '../../src/cli/deploy';
import { destroy } from '../../src/cli/destroy';
import { Output } from '../../src/cli/output';
import { type Sandbox, startSandbox } from '../../src/sandbox/server';
import type { LandingZoneSettings } from '../../src/zone/settings';
import { ended } from '../cli/ended';
import { openS3, type S3 } from '../support/s3';
import { files } from '../zone/files';

/** The server that the settings lead to, by their region. */
const server = 'https://s3.gra.io.cloud.ovh.net';

/** How a command ended, and all that it said. */
interface Said {
  readonly code: number;
  readonly message: string;
  readonly text: string;
  readonly summary: unknown;
}

/** A landing zone whose states are in a bucket on this machine, deployed into a sandbox. */
export class S3Zone {
  readonly folder = mkdtempSync(join(tmpdir(), 'landing-zone-s3-'));
  readonly outdir = join(this.folder, 'cdktf.out');
  /** Everything that any command has said. */
  readonly said: Said[] = [];
  #runs = 0;

  private constructor(
    readonly s3: S3,
    readonly secret: string,
  ) {}

  static async open(bucket: string, settings: LandingZoneSettings): Promise<S3Zone> {
    const zone = new S3Zone(await openS3(bucket), 'hush-who-reads-this');
    zone.become(settings);
    zone.#sandbox = await startSandbox({ stateFile: join(zone.folder, 'sandbox.json'), seed: zone.outdir });
    const env = { ...zone.#sandbox.env, ...zone.s3.env, AWS_SECRET_ACCESS_KEY: zone.secret };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    return zone;
  }

  #sandbox: Sandbox | undefined;

  /** Synthesizes settings; all that is different from what a company deploys is where the server is. */
  become(settings: LandingZoneSettings): void {
    rmSync(this.outdir, { recursive: true, force: true });
    files(settings, this.outdir);
    for (const id of readdirSync(join(this.outdir, 'stacks'))) {
      const file = join(this.outdir, 'stacks', id, 'cdk.tf.json');
      const text = readFileSync(file, 'utf8');
      const here = text
        .replaceAll(`"s3": "${server}"`, `"s3": "${this.s3.endpoint}"`)
        .replaceAll('"skip_s3_checksum": true', '"skip_s3_checksum": true, "use_path_style": true');
      writeFileSync(file, here);
    }
  }

  /**
   * Deploys as the command does where nobody is asked.
   *
   * @param onText is told what it says, as it says it
   */
  deploy(flags: Partial<Parameters<typeof deploy>[1]> = {}, onText: (text: string) => void = () => {}): Promise<Said> {
    return this.#run(onText, (output, all) => deploy([], { ...all, ...flags }, output));
  }

  destroy(stacks: readonly string[], flags: Partial<Parameters<typeof destroy>[1]> = {}): Promise<Said> {
    return this.#run(
      () => {},
      (output, all) => destroy(stacks, { ...all, ...flags }, output),
    );
  }

  async #run(
    onText: (text: string) => void,
    command: (
      output: Output,
      flags: { readonly outdir: string; readonly autoApprove: true; readonly jsonSummary: string },
    ) => Promise<void>,
  ): Promise<Said> {
    let text = '';
    const write = (more: string): void => {
      text += more;
      onText(more);
    };
    this.#runs += 1;
    const summary = join(this.folder, `summary-${this.#runs}.json`);
    const flags = { outdir: this.outdir, autoApprove: true, jsonSummary: summary } as const;
    const end = await ended(command(new Output({ write }, {}), flags));
    const said = { ...end, text, summary: JSON.parse(readFileSync(summary, 'utf8')) };
    this.said.push(said);
    return said;
  }

  /** What is in the cloud; the same things have the same ids in every sandbox. */
  things(): readonly string[] {
    return (this.#sandbox?.cloud.all() ?? []).map(({ type, id }) => `${type} ${id}`).sort();
  }

  async close(): Promise<void> {
    vi.unstubAllEnvs();
    await this.#sandbox?.close();
    this.s3.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What was done with each stack. */
export const did = ({ summary }: Pick<Said, 'summary'>): Readonly<Record<string, string>> => {
  const { stacks } = summary as { readonly stacks: readonly { readonly id: string; readonly status: string }[] };
  return Object.fromEntries(stacks.map(({ id, status }) => [id, status]));
};
