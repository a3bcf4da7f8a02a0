import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { External } from '../../stacks/external';
import { readWhole } from './files';
import { EstateError, parseObject } from './json';
import { leftOver } from './left-over';
import type { PlannedNetwork, StackRecord, Value } from './model';
import { type Told, toldShape } from './origins';
import { landingZoneFile } from './output-files';

/** Versions that are read; the last one is written. Version 1 doesn't tell what came from where in the settings. */
const versions = [1, 2] as const;

const text = z.string();

/** What it says of a stack. */
export const stackRecord = z.object({
  id: text,
  kind: z.enum(['organization', 'private-cloud', 'foundation', 'environment', 'platform', 'team']),
  owner: text.optional(),
  team: text.optional(),
  environment: text.optional(),
  stage: text.optional(),
  costCentre: text.optional(),
  dependsOn: z.array(text).default([]),
});

const content = z.object({
  version: z.literal(versions),
  name: text.optional(),
  // a seed of a sandbox written by hand names its account so, and has no stacks
  account: text.optional(),
  stacks: z.array(stackRecord).default([]),
  externals: z.array(z.object({ type: text, id: text, attributes: z.record(text, z.json()).optional() })).default([]),
  ...toldShape,
  networks: z
    .array(
      z.object({
        name: text,
        vlan: z.number(),
        cidr: text,
        vrack: text.optional(),
        usedBy: z.array(text).default([]),
      }),
    )
    .default([]),
});

/** `landing-zone.json`. */
export interface LandingZoneFile extends Partial<Told> {
  readonly version: (typeof versions)[number];
  readonly name?: string | undefined;
  readonly stacks: readonly StackRecord[];
  readonly externals: readonly External[];
  readonly networks: readonly PlannedNetwork[];
  /** Keys that are not known here, with what is in them. */
  readonly unknown?: Value;
}

/**
 * Reads the `landing-zone.json` of an output folder; absent in the output of a plain cdktf app.
 *
 * @throws EstateError for a file of another version, or of another shape
 */
export function readLandingZoneFile(folder: string): LandingZoneFile | undefined {
  const file = join(folder, landingZoneFile);
  if (!existsSync(file)) return undefined;
  const { values, unlike, isPartial } = parseObject(readWhole(file, realpathSync.native(folder)).bytes, file);
  if (isPartial) throw new EstateError(`${file}: ${unlike}; synthesize again`);
  const { version } = values;
  if (!versions.some((known) => known === version)) {
    throw new EstateError(
      `${file}: is of version ${JSON.stringify(version ?? null)}, this release reads version ${versions.join(' and ')}`,
    );
  }
  const parsed = content.safeParse(values);
  if (parsed.success) {
    const { account, ...zone } = parsed.data;
    const ids = zone.stacks.map(({ id }) => id);
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    if (twice !== undefined) throw new EstateError(`${file}: has the stack ${twice} twice; synthesize again`);
    const isNamed = account === undefined || zone.externals.some(({ type }) => type === 'ovh_me');
    const unknown = leftOver(values, parsed.data);
    const externals = isNamed ? zone.externals : [{ type: 'ovh_me', id: account }, ...zone.externals];
    return { ...zone, externals, ...(unknown === undefined ? {} : { unknown }) };
  }
  const [issue] = parsed.error.issues;
  throw new EstateError(`${file}: ${issue?.path.join('.') || 'all of it'} is not as expected; synthesize again`);
}
