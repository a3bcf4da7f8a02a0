import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AnnotationMetadataEntryType, App, type AppConfig, type TerraformStack } from 'cdktf';
import type { PublishedAddressPlan } from '../../constructs/network/address-plan';
import { BaseStack } from '../../stacks/base-stack';
import { makeFolder } from '../estate/folders';
import type { PlannedNetwork } from '../estate/model';
import { addressPlanFile, landingZoneFile, sourcesFile } from '../estate/output-files';
import { describeLandingZone } from './manifest';
import type { LandingZoneSettings } from './settings';
import { Places } from './sites/places';
import { type Ownership, startRecording } from './sites/record';
import { sourcesOf } from './sites/sources';

/** What a landing zone leaves with its app, for the files that are written beside the stacks. */
interface LandingZoneRecord {
  readonly name: string;
  readonly networks: readonly PlannedNetwork[];
  readonly addressPlan: PublishedAddressPlan;
  readonly notices: readonly string[];
  /** As they were given. */
  readonly settings: LandingZoneSettings;
}

/**
 * A cdktf `App` that synthesizes several times as fast, and writes beside the stacks
 *
 * - `landing-zone.json`: the stacks with their owners, the network plan, and what exists outside Terraform
 * - `address-plan.json`: the network plan for teams in other repositories (with a `LandingZone` in the app)
 * - `sources.json`: the lines of the program that made what isn't made from settings, or changed it, for the review
 *
 * Everything works with a plain `App` too, without these files.
 */
export class LandingZoneApp extends App {
  #record: LandingZoneRecord | undefined;
  #isSynthesizing = false;

  constructor(config: AppConfig = {}) {
    // cdktf makes one level of folders only
    const outdir = config.outdir ?? process.env['CDKTF_OUTDIR'] ?? 'cdktf.out';
    makeFolder(outdir);
    super({ ...config, outdir });
    captureNoTokenTraces();
    startRecording(this, ownership, LandingZoneApp);
  }

  /** Whether a landing zone has made all of its stacks. */
  get hasLandingZone(): boolean {
    return this.#record !== undefined;
  }

  /** Synthesis makes constructs of its own. */
  get isSynthesizing(): boolean {
    return this.#isSynthesizing;
  }

  /** Called by the landing zone. */
  record(zone: LandingZoneRecord): void {
    this.#record = zone;
  }

  override synth(): void {
    this.#isSynthesizing = true;
    super.synth();
    this.#write(landingZoneFile, describeLandingZone(this, this.#record));
    if (this.#record) this.#write(addressPlanFile, this.#record.addressPlan);
    this.#writeSources();
    for (const notice of [...(this.#record?.notices ?? []), ...this.#warnings()]) process.stderr.write(`${notice}\n`);
  }

  /** cdktf's own command prints them itself, from the manifest. */
  #warnings(): string[] {
    if (process.env[contextByCommand] !== undefined) return [];
    return this.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .flatMap(({ type, data }) => (type === AnnotationMetadataEntryType.WARN ? [`Warning: ${data}`] : []));
  }

  #writeSources(): void {
    const content = sourcesOf(this, new Places(process.cwd(), library), isOwn);
    const isEmpty = [content.sources, content.changes].every((lines) => Object.keys(lines).length === 0);
    if (isEmpty) rmSync(join(this.outdir, sourcesFile), { force: true });
    else this.#write(sourcesFile, content);
  }

  #write(file: string, content: unknown): void {
    writeFileSync(join(this.outdir, file), `${JSON.stringify(content, null, 2)}\n`);
  }
}

/** What cdktf's command gives every program that it runs. */
const contextByCommand = 'CDKTF_CONTEXT_JSON';

/** Folders with the library's own code, beside this one. */
const library = ['facts', 'constructs', 'stacks', 'src', 'providers', 'provider-ovh'].map((name) =>
  join(dirname(dirname(__dirname)), name),
);

const isOwn = (stack: TerraformStack): boolean => !(stack instanceof BaseStack) || stack.kind === 'team';

/** A team's stack is the user's from the beginning, one of a landing zone once that is made; synthesis makes things of its own. */
const ownership: Ownership = {
  mayMake: (stack) => mayChange(stack) && !(appOf(stack)?.isSynthesizing ?? false),
  // an aspect of the user's changes things while the app synthesizes
  mayChange,
};

function mayChange(stack: TerraformStack): boolean {
  return isOwn(stack) || (appOf(stack)?.hasLandingZone ?? false);
}

const appOf = ({ node: { root } }: TerraformStack): LandingZoneApp | undefined =>
  root instanceof LandingZoneApp ? root : undefined;

/**
 * cdktf records an unlimited stack trace for every token, which takes most of the time of a synth and is only shown in a
 * few messages about tokens. It asks for them with an unlimited depth and nobody else does, so just these are left out.
 */
function captureNoTokenTraces(): void {
  const { captureStackTrace } = Error;
  if (captureStackTrace === skippingTokenTraces.current) return;
  const patched: typeof Error.captureStackTrace = (target, below) => {
    if (Error.stackTraceLimit === Number.MAX_SAFE_INTEGER) return;
    captureStackTrace(target, below);
  };
  skippingTokenTraces.current = patched;
  Error.captureStackTrace = patched;
}

const skippingTokenTraces: { current?: typeof Error.captureStackTrace } = {};
