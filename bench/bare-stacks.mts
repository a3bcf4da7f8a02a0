/** Turns synthesized stacks into the data of `programs/bare.ts`: the same resources, for bare bindings. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BareElement, BareReference, BareStack } from './programs/bare.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };
type ByName = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

interface StackFile {
  readonly provider: Readonly<Record<string, readonly JsonObject[]>>;
  readonly resource?: ByName;
  readonly data?: ByName;
  readonly output?: Readonly<Record<string, { readonly value: string }>>;
  readonly terraform: { readonly backend: { readonly local: { readonly path: string } } };
}

/** Reads every stack of an output folder; a stack comes after those that it depends on. */
export function bareStacks(outdir: string): BareStack[] {
  const { stacks } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as {
    readonly stacks: Readonly<Record<string, { readonly dependencies: readonly string[] }>>;
  };
  const files = new Map(
    Object.keys(stacks).map((id) => [
      id,
      JSON.parse(readFileSync(join(outdir, 'stacks', id, 'cdk.tf.json'), 'utf8')) as StackFile,
    ]),
  );
  const made = Object.entries(stacks).map(([id, { dependencies }]) => ({
    ...bareStack(id, dependencies, files),
    assets: assetsIn(join(outdir, 'stacks', id, 'assets')),
  }));
  return inOrder(
    made,
    ({ id }) => id,
    ({ dependsOn }) => dependsOn,
  );
}

/** Each asset is in a folder named after its element, and in that in one named after its content. */
function assetsIn(folder: string): BareStack['assets'] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => ({
    name,
    path: join(folder, name, readdirSync(join(folder, name))[0] ?? ''),
  }));
}

function bareStack(
  id: string,
  dependsOn: readonly string[],
  files: ReadonlyMap<string, StackFile>,
): Omit<BareStack, 'assets'> {
  const file = files.get(id);
  if (file === undefined) throw new Error(`no stack ${id}`);
  const { provider, resource = {}, data = {}, output = {}, terraform } = file;
  const reader = new ReferenceReader(id, files);
  const providers = Object.entries(provider).flatMap(([name, all]) =>
    all.map((content) => reader.element(name, `Provider_${name}`, `${name}.provider`, content)),
  );
  const resources = Object.entries(resource).flatMap(([type, all]) =>
    Object.entries(all).map(([name, content]) => reader.element(type, name, `${type}.${name}`, content)),
  );
  // remote states and the outputs they read are made by cdktf, for references between stacks
  const sources = Object.entries(data)
    .filter(([type]) => type !== 'terraform_remote_state')
    .flatMap(([type, all]) =>
      Object.entries(all).map(([name, content]) => reader.element(type, name, `data.${type}.${name}`, content)),
    );
  const elements = [...providers, ...sources, ...resources];
  return {
    id,
    dependsOn,
    state: terraform.backend.local.path,
    elements: inOrder(
      elements,
      ({ address }) => address,
      ({ references }) => references.flatMap((reference) => (reference.stack === id ? [reference.address] : [])),
    ),
    outputs: Object.entries(output)
      .filter(([name]) => !name.startsWith('cross-stack-output-'))
      .map(([name, { value, ...rest }]) => ({ name, ...rest, value })),
  };
}

/** Parents first. */
function inOrder<T>(all: readonly T[], idOf: (one: T) => string, needs: (one: T) => readonly string[]): T[] {
  const known = new Map(all.map((one) => [idOf(one), one]));
  const ordered = new Set<T>();
  const visit = (one: T): void => {
    if (ordered.has(one)) return;
    for (const needed of needs(one)) {
      const found = known.get(needed);
      if (found !== undefined) visit(found);
    }
    ordered.add(one);
  };
  all.forEach(visit);
  return [...ordered];
}

/** Reads the attributes of a stack's elements, and finds in them what refers to another element. */
class ReferenceReader {
  constructor(
    readonly stack: string,
    readonly files: ReadonlyMap<string, StackFile>,
  ) {}

  element(type: string, name: string, address: string, content: JsonObject): BareElement {
    const { '//': _, depends_on: needed, ...attributes } = content;
    const references: BareReference[] = [];
    const read = this.#props(attributes, [], references) as JsonObject;
    const props = needed === undefined ? read : { ...read, dependsOn: needed };
    for (const [index, other] of ((needed ?? []) as readonly string[]).entries()) {
      references.push({ place: ['dependsOn', index], stack: this.stack, address: other, path: [] });
    }
    return { type, name, address, props, references };
  }

  #props(value: Json, place: readonly (string | number)[], references: BareReference[]): Json {
    if (typeof value === 'string') {
      const reference = this.#reference(value);
      if (reference !== undefined) references.push({ place, ...reference });
      return value;
    }
    if (Array.isArray(value)) return value.map((item, index) => this.#props(item, [...place, index], references));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const name = camelCase(key);
        return [name, this.#props(inner, [...place, name], references)];
      }),
    );
  }

  /** The element and attribute that a text stands for when it is one reference and nothing else. */
  #reference(text: string): Omit<BareReference, 'place'> | undefined {
    const local = /^\$\{((?:data\.)?[a-z0-9_]+\.[A-Za-z0-9_-]+)((?:\.[a-z0-9_]+|\[\d+\]|\["[^"]+"\])+)\}$/.exec(text);
    if (local?.[1] !== undefined && local[2] !== undefined && !local[1].startsWith('data.terraform_remote_state')) {
      return { stack: this.stack, address: local[1], path: pathOf(local[2]) };
    }
    const remote = /^\$\{(base64decode\()?data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)\)?\}$/.exec(text);
    const stack = remote?.[2]?.replace('cross-stack-reference-input-', '');
    if (remote?.[3] === undefined || stack === undefined) return undefined;
    const value = this.files.get(stack)?.output?.[remote[3]]?.value;
    const found = value === undefined ? undefined : new ReferenceReader(stack, this.files).#reference(value);
    if (found === undefined) throw new Error(`${this.stack} reads ${text}, which ${stack} doesn't show`);
    return { ...found, decode: remote[1] !== undefined };
  }
}

/** `.regions_openstack_ids["GRA11"]` as the properties, places of lists and keys of maps that bindings have. */
const pathOf = (text: string): BareReference['path'] =>
  [...text.matchAll(/\.([a-z0-9_]+)|\[(\d+)\]|\["([^"]+)"\]/g)].map(([, name, index, key]) => {
    if (name !== undefined) return { property: camelCase(name) };
    return index === undefined ? { key: key ?? '' } : { index: Number(index) };
  });

const camelCase = (text: string): string => text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
