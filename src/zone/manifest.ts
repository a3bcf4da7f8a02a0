import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type App, TerraformStack } from 'cdktf';
import { BaseStack } from '../../stacks/base-stack';
import { type External, externalMetadata } from '../../stacks/external';
import { ordered } from '../estate/canonical';
import { readWhole } from '../estate/files';
import { parseObject } from '../estate/json';
import type { LandingZoneFile } from '../estate/landing-zone-file';
import type { PlannedNetwork, StackRecord, Value, Values } from '../estate/model';
import type { Told } from '../estate/origins';
import { stackFile, stacksFolder } from '../estate/output-files';
import { originsIn } from './origins';

/** Describes what an app has just synthesized. */
export function describeLandingZone(
  app: App,
  zone?: { readonly name: string; readonly networks: readonly PlannedNetwork[]; readonly settings: object },
): LandingZoneFile {
  const stacks = app.node.children.filter(TerraformStack.isStack);
  const root = realpathSync.native(app.outdir);
  const written = stacks.map(({ node }) => {
    const file = join(app.outdir, stacksFolder, node.id, stackFile);
    return parseObject(readWhole(file, root).bytes, file).values;
  });
  return {
    version: 2,
    name: zone?.name,
    stacks: stacks.map(stackRecord),
    externals: externals(stacks, written),
    networks: zone?.networks ?? [],
    ...(zone && told(app, zone.settings)),
  };
}

/** Keys in order, as nothing depends on how the settings are ordered. */
function told(app: App, given: object): Told {
  const settings = ordered(JSON.parse(JSON.stringify(given)) as Values) as Values;
  return { settings, origins: originsIn(app, settings) };
}

const stackRecord = (stack: TerraformStack): StackRecord => ({
  id: stack.node.id,
  kind: stack instanceof BaseStack ? stack.kind : 'team',
  ...(stack instanceof BaseStack ? stack.labels : {}),
  dependsOn: stack.dependencies.map((dependency) => dependency.node.id).sort(),
});

/** How ids look that OVHcloud gives; such a value of an argument that takes a service names something that exists. */
const shapes: readonly (readonly [type: string, shape: RegExp])[] = [
  ['ovh_cloud_project', /^[0-9a-f]{32}$/],
  ['ovh_vrack', /^pn-\d+$/],
  ['ovh_dbaas_logs', /^ldp-[a-z]{2}-\d+$/],
  ['ovh_dedicated_cloud', /^pcc-[\d-]+$/],
];
const serviceArgument = /^(service_name|project_id|dedicated_cloud|value|id)$/;

function externals(stacks: readonly TerraformStack[], written: readonly Values[]): External[] {
  const found = new Map<string, External>();
  const add = (external: External) => {
    const key = `${external.type} ${external.id}`;
    const known = found.get(key);
    found.set(key, { ...external, attributes: { ...known?.attributes, ...external.attributes } });
  };
  for (const stack of stacks) if (stack instanceof BaseStack) add({ type: 'ovh_me', id: stack.account });
  for (const sections of written) {
    for (const id of serviceIds(sections)) {
      for (const [type, shape] of shapes) if (shape.test(id)) add({ type, id });
    }
  }
  for (const stack of stacks) {
    for (const { type, data } of stack.node.metadata) if (type === externalMetadata) add(data as External);
  }
  return [...found.values()]
    .map(({ type, id, attributes }) =>
      Object.keys(attributes ?? {}).length > 0 ? { type, id, attributes } : { type, id },
    )
    .sort((a, b) => (`${a.type} ${a.id}` < `${b.type} ${b.id}` ? -1 : 1));
}

function serviceIds(value: Value, key = ''): string[] {
  if (typeof value === 'string') return serviceArgument.test(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, content]) => (inner === '//' ? [] : serviceIds(content, inner)));
}
