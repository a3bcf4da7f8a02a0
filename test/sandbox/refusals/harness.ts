import type { CloudValues } from '../../../providers/ovh/schema/behaviour';
import { outputFolder, project, sandbox, vrack, Workspace } from '../workspace';

/** Something that exists before Terraform begins. */
export interface Seed {
  readonly type: string;
  readonly id: string;
  readonly attributes: CloudValues;
}

/** One resource in raw Terraform: its type, its configuration, and what comes of it. */
export interface Case {
  readonly type: string;
  readonly config: object;
  /** Import id of the seed that the configuration changes. */
  readonly imports?: string;
  /** The line of the error, or what Terraform did. */
  readonly expected: string;
  /** A data source instead of a resource. */
  readonly isData?: true;
}

export type Cases = { readonly [name: string]: Case };

export const account = 'xx1111-ovh';
/** A project that no test changes. */
export const otherProject = '0a1b2c3d4e5f46a7b8c9d0e1f2a30009';

export const base: readonly Seed[] = [
  { type: 'ovh_cloud_project', id: project, attributes: { description: 'data-prod' } },
  { type: 'ovh_cloud_project', id: otherProject, attributes: { description: 'another' } },
  { type: 'ovh_vrack', id: vrack, attributes: {} },
  { type: 'ovh_vrack_cloudproject', id: 'attachment', attributes: { service_name: vrack, project_id: project } },
];

export const refused = (type: string, config: object, expected: string): Case => ({ type, config, expected });
export const dataRefused = (type: string, config: object, expected: string): Case => ({
  type,
  config,
  expected,
  isData: true,
});
export const made = (type: string, config: object): Case => ({ type, config, expected: 'create' });
export const changeRefused = (type: string, imports: string, config: object, expected: string): Case => ({
  type,
  imports,
  config,
  expected,
});
export const changed = (type: string, imports: string, config: object): Case => ({
  type,
  imports,
  config,
  expected: 'update',
});

/** The line of an API error, as a table writes it. */
export const badRequest = (message: string): string => `HTTP 400 Client::BadRequest: "${message}"`;
export const forbidden = (message: string): string => `HTTP 403 Client::Forbidden: "${message}"`;
/** What the sandbox takes, and warns of: a list of that month doesn't have it. */
export const unlisted = (message: string, month: string): string =>
  `create, with a warning: ${message}, by the list of ${month}; OVHcloud may have it by now`;
export const notFound = (message: string): string => `HTTP 404 Client::NotFound: "${message}"`;
export const conflict = (message: string): string => `HTTP 409 Client::Conflict: "${message}"`;

const label = (name: string): string => name.replaceAll(/\W+/g, '_');
const address = ({ type, isData }: Case, name: string): string => `${isData ? 'data.' : ''}${type}.${label(name)}`;

interface Event {
  readonly type: string;
  readonly hook?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly diagnostic?: {
    readonly severity: string;
    readonly address?: string;
    readonly summary: string;
    readonly detail: string;
  };
}

const events = (text: string): readonly Event[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Event);

/** What Terraform did and what failed, by address. */
function outcomes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const warnings = new Map<string, string>();
  for (const { type, hook, diagnostic } of events(text)) {
    if (type === 'apply_complete' && hook !== undefined) found.set(hook.resource.addr, hook.action);
    if (diagnostic?.severity === 'error') found.set(diagnostic.address ?? '', lineOf(diagnostic));
    if (diagnostic?.severity === 'warning') warnings.set(diagnostic.address ?? '', diagnostic.detail);
  }
  for (const [address, detail] of warnings) found.set(address, `${found.get(address)}, with a warning: ${detail}`);
  return found;
}

/** The error without what differs from one to the next (the query id) and without the sandbox's hint. */
const lineOf = ({ summary, detail }: NonNullable<Event['diagnostic']>): string =>
  summary.endsWith('API error (sandbox)')
    ? (detail.split('\n')[0] ?? '').replace(/ \(sandbox.*\)$/, '')
    : `${summary}: ${detail}`;

type Blocks = Record<string, Record<string, object>>;

/** The cases as sections of a configuration; an empty section is no JSON configuration to Terraform. */
function sections(cases: Cases): { readonly [section: string]: Blocks } {
  const found: Record<string, Blocks> = {};
  for (const [name, { type, config, isData }] of Object.entries(cases)) {
    const section = isData ? 'data' : 'resource';
    const blocks = found[section] ?? {};
    found[section] = { ...blocks, [type]: { ...blocks[type], [label(name)]: config } };
  }
  return found;
}

const imports = (cases: Cases) =>
  Object.entries(cases).flatMap(([name, one]) =>
    one.imports === undefined ? [] : [{ to: address(one, name), id: one.imports }],
  );

const workspaceWith = async (seeds: readonly Seed[]): Promise<Workspace> => {
  const seed = outputFolder({ version: 1, account, externals: [...base, ...seeds] });
  return new Workspace((await sandbox({ seed })).env);
};

/** Applies every case in one configuration, after what comes before them; what came of each, by its name. */
export async function applied(
  seeds: readonly Seed[],
  cases: Cases,
  before: Cases = {},
): Promise<Readonly<Record<string, string>>> {
  const workspace = await workspaceWith(seeds);
  if (Object.keys(before).length > 0) {
    workspace.write({ ...sections(before) });
    const first = await workspace.run('apply', '-json', '-auto-approve');
    if (first.code !== 0) throw new Error(`what comes before can't be made: ${first.text}`);
  }
  workspace.write({ ...sections(cases), import: imports(cases) });
  return named(cases, await workspace.run('apply', '-json', '-auto-approve', '-parallelism=20'));
}

/** What is left out of a configuration has no address in Terraform's errors: the lines, sorted, and the names of what is gone. */
export interface Deletions {
  readonly deleted: readonly string[];
  readonly refused: readonly string[];
}

/** Imports every case as it is, and then takes it out of the configuration. */
export async function deleted(seeds: readonly Seed[], cases: Cases): Promise<Deletions> {
  const workspace = await workspaceWith(seeds);
  workspace.write({ ...sections(cases), import: imports(cases) });
  const kept = await workspace.run('apply', '-json', '-auto-approve');
  if (kept.code !== 0) throw new Error(`the seeds can't be imported: ${kept.text}`);
  workspace.write({});
  const { text } = await workspace.run('apply', '-json', '-auto-approve');
  const found = events(text);
  return {
    deleted: Object.entries(cases).flatMap(([name, one]) =>
      found.some(({ type, hook }) => type === 'apply_complete' && hook?.resource.addr === address(one, name))
        ? [name]
        : [],
    ),
    refused: found.flatMap(({ diagnostic }) => (diagnostic === undefined ? [] : [lineOf(diagnostic)])).sort(),
  };
}

/** What the deletions of cases come to. */
export const expectedDeletions = (cases: Cases): Deletions => ({
  deleted: Object.entries(cases).flatMap(([name, one]) => (one.expected === 'delete' ? [name] : [])),
  refused: Object.values(cases)
    .flatMap((one) => (one.expected === 'delete' ? [] : [one.expected]))
    .sort(),
});

/** What the check of the configuration says of each case, before anything is planned. */
export async function validated(cases: Cases): Promise<Readonly<Record<string, string>>> {
  const workspace = await workspaceWith([]);
  workspace.write({ ...sections(cases) });
  return named(cases, await workspace.run('plan', '-json'));
}

function named(cases: Cases, { text }: { readonly text: string }): Readonly<Record<string, string>> {
  const found = outcomes(text);
  const general = found.get('');
  if (general !== undefined) throw new Error(general);
  return Object.fromEntries(
    Object.entries(cases).map(([name, one]) => [name, found.get(address(one, name)) ?? 'nothing']),
  );
}

/** What the cases expect, by name. */
export const expected = (cases: Cases): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(cases).map(([name, one]) => [name, one.expected]));
