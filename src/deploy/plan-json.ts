import type { PlannedAction, PlannedChange } from './reviewed';

/** The part of `terraform show -json` of a plan that is read here. */
interface PlanFile {
  readonly format_version?: unknown;
  readonly resource_changes?: readonly ResourceFile[];
  readonly resource_drift?: readonly ResourceFile[];
}

interface ResourceFile {
  readonly address: string;
  readonly mode?: string;
  readonly deposed?: string;
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly importing?: unknown;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

const actions: Readonly<Record<string, PlannedAction>> = {
  create: 'add',
  update: 'change',
  delete: 'destroy',
  'delete create': 'replace',
  'create delete': 'replace',
  forget: 'forget',
};

/**
 * Every change of a plan, without values: they may be secrets.
 *
 * @param text what `terraform show -json <plan>` printed, format 1.x
 */
export function readPlan(text: string): PlannedChange[] {
  const plan = JSON.parse(text) as PlanFile;
  if (!/^1\./.test(String(plan.format_version))) {
    throw new Error(`the plan has format ${plan.format_version}, which is not known here; it must be 1.x`);
  }
  const drifted = new Set(plan.resource_drift?.map(({ address }) => address));
  return (plan.resource_changes ?? []).flatMap(({ address, mode, deposed, action_reason: reason, change }) => {
    const action = actions[change.actions.join(' ')];
    // reading a data source late and doing nothing are no changes
    if (action === undefined || mode === 'data') return [];
    return {
      address,
      action,
      replacePaths: replacePaths(change.replace_paths),
      drifted: drifted.has(address),
      leftover: deposed !== undefined || reason === 'replace_because_tainted',
      imported: Boolean(change.importing),
    };
  });
}

/** Attributes without indices, as the review names them. */
const replacePaths = (paths: ResourceFile['change']['replace_paths'] = []): string[] => [
  ...new Set(paths.map((path) => path.filter((step) => typeof step === 'string').join('.'))),
];
