import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, posix, relative, resolve } from 'node:path';
import { type Estate, isValues, type Stack, type Values } from '../estate/model';
import { readEstate } from '../estate/read';
import { stackStates, stateSources } from '../estate/stack-states';
import { backendOf, type StatePlace, stateOf } from '../estate/states';

/** Read after everything else in a folder; Terraform takes its backend for that of the program. */
const overrideFile = 'landing_zone_local_override.tf.json';

/**
 * Keeps the states of stacks in local files, whatever backend the program names: writes a file that overrides it into each working
 * directory. The states of other stacks of the output are read from there, too.
 *
 * @param outdir folder with the working directories, whose files are this output's
 * @param states folder of the states, from the output folder: `../state`
 */
export function keepStatesLocally(output: Estate, stacks: Iterable<Stack>, outdir: string, states: string): void {
  for (const stack of stacks) {
    const pathOf = (id: string): string => posix.join(posix.relative(stack.directory, ''), states, `${id}.tfstate`);
    const read = [...stackStates(stack, output)].map(([name, id]) => [
      name,
      { backend: 'local', config: { path: pathOf(id) } },
    ]);
    const overrides = {
      terraform: { backend: { local: { path: pathOf(stack.id) } } },
      ...(read.length > 0 ? { data: { terraform_remote_state: Object.fromEntries(read) } } : {}),
    };
    writeFileSync(join(outdir, stack.directory, overrideFile), JSON.stringify(overrides));
  }
}

/**
 * Keeps all states of an output in a folder `state` beside it, so that a bucket in the settings needs no credential.
 *
 * @returns which backends that stands in for, sorted
 */
export function keepAllStatesLocally(outdir: string): readonly string[] {
  // of an earlier run
  forgetLocalStates(readEstate(outdir));
  const estate = readEstate(outdir);
  const stacks = [...estate.stacks.values()];
  keepStatesLocally(estate, stacks, outdir, '../state');
  return [...new Set(stacks.map((stack) => backendOf(stack).kind).filter((kind) => kind !== 'local'))].sort();
}

/** Where a stack of an output keeps its state, also where `keepStatesLocally` said so. */
export const stateIn = ({ folder }: Pick<Estate, 'folder'>, stack: Stack): StatePlace | undefined =>
  stateOf(overridden(stack, overridesIn(join(folder, stack.directory))));

/** The backend of a stack of an output, also where `keepStatesLocally` said so. */
export const backendIn = ({ folder }: Pick<Estate, 'folder'>, stack: Stack): ReturnType<typeof backendOf> =>
  backendOf(overridden(stack, overridesIn(join(folder, stack.directory))));

/**
 * Keeps the state of a stack where it is, although its folder is somewhere else now: so it is with the local states that it reads.
 *
 * @param stateFile of the stack
 * @param stack as it was deployed
 * @param directory in which its files are now
 */
export function keepStateAt(stateFile: string, stack: Stack, directory: string): void {
  const before = overridesIn(directory);
  const { kind, config: ofBackend } = backendOf(overridden(stack, before));
  const own = kind === 'local' && typeof ofBackend['path'] === 'string' ? ofBackend['path'] : 'terraform.tfstate';
  // from one state to another it is as far as it was
  const moved = (path: string) => (isAbsolute(path) ? path : resolve(dirname(stateFile), relative(dirname(own), path)));
  const sources = valuesIn(valuesIn(before, 'data'), 'terraform_remote_state');
  const read = [...stateSources(stack)].flatMap(([name, { body }]) => {
    const { backend, config } = { ...body, ...valuesIn(sources, name) };
    const path = isValues(config) ? config['path'] : undefined;
    if (backend !== 'local' || typeof path !== 'string') return [];
    return [[name, { backend, config: { ...(isValues(config) ? config : {}), path: moved(path) } }]];
  });
  const overrides = {
    terraform: { backend: { local: { path: stateFile } } },
    ...(read.length > 0 ? { data: { terraform_remote_state: Object.fromEntries(read) } } : {}),
  };
  writeFileSync(join(directory, overrideFile), JSON.stringify(overrides));
}

/** What overrides a stack in its working directory; empty where nothing does. */
function overridesIn(directory: string): Values {
  const file = join(directory, overrideFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** A stack with the backend that it has instead of the program's. */
const overridden = (stack: Stack, overrides: Values): Stack => ({
  ...stack,
  ...(overrides['terraform'] !== undefined && { terraform: valuesIn(overrides, 'terraform') }),
});

const valuesIn = (values: Values, name: string): Values => {
  const inner = Object.hasOwn(values, name) ? (values[name] ?? null) : null;
  return isValues(inner) ? inner : {};
};

/** Takes back what `keepStatesLocally` wrote. */
function forgetLocalStates(output: Estate): void {
  for (const { directory } of output.stacks.values()) {
    rmSync(join(output.folder, directory, overrideFile), { force: true });
  }
}
