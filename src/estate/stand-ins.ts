import { resolve } from 'node:path';
import { quoted } from './each';
import { type Estate, isValues, type Stack, type Value, type Values } from './model';
import { mapTexts, replaceReferences } from './references';
import { asWritten } from './settled';
import { stackStates, statePrefix, stateSources } from './stack-states';
import { backendOf, stateOf } from './states';

/** Outputs that a stack will have, by name; one that isn't in it is known only after apply. */
export type ForeseenOutputs = ReadonlyMap<string, Value>;

/** What makes a copy of a stack's folder plan as if other stacks were deployed already. */
interface StandIns {
  /** The configuration with what is foreseen in place of what is read of other states. */
  readonly main: Values;
  /** Values that it refers to. */
  readonly locals: Values;
  /** Overrides its data sources, and the path of its state, which is relative to another folder. */
  readonly overrides: Values;
}

const local = 'landing_zone_foreseen';

/**
 * Makes stand-ins for states that aren't there yet, or that are going to change. What is read of one and isn't foreseen stays a data source,
 * of which Terraform knows only while it applies which file it reads: so it plans all of it as known after apply.
 *
 * @param main its `cdk.tf.json`, read
 * @param foreseen outputs of the stacks whose states it must not read, by their ids
 */
export function standInsFor(
  stack: Stack,
  main: Values,
  output: Estate,
  foreseen: ReadonlyMap<string, ForeseenOutputs>,
): StandIns {
  const read = new Map(
    [...stackStates(stack, output)].flatMap(([name, id]) => {
      const outputs = foreseen.get(id);
      return outputs === undefined ? [] : [[name, outputs] as const];
    }),
  );
  const replaced = mapTexts(main, (text) =>
    replaceReferences(text, (address, asked) => {
      const name = address.startsWith(statePrefix) ? address.slice(statePrefix.length) : '';
      const [whole, field, key] = /^\.outputs(?:\.([A-Za-z_][\w-]*)|\["([^"\\]*)"\])/.exec(asked) ?? [];
      const wanted = field ?? key;
      if (whole === undefined || wanted === undefined || !read.get(name)?.has(wanted)) return undefined;
      return `local.${local}[${quoted(name)}][${quoted(wanted)}]${asked.slice(whole.length)}`;
    }),
  );
  const values = [...read].map(([name, outputs]) => [name, asWritten(Object.fromEntries(outputs))] as const);
  const state = backendOf(stack).kind === 'local' ? stateOf(stack) : undefined;
  const sources = statesRead(stack, output, new Set(read.keys()));
  return {
    main: isValues(replaced) ? replaced : main,
    locals: { locals: { [local]: Object.fromEntries(values) } },
    overrides: {
      ...(state && { terraform: { backend: { local: { path: resolve(output.folder, state.name) } } } }),
      ...(Object.keys(sources).length > 0 && { data: { terraform_remote_state: sources } }),
    },
  };
}

/** Data sources of states as they are read from another folder; those that must not be read are left open until something is applied. */
function statesRead(stack: Stack, { folder }: Estate, open: ReadonlySet<string>): Values {
  const entries = [...stateSources(stack)].flatMap(([name, { body }]): [string, Values][] => {
    if (open.has(name)) return [[name, { backend: 'local', config: { path: '${timestamp()}' } }]];
    const config = isValues(body['config']) ? body['config'] : {};
    const { path } = config;
    if (body['backend'] !== 'local' || typeof path !== 'string' || path.includes('${')) return [];
    return [[name, { config: { ...config, path: resolve(folder, stack.directory, path) } }]];
  });
  return Object.fromEntries(entries);
}
