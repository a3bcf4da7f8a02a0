import type { External } from '../../stacks/external';
import type { Labels, StackKind } from '../../stacks/labels';
import type { Policy } from '../../stacks/policy';
import type { Unknown } from './known';
import type { Told } from './origins';

/** What JSON can hold. */
export type Value = string | number | boolean | null | readonly Value[] | Values;
export type Values = { readonly [name: string]: Value };

/** A synthesized output, read: everything that Terraform would be run on, in all stacks. */
export interface Estate {
  /** The output folder, as it was given. */
  readonly folder: string;
  readonly stacks: ReadonlyMap<string, Stack>;
  /** Whether it has a `landing-zone.json`. */
  readonly isLandingZone: boolean;
  /** What `landing-zone.json` calls the landing zone. */
  readonly name?: string;
  readonly networks: readonly PlannedNetwork[];
  /** What exists and Terraform doesn't make, as the program names it. */
  readonly externals: readonly External[];
  /** Absent without a landing zone's settings, and in outputs of a release that didn't tell. */
  readonly told?: Told;
  /** Files of the output folder that are in no stack, apart from those that are read for what they say. */
  readonly beside: readonly FileBeside[];
  /** Whatever could not be read; each counts against the gates that it matters to. */
  readonly unread: readonly Unread[];
  /**
   * Of the base of a comparison: whether a part of an expression, which only Terraform knows, is another one in the head although it is
   * written alike.
   */
  readonly isOutdated?: (stack: string, expression: string, part: Unknown) => boolean;
}

/** Something that Terraform reads, or that this library reads, and that can't be read here. */
export interface Unread {
  /** Absent for what belongs to no single stack, such as `landing-zone.json`. */
  readonly stack?: string;
  /** Path of a file from the output folder, with the part of it where just that is unread: `stacks/a/cdk.tf.json resource.x`. */
  readonly path: string;
  readonly why: string;
}

/** A network of the plan, from `landing-zone.json`. */
export interface PlannedNetwork {
  /** Its id. */
  readonly name: string;
  readonly vlan: number;
  readonly cidr: string;
  readonly vrack?: string;
  /** Private clouds and networks of environments, each by its path in the settings with ids in place of keys. */
  readonly usedBy: readonly string[];
}

/** What `landing-zone.json` says of a stack. */
export interface StackRecord extends Partial<Labels> {
  readonly id: string;
  readonly kind: StackKind;
  readonly dependsOn: readonly string[];
}

/** What a file is to Terraform. `lock`: versions and hashes of providers. `plugin`: a
 * program that `init` takes for a provider. `asset`: everything that Terraform itself doesn't parse. */
export type FileRole = 'main' | 'configuration' | 'override' | 'variables' | 'module' | 'plugin' | 'lock' | 'asset';

/** A file below a stack's working directory. */
export interface StackFile {
  /** From the working directory, with `/`. */
  readonly path: string;
  /** Of its bytes; of a link that isn't followed, of where it leads; empty for what can't be opened. */
  readonly sha256: string;
  readonly role: FileRole;
  /** It may be run as a program; only of assets and plugins, nothing else is run. */
  readonly isExecutable?: true;
  /** Why nobody here knows what is in it. */
  readonly unread?: string;
  /** As a template it calls this function, whose result is another one in every run. */
  readonly fresh?: string;
  /** Whether its bytes are not in the hash either: a link out of the output folder, a device, a linked folder. */
  readonly isUnhashed?: true;
}

/** A file of an output that Terraform doesn't read, as it is in no stack. */
export interface FileBeside {
  /** From the output folder, with `/`; `.` for all that are too many to be compared. */
  readonly path: string;
  /** The same for files in which nothing differs that isn't told otherwise. */
  readonly content: string;
}

/** One state: a working directory in which Terraform runs. */
export interface Stack {
  readonly id: string;
  /** Working directory, below the output folder. */
  readonly directory: string;
  /** Stacks that are deployed before it. */
  readonly dependsOn: readonly string[];
  readonly record?: StackRecord;
  /** What a deploy may do to what holds data in it; absent where nothing says so, as in stacks of other libraries. */
  readonly policy?: Policy;
  /** Every file in the working directory that a run of Terraform doesn't make, by path. */
  readonly files: readonly StackFile[];
  /** Every top-level section of its JSON as it is written, also those that nothing here knows. */
  readonly sections: Values;
  /** Resources, data sources, ephemeral resources and modules by address: `ovh_vrack.Main`, `data.ovh_me.Account`, `module.network`. */
  readonly blocks: ReadonlyMap<string, Block>;
  /** Values of the outputs, by name. */
  readonly outputs: ReadonlyMap<string, Value>;
  /** Configurations of a provider, by its name. */
  readonly providers: Values;
  /** The `terraform` block: backend, provider versions. */
  readonly terraform: Values;
  /** Local values and defaults of variables, by their addresses `local.x` and `var.x`; a variable without default isn't in it. */
  readonly named: ReadonlyMap<string, Value>;
  /** New addresses by the old ones, from `moved` blocks. */
  readonly moved: ReadonlyMap<string, string>;
  /** Import ids by address. */
  readonly imports: ReadonlyMap<string, string>;
  /** Addresses that `removed` blocks forget without destroying. */
  readonly forgotten: ReadonlySet<string>;
}

/** What says how many of a block there are: `lifecycle.enabled` of OpenTofu is a `count` of one or none that changes no address. */
export const repeats = ['count', 'for_each', 'lifecycle.enabled'] as const;

/** A resource, a data source, an ephemeral resource or a module. */
export interface Block {
  readonly kind: 'resource' | 'data' | 'ephemeral' | 'module';
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  /** Construct path without the stack and without `/Resource`: `Clusters/main`; its address where it has none. */
  readonly path: string;
  /** Ids from the stack down to the resource, all of them; none where it has no path. */
  readonly ids: readonly string[];
  /** It is written with a path that isn't its own: other blocks have it, too. */
  readonly isForeignPath?: true;
  /** Its arguments. */
  readonly body: Values;
  readonly lifecycle: Values;
  readonly dependsOn: readonly string[];
  /** Configuration of the provider that it uses, such as `kubernetes.main`. */
  readonly provider: string;
  /** What says how many of it there are, where something does. */
  readonly repeat?: { readonly name: (typeof repeats)[number]; readonly value: Value };
  /** What runs on the machine of the deployment: its provisioners, and the connections that they use. */
  readonly runs: readonly { readonly what: 'provisioner' | 'connection'; readonly value: Value }[];
  /** On the other side of a comparison it has no `count`: its first instance is that, and is called so. */
  readonly isFirstAlone?: true;
  /** The block as it stands in the file, where this one has known values in the place of expressions, or is one of its instances. */
  readonly written?: Block;
}

/** Whether Terraform makes it and keeps it, and not only reads it. */
export const isManaged = ({ kind }: Pick<Block, 'kind'>): boolean => kind !== 'data' && kind !== 'ephemeral';

export const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
