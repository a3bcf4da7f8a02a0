import { z } from 'zod';
import { isList, isValues, type Value } from './model';

/**
 * What a plan does to a resource.
 *
 * - `none`: nothing at OVHcloud, but it is taken over by an import block, or its address changes
 * - `forget`: Terraform lets go of it, it goes on existing
 * - `replace-and-forget`: a new one is made, the old one goes on existing
 */
export type PlanAction = 'none' | 'add' | 'change' | 'destroy' | 'replace' | 'forget' | 'replace-and-forget';

/** Values before and after, in clear: they may be secrets. Whoever shows them masks them first. */
interface PlannedValues {
  readonly before: Value;
  readonly after: Value;
  /** `true` in place of each part that is only known after apply. */
  readonly unknown: Value;
  /** `true` in place of each part that is marked as sensitive. */
  readonly sensitive: { readonly before: Value; readonly after: Value };
}

/** A change that a plan holds. */
export interface PlannedChange {
  /** With the keys of instances, and behind the modules that it is in. */
  readonly address: string;
  /** Where it was before, of one that is moved. */
  readonly previousAddress?: string;
  readonly type: string;
  readonly action: PlanAction;
  /** Attributes that cause a replacement, without indices. */
  readonly replacePaths: readonly string[];
  /** Why Terraform does it, in its own word, such as `replace_because_tainted`. */
  readonly why?: string;
  /** Whether an import block takes it over. */
  readonly isImported: boolean;
  /** Whether only what an earlier, failed deployment left behind is removed or made again. */
  readonly isLeftover: boolean;
  /** Whether it was changed outside Terraform since the last deployment. */
  readonly isDrifted: boolean;
  readonly values: PlannedValues;
}

/** An output whose value changes, or may. */
interface PlannedOutput {
  readonly name: string;
  readonly action: PlanAction;
  readonly values: PlannedValues;
}

/** Everything that a plan of one stack does. */
export interface Plan {
  /** In the order of the plan; reading a data source is no change. */
  readonly changes: readonly PlannedChange[];
  readonly outputs: readonly PlannedOutput[];
  /** Values that outputs have afterwards, also of those that stay; without those that are known only after apply. They may be secrets. */
  readonly outputsAfter: ReadonlyMap<string, Value>;
  /** Addresses of what was changed outside Terraform, also where the plan does nothing about it. */
  readonly drifted: ReadonlySet<string>;
  /** Whether nothing was in the state before that Terraform made; what it only reads may be. */
  readonly isFirst: boolean;
  /** Why it isn't all of it, where Terraform says so. */
  readonly limits: readonly string[];
}

const actions: Readonly<Record<string, PlanAction>> = {
  'no-op': 'none',
  // a data source that is read late
  read: 'none',
  create: 'add',
  update: 'change',
  delete: 'destroy',
  'delete create': 'replace',
  'create delete': 'replace',
  forget: 'forget',
  'create forget': 'replace-and-forget',
};

const value = z.custom<Value>().optional();

const change = z.object({
  actions: z.array(z.string()),
  before: value,
  after: value,
  after_unknown: value,
  before_sensitive: value,
  after_sensitive: value,
  importing: value,
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).nullish(),
});

const resource = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  type: z.string(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change,
});

interface StateModule {
  readonly resources?: readonly { readonly mode: string }[] | undefined;
  readonly child_modules?: readonly StateModule[] | undefined;
}

const stateModule: z.ZodType<StateModule> = z.object({
  resources: z.array(z.object({ mode: z.string() })).optional(),
  child_modules: z.array(z.lazy(() => stateModule)).optional(),
});

const holdsManaged = ({ resources = [], child_modules: inside = [] }: StateModule): boolean =>
  resources.some(({ mode }) => mode === 'managed') || inside.some(holdsManaged);

/** The part of format 1.x that is read here; later versions of it may hold more. */
const planFile = z.object({
  resource_changes: z.array(resource).nullish(),
  resource_drift: z.array(z.object({ address: z.string() })).nullish(),
  output_changes: z.record(z.string(), change).nullish(),
  prior_state: z.object({ values: z.object({ root_module: stateModule.optional() }).optional() }).optional(),
  errored: z.boolean().optional(),
  complete: z.boolean().optional(),
});

/**
 * Reads what `terraform show -json <plan>` printed; OpenTofu prints the same.
 *
 * @param where what errors call it
 * @throws Error what is wrong, in one sentence that quotes no value: the text holds secrets in clear
 */
export function readPlan(text: string, where: string): Plan {
  const parsed = planFile.safeParse(versioned(text, where));
  if (!parsed.success) throw new Error(`${where}: ${wrongPart(parsed.error)} is not as in a plan`);
  const {
    resource_changes: changes,
    resource_drift: drift,
    output_changes: outputs,
    prior_state: prior,
    errored,
    complete,
  } = parsed.data;
  const drifted = new Set(drift?.map(({ address }) => address));
  return {
    changes: (changes ?? []).flatMap((entry, index) => {
      const action = actionOf(entry.change, `${where}: resource_changes.${index}`);
      const planned = plannedChange(entry, action, drifted.has(entry.address));
      const says = action !== 'none' || planned.isImported || planned.previousAddress !== undefined;
      return says ? planned : [];
    }),
    outputs: Object.entries(outputs ?? {}).flatMap(([name, entry]) => {
      const action = actionOf(entry, `${where}: output_changes`);
      return action === 'none' ? [] : { name, action, values: valuesOf(entry) };
    }),
    outputsAfter: new Map(
      Object.entries(outputs ?? {}).flatMap(([name, { actions: words, after = null, after_unknown: unknown }]) =>
        words.includes('delete') || isUnknownAt(unknown ?? false, []) ? [] : [[name, after] as const],
      ),
    ),
    drifted,
    isFirst: !holdsManaged(prior?.values?.root_module ?? {}),
    limits: [
      ...(errored ? ['planning ended with an error, so that the plan is not whole'] : []),
      // changes that are put off, and plans of single targets
      ...(complete === false && !errored ? ['Terraform says that the plan is not whole'] : []),
    ],
  };
}

/**
 * Whether a part of a value is known only after apply.
 *
 * @param unknown `true` in place of each such part, as a plan has it
 * @param path without indices; empty for anything in the value
 */
export function isUnknownAt(unknown: Value, path: readonly string[]): boolean {
  if (unknown === true) return true;
  if (isList(unknown)) return unknown.some((one) => isUnknownAt(one, path));
  if (!isValues(unknown)) return false;
  const [name, ...rest] = path;
  if (name === undefined) return Object.values(unknown).some((one) => isUnknownAt(one, []));
  return Object.hasOwn(unknown, name) && isUnknownAt(unknown[name] ?? false, rest);
}

function versioned(text: string, where: string): unknown {
  const written = 'write it with terraform show -json <plan file>';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // what Node says of it quotes the text
    throw new Error(`${where}: is not JSON; ${written}`);
  }
  const { data } = z.object({ format_version: z.string() }).safeParse(parsed);
  if (data === undefined) throw new Error(`${where}: is no plan; ${written}`);
  if (!/^1\.\d+$/.test(data.format_version)) {
    throw new Error(`${where}: the plan has format ${data.format_version.slice(0, 20)}, which must be 1.x`);
  }
  return parsed;
}

/** Of an output only that it is one: its name is the user's. */
const wrongPart = ({ issues: [issue] }: z.ZodError): string =>
  (issue?.path[0] === 'output_changes' ? issue.path.slice(0, 1) : (issue?.path ?? [])).join('.');

function actionOf({ actions: words }: z.output<typeof change>, where: string): PlanAction {
  const action = Object.hasOwn(actions, words.join(' ')) ? actions[words.join(' ')] : undefined;
  if (action === undefined) throw new Error(`${where} has an action that is not known here; update this library`);
  return action;
}

function plannedChange(entry: z.output<typeof resource>, action: PlanAction, isDrifted: boolean): PlannedChange {
  const { address, previous_address: previous, type, deposed, action_reason: reason } = entry;
  const why = deposed === undefined ? reason : 'deposed';
  return {
    address,
    ...(previous === undefined || previous === address ? {} : { previousAddress: previous }),
    type,
    action,
    replacePaths: replacePaths(entry.change.replace_paths ?? []),
    ...(why === undefined ? {} : { why }),
    isImported: Boolean(entry.change.importing),
    isLeftover: deposed !== undefined || reason === 'replace_because_tainted',
    isDrifted,
    values: valuesOf(entry.change),
  };
}

/** Attributes without indices, as the review names them. */
const replacePaths = (paths: readonly (readonly (string | number)[])[]): string[] => [
  ...new Set(
    paths.map((path) => path.filter((step) => typeof step === 'string').join('.')).filter((path) => path !== ''),
  ),
];

const valuesOf = (entry: z.output<typeof change>): PlannedValues => ({
  before: entry.before ?? null,
  after: entry.after ?? null,
  unknown: entry.after_unknown ?? false,
  sensitive: { before: entry.before_sensitive ?? false, after: entry.after_sensitive ?? false },
});
