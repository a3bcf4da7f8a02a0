import type { StackRecord } from '../manifest';
import type { Action, Note, ReplaceReason } from './report';

/** What JSON can hold. */
export type Value = string | number | boolean | null | readonly Value[] | Values;
export type Values = { readonly [name: string]: Value };

/** The output folder of a cdktf app, read. */
export interface Output {
  /** The folder, as it was given. */
  readonly folder: string;
  readonly stacks: ReadonlyMap<string, StackOutput>;
  /** Whether it has a `landing-zone.json`. */
  readonly isLandingZone: boolean;
  readonly networks: readonly PlannedNetwork[];
}

/** A network of the plan, from `landing-zone.json`. */
export interface PlannedNetwork {
  readonly name: string;
  readonly vlan: number;
  readonly cidr: string;
  readonly vrack?: string;
  readonly usedBy: readonly string[];
}

export interface StackOutput {
  readonly id: string;
  /** Stacks that are deployed before it. */
  readonly dependsOn: readonly string[];
  /** What `landing-zone.json` says of it. */
  readonly record?: StackRecord;
  /** Resources, data sources and modules by address: `ovh_vrack.Main`, `data.ovh_me.Account`, `module.network`. */
  readonly blocks: ReadonlyMap<string, Block>;
  /** Values of the outputs, by name. */
  readonly outputs: ReadonlyMap<string, Value>;
  /** Configurations of a provider, by its name. */
  readonly providers: Values;
  /** The `terraform` block: backend, provider versions. */
  readonly terraform: Values;
  /** Local values and defaults of variables, by their addresses `local.x` and `var.x`. */
  readonly named: ReadonlyMap<string, Value>;
  /** New addresses by the old ones, from `moved` blocks. */
  readonly moved: ReadonlyMap<string, string>;
  /** Import ids by address. */
  readonly imports: ReadonlyMap<string, string>;
  /** Addresses that `removed` blocks forget without destroying. */
  readonly forgotten: ReadonlySet<string>;
}

/** A resource, a data source or a module. */
export interface Block {
  readonly kind: 'resource' | 'data' | 'module';
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  /** Construct path without the stack and without `/Resource`: `Clusters/main`; its address where it has none. */
  readonly path: string;
  /** Ids from the stack down to the resource, all of them. */
  readonly ids: readonly string[];
  /** Its arguments. */
  readonly body: Values;
  readonly lifecycle: Values;
  readonly dependsOn: readonly string[];
  /** Configuration of the provider that it uses, such as `kubernetes.main`. */
  readonly provider: string;
  /** `count` or `for_each`, where there is one. */
  readonly repeat?: { readonly name: 'count' | 'for_each'; readonly value: Value };
}

/** What becomes of one resource, with both sides of it. */
export interface BlockChange {
  readonly action: Action;
  readonly stack: string;
  /** Absent for an added one. */
  readonly before?: Block;
  /** Absent for a destroyed one. */
  readonly after?: Block;
  readonly reasons: readonly ReplaceReason[];
  readonly differences: readonly Difference[];
  readonly notes: readonly Note[];
}

/** An attribute that differs. */
export interface Difference {
  /** With indices and keys: `template.metadata.labels["stage"]`. */
  readonly path: string;
  readonly before?: Value;
  readonly after?: Value;
  readonly sensitive: boolean;
  /** Written as before, but what it refers to changes: only known after apply. */
  readonly isUnknown?: true;
}

/** Both outputs and everything that changed between them: what the tables are made from. */
export interface Comparison {
  readonly base: Output;
  readonly head: Output;
  /** In the order of the stacks, then of the addresses. Data sources are not in it. */
  readonly changes: readonly BlockChange[];
}

export const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
