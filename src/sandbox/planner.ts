import { valuesAt } from '../../providers/ovh/rules/given';
import type { Request } from '../../providers/ovh/schema/behaviour';
import { type CtyType, type CtyValue, elements, equal, isUnknown, members, type ObjectValue, unknownCty } from './cty';
import { plainValue } from './fill';
import type { Default } from './model';
import { changedPaths, markComputed, type Path, pathMessage, setPath } from './plan';
import type { Simulator } from './simulator';

interface Change {
  readonly prior: ObjectValue | null;
  readonly proposed: ObjectValue | null;
  readonly config: ObjectValue;
}

interface Plan {
  readonly planned: ObjectValue | null;
  readonly replace: readonly ReturnType<typeof pathMessage>[];
  /** Whether the plan needs the leniency that Terraform has for providers of the older kind. */
  readonly legacy: boolean;
}

/** What the provider says will be: computed values, its own defaults, and what has to be replaced. */
export function planChange(simulator: Simulator, { prior, proposed, config }: Change): Plan {
  if (proposed === null) return { planned: null, replace: [], legacy: false };
  const { model } = simulator;
  const marked = markComputed(model.block, config, prior, proposed);
  const planned = keptBlocks(simulator, prior, withDefaults(simulator.model.defaults, marked, config), config);
  const legacy = !equal(planned, marked, model.type);
  if (prior === null) return { planned, replace: [], legacy };
  if (equal(prior, planned, model.type)) return { planned: prior, replace: [], legacy };
  const replace = replacements(simulator, prior, planned, config).map(pathMessage);
  return { planned: withUnknowns(simulator, prior, planned, config), replace, legacy };
}

/** Defaults are planned where the configuration is silent, on attributes that aren't computed too. */
export function withDefaults(defaults: readonly Default[], planned: ObjectValue, config: ObjectValue): ObjectValue {
  return defaults.reduce<ObjectValue>((result, { path, type, value }) => {
    // what is unknown inside a block may come from the configuration; at the top that can be told
    const isSilent = (old: CtyValue) => old === null || (isUnknown(old) && path in config && config[path] === null);
    return members(setPath(result, path.split('.'), (old) => (isSilent(old) ? defaultValue(type, value) : old)));
  }, planned);
}

/** A computed block that the configuration has no more stays what it is. */
function keptBlocks(
  { model }: Simulator,
  prior: ObjectValue | null,
  planned: ObjectValue,
  config: ObjectValue,
): ObjectValue {
  const kept = model.computedBlocks.flatMap((name) =>
    prior !== null && elements(config[name]).length === 0 && !isUnknown(config[name] ?? null)
      ? [[name, prior[name] ?? []] as const]
      : [],
  );
  return { ...planned, ...Object.fromEntries(kept) };
}

function defaultValue(type: CtyType, text: string): CtyValue {
  if (type === 'number') return Number(text);
  return type === 'bool' ? text === 'true' : text;
}

function replacements(simulator: Simulator, prior: ObjectValue, planned: ObjectValue, config: ObjectValue): Path[] {
  const { model, behaviour } = simulator;
  const found = model.forceNew.flatMap(({ path, when, byNumber }) => {
    if (when === 'conditional') return [];
    if (when === 'configured' && valuesAt(plainValue(config), path).length === 0 && !isUnknown(config[path])) return [];
    if (byNumber && blocksAt(prior, path) === blocksAt(planned, path)) return [];
    return changedPaths(model.type, path, prior, planned);
  });
  const request: Request = {
    operation: 'update',
    type: model.name,
    now: plainValue(planned),
    before: plainValue(prior),
    id: '',
  };
  const decided = (behaviour.replaces?.(request) ?? []).flatMap((path) =>
    changedPaths(model.type, path, prior, planned),
  );
  return [...found, ...decided];
}

const blocksAt = (value: ObjectValue, path: string): number => valuesAt(plainValue(value), path).length;

/** What an update leaves open until after apply. Types of the older kind leave nothing open, unless their code says so. */
function withUnknowns(
  { model, behaviour }: Simulator,
  prior: ObjectValue,
  planned: ObjectValue,
  config: ObjectValue,
): ObjectValue {
  const changed = (path: string) => changedPaths(model.type, path, prior, planned).length > 0;
  const following = Object.entries(behaviour.opens ?? {}).flatMap(([name, causes]) =>
    causes.some(changed) ? [name] : [],
  );
  let result: ObjectValue = planned;
  const fixed = new Set(model.defaults.map(({ path }) => path));
  for (const path of [...model.unknownOnUpdate, ...following].filter((candidate) => !fixed.has(candidate))) {
    const isSet = path in config ? config[path] !== null : valuesAt(plainValue(config), path).length > 0;
    if (!isSet) result = members(setPath(result, path.split('.'), () => unknownCty));
  }
  return result;
}
