import { Command, InvalidArgumentError } from 'commander';
import type { CloudObject, CloudValues } from '../../providers/ovh/schema/behaviour';
import { json, plain } from '../readings/format/escape';
import { changing, deleteObject, findObject, setAttributes, withoutSecrets } from '../sandbox/admin';
import { defaultCloud } from '../sandbox/default-file';
import { execInSandbox } from '../sandbox/exec';
import { sandboxProviders } from '../sandbox/providers';
import { seedCloud } from '../sandbox/seed';
import { linksOf } from '../sandbox/server';
import { readCloud } from '../sandbox/state-file';
import { canAsk, confirm } from './confirm';
import { CliError, count, Output } from './output';

interface StateOption {
  readonly state: string;
}
interface ExecOptions extends StateOption {
  readonly seed?: string;
  readonly slow?: number;
}
interface JsonOption extends StateOption {
  readonly json?: boolean;
}
interface ResetOptions extends StateOption {
  readonly yes?: boolean;
}

const examples = `
Examples:
  landing-zone sandbox exec --seed cdktf.out -- cdktf deploy '*' --auto-approve
  landing-zone sandbox exec -- terraform -chdir=cdktf.out/stacks/hub plan
  landing-zone sandbox list
  landing-zone sandbox set ovh_cloud_project_kube <id> version=1.33
  landing-zone sandbox delete ovh_cloud_project_gateway <id>

After set and delete, a plan shows what Terraform makes of the drift.

In a shell that exec runs, exec with the same file uses the sandbox that is
there already.

The sandbox stands in for the providers ovh/ovh, hashicorp/kubernetes and
hashicorp/helm. Terraform is real, the cloud is a file.`;

/** `landing-zone sandbox` with its commands. */
export function sandboxCommand(): Command {
  const command = new Command('sandbox').enablePositionalOptions().addHelpText('after', examples);
  const sub = (name: string, description: string): Command =>
    command
      .command(name)
      .description(description)
      .option('--state <file>', 'file that holds the simulated cloud', defaultCloud);

  sub('exec <command...>', 'run a command whose Terraform or OpenTofu meets the simulated cloud')
    .option('--seed <folder>', 'first seed it from this output folder, as `sandbox seed` does')
    .option('--slow <milliseconds>', 'wait before answering each change, to rehearse an interruption', milliseconds)
    .passThroughOptions()
    .action(exec);
  sub(
    'seed <folder>',
    'put in what a landing zone names as existing (projects, vRacks, …), from its landing-zone.json',
  ).action(seed);
  sub('list', 'list what is in the simulated cloud').option('--json', 'as JSON').action(list);
  sub('show <type-or-id> [id]', 'show one object, its secrets hidden').option('--json', 'as JSON').action(show);
  sub(
    'set <type> <id> <attribute=value...>',
    'change an object behind the back of Terraform; lists and maps are JSON',
  ).action(set);
  sub('delete <type> <id>', 'delete an object behind the back of Terraform').action(remove);
  sub('reset', 'empty the simulated cloud').option('--yes', "don't ask").action(reset);
  return command;
}

const output = () => new Output(process.stdout, process.env);

function milliseconds(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a number of milliseconds.');
  return Number(text);
}

async function exec(
  [command = '', ...args]: readonly string[],
  { state, seed: folder, slow }: ExecOptions,
): Promise<void> {
  process.exitCode = await execInSandbox({ stateFile: state, seed: folder, slow }, command, args);
}

async function seed(folder: string, { state }: StateOption): Promise<void> {
  const added = await changing(state, (file) => seedCloud(folder, sandboxProviders, file, linksOf(sandboxProviders)));
  for (const { type, id } of added) output().line(plain(`seeded ${type} ${id}`));
  output().line(`${count(added.length, 'object')} added to the sandbox in ${state}`);
}

function list({ state, json }: JsonOption): void {
  const objects = readCloud(state).all();
  const out = output();
  if (json) printJson(objects.map((object) => ({ ...object, attributes: withoutSecrets(object) })));
  else if (objects.length === 0) out.line(`the sandbox in ${state} is empty`);
  else {
    const nameOf = ({ attributes }: CloudObject) => String(attributes['name'] ?? attributes['title'] ?? '');
    out.table(
      ['type', 'id', 'name'],
      objects.map((object) => [object.type, object.id, nameOf(object)].map(plain)),
    );
    out.line(`${count(objects.length, 'object')} in the sandbox in ${state}`);
  }
}

function show(typeOrId: string, id: string | undefined, { state, json }: JsonOption): void {
  const object = findObject(readCloud(state), typeOrId, id);
  const attributes = withoutSecrets(object);
  if (json) printJson({ ...object, attributes });
  else showLines(object, attributes);
}

function showLines({ type, id }: CloudObject, attributes: CloudValues): void {
  const out = output();
  out.line(plain(`${type} ${id} (sandbox)`));
  const width = Math.max(...Object.keys(attributes).map((name) => name.length));
  for (const name of Object.keys(attributes).sort()) {
    const value = attributes[name] ?? null;
    out.line(`  ${plain(name.padEnd(width))}  ${plain(typeof value === 'string' ? value : JSON.stringify(value))}`);
  }
}

async function set(type: string, id: string, settings: readonly string[], { state }: StateOption): Promise<void> {
  await changing(state, ({ cloud }) => setAttributes(cloud, type, id, settings));
  const names = settings.map((setting) => setting.split('=')[0]).join(', ');
  output().line(plain(`changed ${type} ${id} in the sandbox: ${names}`));
}

async function remove(type: string, id: string, { state }: StateOption): Promise<void> {
  const removed = await changing(state, ({ cloud }) => deleteObject(cloud, type, id));
  for (const object of removed) output().line(plain(`deleted ${object.type} ${object.id} from the sandbox`));
}

async function reset({ state, yes }: ResetOptions): Promise<void> {
  const { size } = readCloud(state);
  if (!yes && size > 0) {
    if (!canAsk(process))
      throw new CliError('reset asks before it deletes, and there is no terminal to ask on; add --yes');
    const answer = await confirm(`Delete ${count(size, 'object')} from the sandbox in ${state}?`, process);
    if (answer !== 'yes') throw new CliError('nothing was deleted', answer === 'stopped' ? 130 : 1);
  }
  await changing(state, ({ cloud }) => cloud.clear());
  output().line(`deleted ${count(size, 'object')}: the sandbox in ${state} is empty`);
}

function printJson(value: unknown): void {
  process.stdout.write(`${json(value)}\n`);
}
