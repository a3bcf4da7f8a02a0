import { isList, isValues, type Value, type Values } from '../../estate/model';
import type { AttributeChange } from '../report/report';
import { plannedAttributes } from './attributes';

/** What a plan does to a resource; `forget`: Terraform lets go of it, it goes on existing. */
export type PlannedAction = 'add' | 'change' | 'replace' | 'destroy' | 'forget';

/** A change in a plan. */
export interface PlannedResource {
  /** With the keys of instances, and behind the modules that it is in. */
  readonly address: string;
  readonly type: string;
  readonly action: PlannedAction;
  /** Attributes that cause a replacement, without indices. */
  readonly replacePaths: readonly string[];
  /** What changes, masked. */
  readonly attributes: readonly AttributeChange[];
  /** Why Terraform does it, in its own word, such as `replace_because_tainted`. */
  readonly why?: string;
  /** Changed outside Terraform since the last deployment. */
  readonly isDrifted: boolean;
}

/** Everything that a plan does, in one stack. */
export interface StackPlan {
  readonly changes: readonly PlannedResource[];
  /** Why it isn't all of it, where Terraform says so. */
  readonly limits: readonly string[];
}

const actions: Readonly<Record<string, PlannedAction>> = {
  create: 'add',
  update: 'change',
  delete: 'destroy',
  'delete create': 'replace',
  'create delete': 'replace',
  forget: 'forget',
  // a replacement that leaves the old one where it is
  'create forget': 'replace',
};

/**
 * Reads what `terraform show -json <plan>` printed (OpenTofu prints the same). Values are masked before they are kept: the text
 * holds secrets in clear.
 *
 * @param where what errors call it
 */
export function readPlan(text: string, where: string): StackPlan {
  const plan = parse(text, where);
  const version = plan['format_version'];
  if (typeof version !== 'string') {
    throw new Error(`${where}: is no plan; write it with terraform show -json <plan file>`);
  }
  if (!/^1\.\d+$/.test(version)) {
    throw new Error(`${where}: the plan has format ${version.slice(0, 20)}, this review reads 1.x`);
  }
  if (!isList(plan['resource_changes'] ?? [])) throw new Error(`${where}: resource_changes is no list`);
  const drifted = new Set(entries(plan['resource_drift']).map(({ address }) => address));
  return {
    changes: entries(plan['resource_changes']).flatMap((entry) => planned(entry, drifted)),
    limits: [
      ...(plan['errored'] === true ? ['planning ended with an error, so that the plan is not whole'] : []),
      // deferred changes, and plans of single targets
      ...(plan['complete'] === false && plan['errored'] !== true ? ['Terraform says that the plan is not whole'] : []),
    ],
  };
}

function parse(text: string, where: string): Values {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // what Node says of it quotes the text, in which secrets are
    throw new Error(`${where}: is not JSON; write it with terraform show -json <plan file>`);
  }
  if (!isValues(parsed)) throw new Error(`${where}: is not a JSON object`);
  return parsed;
}

const entries = (value: Value | undefined): readonly Values[] => (isList(value) ? value.filter(isValues) : []);

function planned(entry: Values, drifted: ReadonlySet<Value | undefined>): PlannedResource[] {
  const { address, type, mode, change, deposed, action_reason: reason } = entry;
  // reading a data source late is no change
  if (typeof address !== 'string' || typeof type !== 'string' || mode === 'data' || !isValues(change ?? null))
    return [];
  const facts = change as Values;
  const words = isList(facts['actions']) ? facts['actions'].join(' ') : '';
  const isImport = isValues(facts['importing'] ?? null);
  const action = actions[words] ?? (isImport && words === 'no-op' ? 'add' : undefined);
  if (action === undefined) return [];
  const why = typeof deposed === 'string' ? 'deposed' : reason;
  return [
    {
      address,
      type,
      // something that is taken over is new to the state, whatever is changed with it
      action: isImport && action === 'change' ? 'add' : action,
      replacePaths: replacePaths(facts['replace_paths']),
      attributes: action === 'destroy' || action === 'forget' ? [] : plannedAttributes(type, facts),
      ...(typeof why === 'string' ? { why } : {}),
      isDrifted: drifted.has(address),
    },
  ];
}

/** Attributes without indices, as the review names them. */
const replacePaths = (paths: Value | undefined): string[] => [
  ...new Set(
    (isList(paths) ? paths : [])
      .filter(isList)
      .map((path) => path.filter((step) => typeof step === 'string').join('.'))
      .filter((path) => path !== ''),
  ),
];
