/**
 * What a review says, as data: the one thing that every format is rendered from. `--format json` prints it as it is, so its
 * shape is a contract; `version` grows with every change that a reader could trip over.
 */
export interface Report {
  readonly format: 'ovh-landing-zone/review';
  readonly version: 1;
  /** What was compared, in the user's words: a git ref or a folder. */
  readonly base: string;
  readonly head: string;
  readonly counts: Counts;
  /** Over (address, action, replace paths) of every change; `landing-zone deploy --reviewed` compares it. */
  readonly digest: string;
  /** Stacks with changes, in the order in which they must be deployed. */
  readonly stacks: readonly StackReport[];
  readonly unchangedStacks: readonly string[];
  readonly access: readonly AccessChange[];
  readonly exposure: readonly ExposureChange[];
  readonly addresses: AddressChanges;
  readonly places: readonly PlaceChange[];
  readonly affected: Affected;
  /** What the review could not know, and why. */
  readonly limits: readonly string[];
  /** Differences that change nothing at OVHcloud; only with `--show-noise`. */
  readonly noise?: readonly Noise[];
  /** Where a plan was read too: where it and the synth diff disagree. */
  readonly disagreements: readonly Disagreement[];
}

/** What Terraform would do to a resource. `move`: only its address changed, so Terraform would destroy it and create it again. */
export type Action = 'add' | 'change' | 'replace' | 'destroy' | 'move';

/** How many of each. In the whole report's counts, what removed stacks still hold is left out: nothing destroys it. */
export type Counts = Readonly<Record<Action, number>>;

export interface StackReport {
  readonly id: string;
  /**
   * `removed`: gone from the program; `cdktf deploy` doesn't destroy it, so it keeps running and costing. Its changes are what
   * `removeWith` would destroy.
   */
  readonly status: 'added' | 'changed' | 'removed';
  readonly owner?: string;
  readonly team?: string;
  readonly environment?: string;
  readonly stage?: string;
  readonly counts: Counts;
  readonly changes: readonly ResourceChange[];
  /** What Terraform doesn't plan, but a reader should know: another provider endpoint, protection taken away, an import. */
  readonly notes: readonly string[];
  /** Removed stacks: the command that destroys what is left, in a checkout of the base. */
  readonly removeWith?: string;
}

export interface ResourceChange {
  readonly action: Action;
  readonly stack: string;
  /** Terraform address, `ovh_cloud_project_kube.Clusters_main_1A2B3C4D`; of a moved one the new address. */
  readonly address: string;
  readonly type: string;
  /** Construct path, without the stack: `Clusters/main`. */
  readonly path: string;
  /** Where the synth diff or the plan knows it from. */
  readonly from: readonly ('synth' | 'plan')[];
  readonly reasons: readonly ReplaceReason[];
  /** What goes with it when it is destroyed or replaced (etcd data, objects of the bucket, logs …). */
  readonly loses?: string;
  /** What changed; of an added resource all of it, of a destroyed one nothing. */
  readonly attributes: readonly AttributeChange[];
  /** What happens otherwise than the plan says. */
  readonly notes: readonly Note[];
  /** A moved resource's old address, and the line of code that keeps it. */
  readonly movedFrom?: string;
  readonly keepWith?: string;
  readonly source?: SourceLine;
}

/** Why a resource is replaced. `certain`: both values are known; else it depends on a value that is known after apply. */
export interface ReplaceReason {
  /** Path without indices (`nodes.region`), or `replace_triggered_by`. */
  readonly attribute: string;
  readonly certain: boolean;
  /** What it waits for: construct path of the resource, behind its stack where that is another one. */
  readonly because?: string;
}

/**
 * Something about a change that Terraform's plan doesn't say.
 *
 * - `fails`: planned, then refused, by Terraform or at apply
 * - `ignored`: planned as a change, nothing happens
 * - `wipes`: the resource stays, what is in it doesn't
 * - `keeps`: destroying it leaves the thing at OVHcloud
 * - `buys`: creating it orders a service
 * - `imports`: nothing is created, something that exists is taken over
 * - `unprotects`: `prevent_destroy` went with it
 */
export interface Note {
  readonly effect: 'fails' | 'ignored' | 'wipes' | 'keeps' | 'buys' | 'imports' | 'unprotects';
  readonly attribute?: string;
  readonly says: string;
}

/** A difference in the output that changes nothing. */
export interface Noise {
  readonly stack: string;
  /** Address, or what part of the stack: `backend`, `provider versions`. */
  readonly where: string;
  readonly what: string;
}

/**
 * A changed attribute, by its path (`rule[2].port`, `policy.Statement[0].Action`); values are masked already. An element that a
 * set gains or loses has the set's path and one side only. References are written with construct paths: `${Clusters/main.id}`.
 */
export interface AttributeChange {
  readonly attribute: string;
  readonly before?: string;
  readonly after?: string;
}

/** A line of the user's program, relative to its repository. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** One row of a table: where it comes from. */
export interface Row {
  readonly change: 'gained' | 'lost';
  readonly stack: string;
  readonly path: string;
  readonly source?: SourceLine;
}

/** Who may do what, on what, under which condition, until when. */
export interface AccessChange extends Row {
  readonly identity: string;
  /** In words where there are many: `viewer preset (178 actions)`. */
  readonly action: string;
  /** Every action that `action` stands for; absent where it is the only one. */
  readonly actions?: readonly string[];
  /** Actions that are taken out of those that end with `*`. */
  readonly exceptActions?: readonly string[];
  readonly resource: string;
  readonly effect: 'allow' | 'deny';
  readonly condition?: string;
  readonly expires?: string;
}

export interface ExposureChange extends Row {
  readonly kind: 'public address' | 'load balancer' | 'allow-list' | 'port' | 'reachable' | 'peering';
  /** In words: `API of the cluster main is open to 0.0.0.0/0 (the whole internet)`. */
  readonly what: string;
  /** Open to the whole internet. */
  readonly world: boolean;
}

export interface AddressChanges {
  readonly taken: readonly AddressRow[];
  readonly freed: readonly AddressRow[];
  /** The next free VLAN and a /22 that is free; absent where the output has no network plan. */
  readonly nextVlan?: number;
  readonly nextCidr?: string;
}

export interface AddressRow {
  readonly network: string;
  readonly vlan?: number;
  readonly cidr?: string;
  readonly stack?: string;
}

export interface PlaceChange extends Row {
  readonly type: string;
  readonly region: string;
  /** Country code and whether it is in the European Union; absent for a region that the library doesn't know. */
  readonly country?: string;
  readonly eu?: boolean;
}

export interface Affected {
  readonly teams: readonly string[];
  readonly environments: readonly string[];
  readonly owners: readonly string[];
  /** Waves of stacks: those of one wave may be deployed at once, each wave after the one before. */
  readonly waves: readonly (readonly string[])[];
}

export interface Disagreement {
  readonly stack: string;
  readonly address: string;
  readonly synth: Action | 'nothing';
  readonly plan: Action | 'nothing';
  /** The known cause, where there is one: a value known after apply, drift. */
  readonly why: string;
}
