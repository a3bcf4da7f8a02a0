/**
 * Writes the tables of docs/sandbox.md from the data that the sandbox runs on: `tsx scripts/sandbox-docs.mts`.
 * With `--check` it writes nothing and fails when the page isn't what the data says.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { monthOf } from '../facts/fact-list.js';
import { failingUpdates } from '../providers/ovh/rules/updates.js';
import type { Behaviour, Refusal } from '../providers/ovh/schema/behaviour.js';
import { ovhSchema } from '../providers/ovh/schema/index.js';
import { familyBehaviours, ovhBehaviour } from '../providers/ovh/schema/sandbox.js';
import { checks } from '../providers/ovh/schema/terraform.js';

const page = new URL('../docs/sandbox.md', import.meta.url);
const begin = '<!-- begin: written by scripts/sandbox-docs.mts -->';
const end = '<!-- end: written by scripts/sandbox-docs.mts -->';

const { resources, dataSources } = ovhBehaviour;

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');
const short = (type: string): string => code(type.replace(/^ovh_/, ''));
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

interface Row {
  readonly types: readonly string[];
  readonly refusal: Refusal;
}

/** One row for each refusal of a family; types that share a refusal share its row. */
function rowsOf(all: readonly (readonly [string, { readonly refuses?: readonly Refusal[] }])[]): readonly Row[] {
  const rows = new Map<string, { types: string[]; refusal: Refusal }>();
  for (const [type, { refuses = [] }] of all) {
    for (const refusal of refuses) {
      const key = `${refusal.says} ${refusal.source}`;
      const row = rows.get(key) ?? { types: [], refusal };
      if (!row.types.includes(type)) row.types.push(type);
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}

const status = ({ status: http, list }: Refusal): string =>
  list !== undefined ? 'warns' : http === 0 ? 'provider' : String(http);
const when = ({ on = ['create', 'update'] }: Refusal): string => on.join(', ');

function refusalTables(): { readonly text: string; readonly count: number } {
  const families = Object.entries(familyBehaviours).map(([name, family]) => {
    const rows = rowsOf([
      ...Object.entries(family.resources ?? {}),
      ...Object.entries(family.dataSources ?? {}).map(([type, behaviour]) => [`data.${type}`, behaviour] as const),
    ]);
    return { name, rows };
  });
  const own = new Set(families.flatMap(({ rows }) => rows.map(({ refusal }) => refusal.says)));
  const shared = rowsOf(Object.entries(resources)).filter(({ refusal }) => !own.has(refusal.says));
  families.push({ name: 'what belongs together', rows: shared });
  const text = families
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }) => {
      const lines = rows.map(({ types, refusal }) => [
        types.map(short).join(', '),
        cell(refusal.says.replaceAll(/\{([^}]+)\}/g, '‹$1›')),
        status(refusal),
        when(refusal),
        cell(refusal.list === undefined ? refusal.source : `${refusal.source} (list of ${monthOf(refusal.list.in)})`),
        cell([refusal.unsure ?? [], refusal.sandboxOnly ? 'told by the sandbox only' : []].flat().join('; ')),
      ]);
      return `#### ${name}\n\n${table(['Type', 'Message', 'Status', 'At', 'Source', 'Not sure'], lines)}`;
    })
    .join('\n\n');
  return { text, count: families.reduce((sum, { rows }) => sum + rows.length, 0) };
}

const typesWith = (test: (behaviour: Behaviour) => boolean): string =>
  Object.entries(resources)
    .filter(([type, behaviour]) => type in ovhSchema.resources && test(behaviour))
    .map(([type]) => short(type))
    .join(', ');

function failing(): readonly (readonly string[])[] {
  return Object.entries(ovhSchema.resources).flatMap(([type, schema]) => {
    const failing = failingUpdates(schema, resources[type] ?? {});
    const reasons = [...new Set(Object.values(failing))];
    return reasons.map((reason) => [short(type), Object.keys(failing).map(code).join(', '), reason]);
  });
}

const ignored = (): readonly (readonly string[])[] =>
  Object.entries(resources).flatMap(([type, { ignoresUpdate = {} }]) =>
    [...new Set(Object.values(ignoresUpdate))].map((ignored) => [
      short(type),
      Object.keys(ignoresUpdate)
        .filter((name) => ignoresUpdate[name] === ignored)
        .map(code)
        .join(', '),
      ignored.says,
    ]),
  );

const dropped = (): string =>
  Object.entries(resources)
    .flatMap(([type, { dropsEmpty = [] }]) => dropsEmpty.map((name) => `${code(name)} of ${short(type)}`))
    .join(', ');

/** What can't be deleted, and what keeps it. */
function blocking(): readonly (readonly string[])[] {
  const found = new Map<string, Set<string>>();
  for (const [from, { links = {} }] of Object.entries(resources)) {
    for (const link of Object.values(links)) {
      if (typeof link === 'string' || link.whenGone !== 'blocks') continue;
      for (const to of [link.to].flat()) {
        const target = to.split('.')[0] ?? to;
        found.set(target, (found.get(target) ?? new Set()).add(from));
      }
    }
  }
  return [...found].map(([target, users]) => [short(target), [...users].map(short).join(', ')]);
}

const linked = (): number =>
  Object.values(resources).reduce((sum, { links = {} }) => sum + Object.keys(links).length, 0);

const validated = (): number =>
  Object.values(ovhSchema.resources).reduce(
    (sum, source) =>
      sum +
      checks(source).filter(
        ({ words }) => words.enum !== undefined || words.range !== undefined || words.format !== undefined,
      ).length,
    0,
  );

const missing = (all: object, known: object): string =>
  Object.keys(all)
    .filter((type) => !(type in known))
    .map(short)
    .join(', ');

function tables(): string {
  const { text, count } = refusalTables();
  return `### Refusals

${count} rules of OVHcloud and of its provider, beside the checks of the schema. A word in ‹› is a value. Status \`provider\`: the provider refuses by itself, without asking
the API. Status \`warns\`: [a list](guides/facts.md) doesn't have it, which may be longer by now, so the sandbox takes it with a warning. A rule that is not proved says what about it is not sure; "the wording" means that the rule is documented and its message is the sandbox's own. Every
row is tested with raw Terraform in \`test/sandbox/refusals\`. A review of a pull request says the same of what the program alone decides, without Terraform:
what is sure "fails", the rest "may fail".

${text}

### References

${linked()} attributes name another object, which has to exist: otherwise a 404. What is referred to takes its dependents along when it is deleted, except:

${table(['Not deleted', 'while it is used by'], blocking())}

### Updates that don't do what the plan says

A change of these is planned as an update, and then fails, so every plan shows it again. A block is replaced by another number of its kind:

${table(['Type', 'Attributes', 'Error'], failing())}

A change of these is planned as an update and does nothing:

${table(['Type', 'Attributes', 'What happens'], ignored())}

Empty, it is not stored, so every plan shows it again: ${dropped()}.

Replaced by a decision of the provider's code, which its schema doesn't show: ${typesWith(({ replaces }) => replaces !== undefined)}.

### Objects that outlive Terraform, or that it doesn't expect to vanish

Destroying forgets it in the state only: ${typesWith(({ destroyKeeps }) => destroyKeeps === true)}.

Creating takes over what exists, instead of a 409: ${typesWith(({ adopts }) => adopts === true)}.

Deleted behind the back of Terraform, the next plan fails with a 404 instead of making it again: ${typesWith(({ refreshFails }) => refreshFails === true)}.

### Checks of the configuration

${validated()} attributes have a list of values, a range or a format that the provider checks before it plans; the sandbox takes them from \`providers/ovh/schema\`.

### Types that only do what their schema says

No links, no refusals, plausible computed values.

Resources: ${missing(ovhSchema.resources, resources) || 'none'}.

Data sources: ${missing(ovhSchema.dataSources, dataSources) || 'none'}.`;
}

const current = readFileSync(page, 'utf8');
const [before, rest] = current.split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined) throw new Error(`docs/sandbox.md has no "${begin}" and "${end}"`);
const wanted = `${before}${begin}\n\n${tables()}\n\n${end}${after}`;

if (!process.argv.includes('--check')) writeFileSync(page, wanted);
else if (wanted !== current) {
  console.error('docs/sandbox.md is not what the data says; write it again: npx tsx scripts/sandbox-docs.mts');
  process.exitCode = 1;
}
