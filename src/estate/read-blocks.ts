import { flagOf } from './flag';
import { type Block, isList, isValues, repeats, type Stack, type Value, type Values } from './model';
import { withOwnPaths } from './paths';
import { readPolicy } from './policy';
import { mergedBody, objectsIn, sectionEntries, sectionsOf, together } from './sections';

type Content = Omit<Stack, 'id' | 'dependsOn' | 'record' | 'directory' | 'files'>;
type Refuse = (problem: string) => Error;

/** The parts of one `cdk.tf.json`. */
export function readBlocks(stack: string, json: Values, refuse: Refuse): Content {
  const blocks = new Map<string, Block>();
  const add = (block: Block) => {
    if (blocks.has(block.address)) throw refuse(`${block.address} is there twice`);
    blocks.set(block.address, block);
  };
  for (const [type, name, body] of typed(json, 'resource', refuse)) {
    add(readBlock('resource', stack, type, `${type}.${name}`, body));
  }
  for (const [type, name, body] of typed(json, 'data', refuse)) {
    add(readBlock('data', stack, type, `data.${type}.${name}`, body));
  }
  for (const [type, name, body] of typed(json, 'ephemeral', refuse)) {
    add(readBlock('ephemeral', stack, type, `ephemeral.${type}.${name}`, body));
  }
  for (const [name, body] of entries(json, 'module', refuse)) {
    add(readBlock('module', stack, 'module', `module.${name}`, asBody(body, `module ${name}`, refuse)));
  }
  const sections = sectionsOf(json, refuse);
  const outputs = entries(sections, 'output', refuse).map(
    ([name, body]) => [name, isValues(body) ? (body['value'] ?? null) : null] as const,
  );
  const variables = entries(sections, 'variable', refuse).flatMap(([name, body]) => {
    const standard = isValues(body) ? body['default'] : undefined;
    return standard === undefined ? [] : [[`var.${name}`, standard] as const];
  });
  const locals = entries(sections, 'locals', refuse).map(([name, value]) => [`local.${name}`, value] as const);
  const policy = readPolicy(json['//'], refuse);
  return {
    ...(policy === undefined ? {} : { policy }),
    sections,
    blocks: withOwnPaths(blocks),
    outputs: new Map(outputs),
    providers: together(entries(sections, 'provider', refuse)),
    terraform: together(entries(sections, 'terraform', refuse)),
    named: new Map([...variables, ...locals]),
    moved: new Map(listed(sections, 'moved').flatMap(({ from, to }) => pairOf(from, to))),
    imports: new Map(listed(sections, 'import').flatMap(({ to, id }) => pairOf(to, id))),
    forgotten: new Set(listed(sections, 'removed').flatMap((removed) => forgottenBy(removed))),
  };
}

/** Every `type → name → body`. */
function typed(json: Values, section: string, refuse: Refuse): (readonly [string, string, Values])[] {
  return entries(json, section, refuse).flatMap(([type, all]) =>
    objectsIn(all, `${section} ${type}`, refuse).flatMap((named) =>
      Object.entries(named)
        .filter(([name]) => name !== '//')
        .map(([name, body]) => [type, name, asBody(body, `${section} ${type}.${name}`, refuse)] as const),
    ),
  );
}

function asBody(body: Value, what: string, refuse: Refuse): Values {
  if (isValues(body)) return body;
  const [only, ...more] = objectsIn(body, what, refuse);
  if (only === undefined || more.length > 0) throw refuse(`${what} is not one object`);
  return only;
}

/** Entries of a section, without cdktf's comment. */
const entries = (json: Values, section: string, refuse: Refuse): [string, Value][] =>
  sectionEntries(json[section], section, refuse).filter(([name]) => name !== '//');

const listed = (json: Values, section: string): readonly Values[] => {
  const content = json[section];
  return (isList(content) ? content : [content ?? null]).filter(isValues);
};

const pairOf = (key: Value | undefined, value: Value | undefined): [string, string][] =>
  typeof key === 'string' && typeof value === 'string' ? [[bare(key), bare(value)]] : [];

/** cdktf writes addresses in these blocks as they are, or as expressions. */
const bare = (address: string): string => /^\$\{(.*)\}$/.exec(address)?.[1] ?? address;

function forgottenBy({ from, lifecycle }: Values): string[] {
  return typeof from === 'string' && flagOf(mergedBody(lifecycle)['destroy']) === false ? [bare(from)] : [];
}

function readBlock(kind: Block['kind'], stack: string, type: string, address: string, given: Values): Block {
  const { '//': comment, lifecycle: rules, depends_on: dependsOn, provider, ...others } = given;
  const { count, for_each: forEach, provisioner, connection, ...body } = others;
  const ids = pathOf(comment) ?? [];
  const { enabled, ...lifecycle } = mergedBody(rules);
  const inStack = ids[0] === stack ? ids.slice(1) : ids;
  const shown = inStack.length > 1 && inStack.at(-1) === 'Resource' ? inStack.slice(0, -1) : inStack;
  return {
    kind,
    stack,
    address,
    type,
    path: shown.length > 0 ? shown.join('/') : address,
    ids: inStack,
    body,
    lifecycle,
    dependsOn: isList(dependsOn) ? dependsOn.map((name) => bare(String(name))) : [],
    provider: typeof provider === 'string' ? bare(provider) : (type.split('_')[0] ?? type),
    ...repeatIn({ for_each: forEach, count, 'lifecycle.enabled': enabled }),
    runs: provisioner === undefined && connection === undefined ? nothingRuns : runsIn({ provisioner, connection }),
  };
}

/** Of several, which Terraform refuses together, the first that is written. */
function repeatIn(given: { readonly [name in (typeof repeats)[number]]: Value | undefined }): Pick<Block, 'repeat'> {
  for (const name of repeats) {
    const value = given[name] ?? null;
    if (value !== null) return { repeat: { name, value } };
  }
  return {};
}

const nothingRuns: Block['runs'] = [];

const runsIn = (given: { readonly [what in Block['runs'][number]['what']]: Value | undefined }): Block['runs'] =>
  (['provisioner', 'connection'] as const).flatMap((what) => {
    const value = given[what] ?? null;
    return value === null ? [] : [{ what, value }];
  });

function pathOf(comment: Value | undefined): string[] | undefined {
  const metadata = isValues(comment) ? comment['metadata'] : undefined;
  const path = isValues(metadata) ? metadata['path'] : undefined;
  return typeof path === 'string' ? path.split('/') : undefined;
}
