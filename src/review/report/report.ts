import type { Masked } from '../../../constructs/core/secrets/masked';
import type { ReadingReport } from './reading-report';

/**
 * What a review says, as data: the one thing that every format is rendered from. `--format json` prints it as it is, so its
 * shape is a contract; `version` grows with every change that a reader could trip over.
 */
export interface Report {
  readonly format: 'ovh-landing-zone/review';
  readonly version: 2;
  /** What was compared, in the user's words: a git ref or a folder. */
  readonly base: Masked;
  readonly head: Masked;
  /** The pull request or commit that is reviewed, as far as the pipeline says. */
  readonly about?: About;
  readonly counts: Counts;
  /** Over the contents of all stacks of the head; `landing-zone deploy --reviewed` deploys nothing else. */
  readonly digest: string;
  /**
   * By id of every stack of the head, also of those that don't change: sha256 over its working directory, what it depends on, and path
   * and bytes of every file that Terraform would be run on.
   */
  readonly contents: Readonly<Record<string, string>>;
  /** What was changed in the program, and how much follows from it; what loses data first. */
  readonly causes: readonly Cause[];
  /** Stacks with changes, in the order in which they must be deployed. */
  readonly stacks: readonly StackReport[];
  readonly unchangedStacks: readonly Masked[];
  /** Differences in files of the output that are in no stack, where there are any. Terraform reads none of these files. */
  readonly beside?: readonly FindingBeside[];
  /** What became of every reading, by its id: access, exposure, addresses, places. */
  readonly readings: Readonly<Record<string, ReadingReport>>;
  readonly affected: AffectedParties;
  /** What the review could not know, and why. */
  readonly limits: readonly Masked[];
  /** Differences that change nothing at OVHcloud; only with `--show-noise`. */
  readonly noise?: readonly Noise[];
  /** Where a plan was read too: where it and the synth diff disagree. */
  readonly disagreements: readonly Disagreement[];
}

/** In the words of whoever opened the pull request. */
export interface About {
  readonly title?: Masked;
  readonly author?: Masked;
  /** Its first characters. */
  readonly commit?: Masked;
}

/**
 * What Terraform would do to a resource.
 *
 * - `import`: it exists already and is taken over; what differs from the program is changed with it
 * - `move`: its address changed, and maybe more of it, so Terraform would destroy it and create it again
 */
export type Action = 'add' | 'import' | 'change' | 'replace' | 'destroy' | 'move';

/** How many of each. In the whole report's counts, what removed stacks still hold is left out: nothing destroys it. */
export type Counts = Readonly<Record<Action, number>>;

export interface StackReport {
  readonly id: Masked;
  /**
   * `removed`: gone from the program; `cdktf deploy` doesn't destroy it, so it keeps running and costing. Its changes are what
   * `removeWith` would destroy.
   */
  readonly status: 'added' | 'changed' | 'removed';
  readonly owner?: Masked;
  /** Whose it was in the base, where that is somebody else. */
  readonly formerOwner?: Masked;
  readonly team?: Masked;
  readonly environment?: Masked;
  readonly stage?: Masked;
  readonly counts: Counts;
  readonly changes: readonly ResourceChange[];
  /** What differs beside the changes of resources: code that would run, another provider, a state that moves, everything else. */
  readonly findings: readonly Finding[];
  /** What Terraform doesn't plan, but a reader should know: what a moved block keeps, what is no longer managed. */
  readonly notes: readonly Masked[];
  /** Removed stacks: the command that destroys what is left, in a checkout of the base; absent for one that only has another name now. */
  readonly removeWith?: Masked;
}

export interface ResourceChange {
  readonly action: Action;
  readonly stack: Masked;
  /** Terraform address, `ovh_cloud_project_kube.Clusters_main_1A2B3C4D`; of a moved one the new address. */
  readonly address: Masked;
  readonly type: Masked;
  /** Construct path, without the stack: `Clusters/main`. */
  readonly path: Masked;
  /** Where the synth diff or the plan knows it from. */
  readonly from: readonly ('synth' | 'plan')[];
  /** Places in the report's list of causes: the first decides what happens, the others have a part in what else changes. */
  readonly causes: readonly number[];
  readonly reasons: readonly ReplaceReason[];
  /** What goes with it when it is destroyed or replaced (etcd data, objects of the bucket, logs …). */
  readonly loses?: Masked;
  /** What changed; of an added or imported resource all of it, of a destroyed one nothing. */
  readonly attributes: readonly AttributeChange[];
  /** What happens otherwise than the plan says. */
  readonly notes: readonly Note[];
  /** A moved resource's old address, and the line of code that keeps it. */
  readonly movedFrom?: Masked;
  readonly keepWith?: Masked;
  readonly source?: SourceLine;
}

/**
 * Something that was changed in the program.
 *
 * - `setting`: a setting of the landing zone, by its path
 * - `attribute`: an attribute of a resource, or the same change of it in several
 * - `resource`: a resource with what is inside of it, by its construct path
 * - `stack`: a whole stack
 * - `value`: a value or data source that changes are made from
 */
export interface Cause {
  readonly kind: 'setting' | 'attribute' | 'resource' | 'stack' | 'value';
  readonly what: Masked;
  /** Type of the resources, where an attribute of several is meant. */
  readonly type?: Masked;
  readonly change: 'new' | 'imported' | 'changed' | 'moved' | 'gone';
  /** Values, where they are short. */
  readonly before?: Masked;
  readonly after?: Masked;
  readonly source?: SourceLine;
  /** Of the changes that it decides on. */
  readonly counts: Counts;
  /** How many of these lose data or a service. */
  readonly loses: number;
  /** How many resources are left behind, in stacks that are gone from the program. */
  readonly left: number;
  /** How many more changes it has a part in. */
  readonly also: number;
}

/** Why a resource is replaced. `certain`: both values are known; else it depends on a value that is known after apply. */
export interface ReplaceReason {
  /** Path without indices (`nodes.region`), or `replace_triggered_by`. */
  readonly attribute: Masked;
  readonly certain: boolean;
  /** What it waits for: construct path of the resource, behind its stack where that is another one. */
  readonly because?: Masked;
}

/**
 * Something about a change that Terraform's plan doesn't say.
 *
 * - `fails`: planned, then refused, by Terraform or at apply
 * - `may-fail`: as `fails`, by a rule that isn't proved or a list that may have grown
 * - `ignored`: planned as a change, nothing happens
 * - `wipes`: what is in the resource is lost although it stays, or is lost again at each later apply
 * - `keeps`: destroying it leaves the thing at OVHcloud
 * - `buys`: creating it orders a service
 * - `imports`: nothing is created, something that exists is taken over
 * - `unprotects`: `prevent_destroy` went with it
 */
export interface Note {
  readonly effect: 'fails' | 'may-fail' | 'ignored' | 'wipes' | 'keeps' | 'buys' | 'imports' | 'unprotects';
  readonly attribute?: Masked;
  readonly says: Masked;
}

/**
 * What a difference is that no resource's change tells, in the order in which a reader wants them.
 *
 * - `runs-code`: something runs that isn't of this repository, on the machine of the deployment or in a cluster
 * - `provider`: another provider, version, endpoint or configuration
 * - `state`: the state is looked for elsewhere, and everything would be made again
 * - `protected`: a deploy refuses it, as it destroys or replaces what holds data
 * - `guard`: something no longer stops a mistake: a condition, a protection, a mark that hides a value
 * - `unread`: nobody here knows what it does
 * - `owner`: somebody else owns a stack, pays for it, or it is of another team, environment or stage
 * - `listed`: none of these
 */
export const findingClasses = [
  'runs-code',
  'provider',
  'state',
  'protected',
  'guard',
  'unread',
  'owner',
  'listed',
] as const;

export type FindingClass = (typeof findingClasses)[number];

export interface Finding {
  readonly class: FindingClass;
  readonly stack: Masked;
  /** Address of a block, section with its name (`output.url`, `terraform.backend`), or path of a file in the stack's directory. */
  readonly where: Masked;
  /** Construct path of a block. */
  readonly path?: Masked;
  /** In a sentence without full stop. */
  readonly says: Masked;
  /** What differs in it, masked. */
  readonly attributes: readonly AttributeChange[];
  /** Commands that keep what would be lost, one after another; of what is protected the entry of the settings that allows it. */
  readonly doWith?: readonly Masked[];
  readonly source?: SourceLine;
}

/** A difference in a file of the output that is in no stack. */
export interface FindingBeside {
  readonly class: 'unread' | 'listed';
  /** Path from the output folder: of a file, or of a folder with several. */
  readonly where: Masked;
  /** In a sentence without full stop. */
  readonly says: Masked;
}

/** A difference in the output that changes nothing. */
export interface Noise {
  readonly stack: Masked;
  /** Address, or what part of the stack: `backend`, `provider versions`. */
  readonly where: Masked;
  readonly what: Masked;
}

/**
 * A changed attribute, by its path (`rule[2].port`, `policy.Statement[0].Action`); values are masked already. An element that a
 * set gains or loses has the set's path and one side only. References are written with construct paths: `${Clusters/main.id}`.
 */
export interface AttributeChange {
  readonly attribute: Masked;
  readonly before?: Masked;
  readonly after?: Masked;
  /** What it waits for, where it is only known after apply: construct path, behind its stack where that is another one. */
  readonly because?: Masked;
}

/** A line of the user's program, relative to its repository. */
export interface SourceLine {
  readonly file: Masked;
  readonly line: number;
}

export interface AffectedParties {
  readonly teams: readonly Masked[];
  readonly environments: readonly Masked[];
  /** Former ones among them. */
  readonly owners: readonly Masked[];
  /**
   * Waves of stacks that change, and of those below them, which are planned again as what they take from others may change: those of one
   * wave may be deployed at once, each wave after the one before.
   */
  readonly waves: readonly (readonly Masked[])[];
}

export interface Disagreement {
  readonly stack: Masked;
  readonly address: Masked;
  readonly synth: Action | 'nothing';
  readonly plan: Action | 'nothing';
  /** The known cause, where there is one: a value known after apply, drift. */
  readonly why: Masked;
}
