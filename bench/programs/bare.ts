/**
 * Synthesizes stacks with bare bindings: `bare.js <stacks.json> <output folder> with|without` traces of tokens.
 *
 * What a program without the library does: the same stacks, resources and attributes, references between them by the
 * attributes of the bindings, no settings, checks or constructs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  App,
  AssetType,
  Fn,
  LocalBackend,
  TerraformAsset,
  type TerraformElement,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
} from 'cdktf';
import type { Construct } from 'constructs';
import { measureWork } from './clock';

export interface BareStack {
  readonly id: string;
  readonly dependsOn: readonly string[];
  /** Path of the local state. */
  readonly state: string;
  readonly elements: readonly BareElement[];
  readonly outputs: readonly { readonly name: string; readonly value: string }[];
  /** Folders that are copied beside the stack. */
  readonly assets: readonly { readonly name: string; readonly path: string }[];
}

/** A provider, a resource or a data source. */
export interface BareElement {
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly props: Record<string, unknown>;
  readonly references: readonly BareReference[];
}

/** An attribute of another element that a property is to be. */
export interface BareReference {
  /** Keys that lead to the property. */
  readonly place: readonly (string | number)[];
  readonly stack: string;
  readonly address: string;
  readonly path: readonly ({ readonly property: string } | { readonly key: string } | { readonly index: number })[];
  readonly decode?: boolean;
}

/** Not cdktf's DataResource, which runs `terraform version` for each: the comparison is of what both sides do. */
class PlainData extends TerraformResource {
  constructor(scope: Construct, id: string, props: object) {
    super(scope, id, { terraformResourceType: 'terraform_data' });
    for (const [key, value] of Object.entries(props)) this.addOverride(key, value);
  }
}

type Binding = new (scope: Construct, id: string, props: object) => TerraformElement;

const [, , file = '', outdir = '', traces] = process.argv;
const stacks = JSON.parse(readFileSync(file, 'utf8')) as BareStack[];
const bindings = new Map(
  [...new Set(stacks.flatMap(({ elements }) => elements.map(kindOf)))].map((kind) => [kind, load(kind)]),
);
// as LandingZoneApp does
const { captureStackTrace } = Error;
if (traces !== 'with') {
  Error.captureStackTrace = (target, below) => {
    if (Error.stackTraceLimit !== Number.MAX_SAFE_INTEGER) captureStackTrace(target, below);
  };
}
measureWork(synthesize);

function synthesize(): void {
  const app = new App({ outdir });
  const made = new Map<string, Map<string, TerraformElement>>();
  const byId = new Map<string, TerraformStack>();
  for (const { id, dependsOn, state, elements, outputs, assets } of stacks) {
    const stack = new TerraformStack(app, id);
    byId.set(id, stack);
    for (const other of dependsOn) {
      const found = byId.get(other);
      if (found !== undefined) stack.addDependency(found);
    }
    new LocalBackend(stack, { path: state });
    const own = new Map<string, TerraformElement>();
    made.set(id, own);
    for (const element of elements) {
      for (const reference of element.references) put(element.props, reference.place, attributeOf(reference, made));
      own.set(element.address, new (bindingOf(element))(stack, element.name, element.props));
    }
    for (const { name, path } of assets) new TerraformAsset(stack, name, { path, type: AssetType.DIRECTORY });
    for (const { name, ...output } of outputs) new TerraformOutput(stack, name, output);
  }
  app.synth();
}

function attributeOf(reference: BareReference, made: ReadonlyMap<string, ReadonlyMap<string, unknown>>): unknown {
  const element = made.get(reference.stack)?.get(reference.address);
  const value = reference.path.reduce<unknown>((at, step) => {
    if ('property' in step) return (at as Record<string, unknown>)[step.property];
    if ('key' in step) return (at as { lookup(key: string): unknown }).lookup(step.key);
    // a block that is there once has no place in a list
    const list = at as { get?(index: number): unknown };
    return list.get === undefined ? at : list.get(step.index);
  }, element);
  if (value === undefined) throw new Error(`${reference.address} has no ${JSON.stringify(reference.path)}`);
  return reference.decode ? Fn.base64decode(value as string) : value;
}

function put(props: Record<string, unknown>, place: BareReference['place'], value: unknown): void {
  const holder = place.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, props);
  holder[place.at(-1) ?? ''] = value;
}

function bindingOf(element: BareElement): Binding {
  const binding = bindings.get(kindOf(element));
  if (binding === undefined) throw new Error(`no binding of ${element.address}`);
  return binding;
}

function kindOf({ type, address }: BareElement): string {
  if (address.endsWith('.provider')) return address;
  return address.startsWith('data.') ? `data.${type}` : type;
}

function load(kind: string): Binding {
  if (kind === 'terraform_data') return PlainData;
  const isProvider = kind.endsWith('.provider');
  const type = kind.replace(/^data\.|\.provider$/g, '');
  const [provider = '', ...words] = type.split('_');
  const name = isProvider ? 'provider' : [...(kind.startsWith('data.') ? ['data', provider] : []), ...words].join('-');
  const folder =
    provider === 'ovh' ? join(__dirname, '../../../provider-ovh', name) : `@cdktf/provider-${provider}/lib/${name}`;
  const found = Object.values(require(folder) as Record<string, { readonly tfResourceType?: string }>).find(
    ({ tfResourceType }) => tfResourceType === type,
  );
  if (found === undefined) throw new Error(`${folder} has no class of ${type}`);
  return found as unknown as Binding;
}
