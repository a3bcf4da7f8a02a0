/**
 * How a type behaves in the sandbox: data beside its schema, a few lines a type, in `<family>.sandbox.ts`.
 *
 * To add a type, add an entry to the `resources` (or `dataSources`) of its family's file and list the file in `sandbox.ts`:
 *
 * ```ts
 * ovh_cloud_project_kube_oidc: {
 *   id: '{kube_id}',                                          // what identifies it in the cloud, and its `id` attribute
 *   unique: ['kube_id'],                                      // a second one with equal values is a 409
 *   links: { service_name: 'ovh_cloud_project', kube_id: 'ovh_cloud_project_kube' },   // must exist (404), dies with them
 *   computed: { status: 'READY' },                            // what the API answers where the configuration is silent
 *   refuses: [{ status: 400, says: 'issuer_url must be https, got {issuer_url}', source: '…', when: ({ now }) => … }],
 * },
 * ```
 *
 * A refusal is asked by reviews too, of programs that nobody has applied: see `Refusal`.
 *
 * A type without an entry gets defaults from its schema: a uuid as id, uniqueness by name, plausible computed values.
 * What replaces a resource, what is secret and how it is imported is said by its schema, not here.
 *
 * **Templates** are text with `{…}`: `{name}` or `{iam.urn}` is an attribute of the object, `{$…}` is generated, always the same for
 * the same object: `{$uuid}`, `{$hex32}`, `{$project}` (32 hex digits as in a project id), `{$digits7}` (any number of digits),
 * `{$letters6}` (letters and digits), `{$account}` (the account of this sandbox).
 * In a `computed` table the same generator under another path gives another value; `{$uuid:name}` gives the same one everywhere
 * in the object.
 */

import type { FactList } from '../../../facts/fact-list';
import type { Givens, Readable, Readables } from '../rules/given';

/** What an attribute holds, as in JSON. */
export type CloudValue =
  | string
  | number
  | boolean
  | null
  | readonly CloudValue[]
  | { readonly [name: string]: CloudValue };
export type CloudValues = { readonly [name: string]: CloudValue };

/** An object of the simulated cloud. */
export interface CloudObject {
  readonly type: string;
  readonly id: string;
  readonly attributes: CloudValues;
}

/** Another resource, as rules see it. */
export interface Neighbour {
  readonly type: string;
  readonly id: Readable;
  readonly attributes: Readables;
}

/**
 * What rules can see of all other resources: in the sandbox those of the simulated cloud, in a review those of the program. Where
 * the program alone can't answer, a question ends the rule.
 */
export interface Neighbours {
  /** The account's name, such as `xx1111-ovh`. */
  readonly account: string;
  /** The one that an id names. */
  get(type: string, id: Readable): Neighbour | undefined;
  /**
   * Those of a type; with `match`, those whose attributes have these values. Paths may be dotted and lead through lists. There may
   * be more of them than the program says: a rule may refuse because of what is found, never because nothing is.
   */
  find(type: string, match?: Readables): readonly Neighbour[];
  /** Whether there is surely none of these types with these values. */
  lacks(types: readonly string[], match: Readables): boolean;
}

/** What behaviours can see of the simulated cloud. */
export interface CloudView extends Neighbours {
  get(type: string, id: Readable): CloudObject | undefined;
  find(type: string, match?: Readables): readonly CloudObject[];
}

/** One change that Terraform asks for. */
export interface Request {
  readonly operation: 'create' | 'update' | 'delete';
  readonly type: string;
  /** What the configuration asks for (empty at delete); what only the API knows is absent. */
  readonly now: CloudValues;
  /** What is in the cloud (empty at create). */
  readonly before: CloudValues;
  /** Id of the object; empty at create. */
  readonly id: string;
}

/** A change as a rule sees it: `Request`, with values that may be known only after apply. */
export interface Asked {
  readonly operation: Request['operation'];
  readonly type: string;
  readonly now: Givens;
  readonly before: Givens;
  readonly id: Readable;
}

/**
 * Something that OVHcloud doesn't accept. Refusals of a malformed request (400) come before the check of its links.
 *
 * `when` is a pure function of both sides and of the other resources. It reads values with the readers of `rules/given.ts` only, so
 * that it never refuses for a value that isn't known.
 */
export interface Refusal {
  /** HTTP status; 0: the provider refuses by itself, without asking the API. */
  readonly status: 0 | 400 | 403 | 404 | 409 | 460;
  /** Error class of the API. @default - from the status, such as `Client::BadRequest` for 400 */
  readonly class?: string;
  /** The message: a template over the attributes asked for (at delete: those in the cloud) and what `when` found. */
  readonly says: string;
  /** What the sandbox adds for whoever reads the error; the real API doesn't say it. */
  readonly hint?: string;
  /** Where the rule comes from: page, API, provider code, issue number. */
  readonly source: string;
  /** What about the rule isn't proved. More than its wording: a review says that the change may fail, not that it would. */
  readonly unsure?: string;
  /**
   * The list that the rule looks into, and the attribute (a path) whose value isn't in it. OVHcloud may have made it longer: so the
   * sandbox warns and takes it, and a review says that it may fail.
   */
  readonly list?: { readonly of: string; readonly in: FactList };
  /** The rule is about what the sandbox makes up, such as the ids of plans: nothing that a review could say. */
  readonly sandboxOnly?: true;
  /** @default - create and update */
  readonly on?: readonly Request['operation'][];
  /** Whether it is refused; an answer with values says so too, and names them for the message. */
  readonly when: (asked: Asked, neighbours: Neighbours) => boolean | Readables;
}

/** What is not sure about a rule that is documented, and whose message is the sandbox's own. */
export const wording = 'the wording';

/** What is not sure about a rule that looks into a list of OVHcloud's. */
export const incomplete = 'that the list is complete';

/** What a `computed` entry may be: a constant, a template, or a pure function. */
export type Computed = CloudValue | ((context: ComputeContext) => CloudValue);

export interface ComputeContext {
  /** The object as far as it is known; its `id` always is. */
  readonly now: CloudValues;
  /** The list or set element, block or nested object the attribute is in; the object itself at the top. */
  readonly element: CloudValues;
  /** The attribute's id in the cloud. */
  readonly id: string;
  readonly cloud: CloudView;
  /** Fills a template for this object: `text('{$digits4}')`. */
  readonly text: (template: string) => string;
}

/**
 * A reference to another object: `'type'` (by its id) or `'type.attribute'` (by an attribute, dotted where nested).
 *
 * `whenGone` says what deleting the referenced object means for this one: it dies with it (default), it blocks the deletion (409),
 * or it stays.
 */
export type Link =
  | string
  | {
      readonly to: string | readonly string[];
      readonly whenGone?: 'dies' | 'blocks' | 'stays';
      /** Not checked while this attribute is true: it makes what is referred to. */
      readonly unless?: string;
    };

/** An update that is planned and does nothing. */
export interface Ignored {
  /** What happens instead, in a sentence without full stop. */
  readonly says: string;
  /** Where it comes from: provider code, a run of the provider. */
  readonly source: string;
  /** The state holds the new value, and no plan shows it again. @default - the next plan shows it again */
  readonly isStored?: true;
}

/** What was ordered: the provider sends the description and the like only. */
const ordered: Ignored = {
  says: 'the order stays as it was placed; only the state changes',
  source: 'a run of provider 2.19.0 (ovh_cloud_project), and its code',
  isStored: true,
};
export const orderedOnce = { plan: ordered, plan_option: ordered } as const;

export interface Behaviour {
  /**
   * Template of the id, or a function that gives one. It is the value of the attribute `id`, unless `computed.id` says otherwise.
   * @default '{$uuid}'
   */
  readonly id?: string | ((request: Request, cloud: CloudView) => string);
  /**
   * Template of the object's key in the cloud (its `CloudObject.id`), where ids are unique within something only.
   * @default '{id}'
   */
  readonly key?: string;
  /**
   * Attributes (dotted where nested) that no two objects share; several lists are several rules. An empty list turns the check off.
   * The first list also seeds the generated ids.
   * @default - the name together with what it lives in (`service_name`, `region`, `cluster_id` …), where the type has a name
   */
  readonly unique?: readonly string[] | readonly (readonly string[])[];
  /** Attributes beside the id, and beside what links name, that tell an object from all others. */
  readonly alsoKnownBy?: readonly string[];
  /** By attribute, dotted where nested. An unset attribute is not checked; of a list each element is. */
  readonly links?: { readonly [attribute: string]: Link };
  /** By attribute, dotted where nested and without list indexes: what the API fills in. Evaluated in this order, after `id`. */
  readonly computed?: { readonly [attribute: string]: Computed };
  /**
   * Computed attributes that the API works out anew when one of the listed attributes changes: `{ current_nodes: ['desired_nodes'] }`. While
   * it plans, the provider goes on telling their old value.
   */
  readonly follows?: { readonly [computed: string]: readonly string[] };
  /** The same, of those that the provider's code leaves open while it plans. */
  readonly opens?: { readonly [computed: string]: readonly string[] };
  /** Blocks (with what is inside) that the API doesn't store where nothing in them is set: each plan shows such a one again. */
  readonly dropsEmpty?: readonly string[];
  /** Attributes whose change is planned and does nothing. */
  readonly ignoresUpdate?: { readonly [attribute: string]: Ignored };
  /** Attributes whose change is planned and then fails, with the reason. */
  readonly failsOnUpdate?: { readonly [attribute: string]: string };
  /** Attributes that the provider doesn't read back: the state keeps its own value, an import leaves them empty. */
  readonly notRead?: readonly string[];
  /** Attributes to be replaced on, where the provider's code decides and the schema can't say. */
  readonly replaces?: (request: Request) => readonly string[];
  /** Creating takes over what already exists under the id (a setting of its parent), instead of a 409. */
  readonly adopts?: boolean;
  /** Destroying forgets it in Terraform only; the object stays. */
  readonly destroyKeeps?: boolean;
  /** The provider doesn't expect the object to vanish: refreshing fails with the 404 instead of planning to make it again. */
  readonly refreshFails?: boolean;
  readonly refuses?: readonly Refusal[];
  /** Objects that come with this one, made after it and gone with it (when they link to it). */
  readonly alsoMakes?: (object: CloudObject, cloud: CloudView) => readonly CloudObject[];
}

/** How a data source is answered. */
export interface DataBehaviour {
  /** Type of the stored object that it reads; null: none, only `computed`. @default - the resource type of the same name, if there is one */
  readonly of?: string | null;
  /**
   * Which object: attribute of the data source → attribute of the object (`$id`: its id, the account's for `ovh_me`). None: 404; an unset attribute doesn't select.
   * @default - attributes in the configuration that the object also has
   */
  readonly by?: { readonly [attribute: string]: string };
  /** Attribute that lists every match; the data source then never fails for want of one. `element` is what becomes of each: an attribute, or the object's equally named ones. */
  readonly lists?: { readonly attribute: string; readonly element?: string };
  readonly links?: { readonly [attribute: string]: Link };
  /** What the object doesn't have itself. In a function, `now` holds the object's attributes too. */
  readonly computed?: { readonly [attribute: string]: Computed };
  readonly refuses?: readonly Refusal[];
}

/** A family's `<family>.sandbox.ts`. */
export interface FamilyBehaviour {
  readonly resources?: { readonly [type: string]: Behaviour };
  readonly dataSources?: { readonly [type: string]: DataBehaviour };
}
