import type { Behaviour, CloudObject, Request, Values } from '../../providers/ovh/schema/behaviour';
import type { Cloud } from './cloud';
import { fromJson, toJson } from './codec';
import { canonical, isUnknown, type ObjectValue, unknown, type Value } from './cty';
import { CloudError } from './error';
import { fill, plain } from './fill';
import { checkLinks, type References } from './links';
import type { TypeModel } from './model';
import { fillTemplate, sameValue, valuesAt } from './values';

/** Attributes that only Terraform knows. */
const localAttributes = ['timeouts'];

/** What a name is unique in, for types without a rule of their own. */
const containers = [
  'service_name',
  'region',
  'region_name',
  'engine',
  'cluster_id',
  'kube_id',
  'registry_id',
  'okms_id',
  'network_id',
  'user_login',
];

/** What the sandbox does for one resource type: the API's side of create, read, update, delete and import. */
export class Simulator {
  constructor(
    readonly model: TypeModel,
    readonly behaviour: Behaviour,
    private readonly cloud: Cloud,
    private readonly references: References,
  ) {}

  /** Makes the object; `scope` is the part of the cloud (a cluster) that it belongs to. */
  create(planned: ObjectValue, scope: string): { readonly id: string; readonly state: ObjectValue } {
    const now = plain(planned);
    const request: Request = { operation: 'create', type: this.model.name, now, before: {}, id: '' };
    this.#check(request, scope);
    const seed = this.#seed(planned);
    const id = this.#newId(request, seed, scope);
    const previous = this.cloud.get(this.model.name, scope + id);
    const state = this.#fill(planned, id, seed);
    this.#store(scope + id, { ...previous?.attributes, ...this.#attributes(state) });
    return { id, state };
  }

  /** Puts an object that exists already into the cloud: whole, under its own id and with what is known of it. */
  seed(id: string, known: Values): CloudObject {
    const planned = Object.fromEntries(
      Object.entries(this.model.type[1]).map(([name, type]) => {
        if (name in known) return [name, fromJson(known[name], type)];
        return [name, this.#isComputed(name) ? unknown : this.#emptyBlock(name, null)];
      }),
    );
    const state = this.#fill(planned, id, `${this.model.name}#${id}`);
    return this.#store(id, { ...known, ...this.#attributes(state) });
  }

  update(id: string, prior: ObjectValue, planned: ObjectValue, scope: string): ObjectValue {
    const object = this.cloud.get(this.model.name, id);
    if (object === undefined) throw new CloudError(404, `${this.model.name} ${id} does not exist`);
    const now = plain(planned);
    const before = object.attributes;
    this.#check({ operation: 'update', type: this.model.name, now, before, id }, scope, object);
    for (const [attribute, reason] of Object.entries(this.behaviour.failsOnUpdate ?? {})) {
      if (this.#changes(attribute, prior, planned)) throw new CloudError(400, reason);
    }
    const state = this.#fill(planned, String(object.attributes['id'] ?? id), `${this.model.name}#${id}`);
    const ignored = Object.fromEntries(
      Object.entries(before).filter(([name]) => this.behaviour.ignoresUpdate?.includes(name)),
    );
    const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !(name in this.model.type[1])));
    this.#store(id, { ...kept, ...this.#attributes(state), ...ignored });
    return state;
  }

  /** Deletes the object and all that dies with it; what is gone already is no error. */
  delete(id: string): void {
    const object = this.cloud.get(this.model.name, id);
    if (object === undefined || this.behaviour.destroyKeeps) return;
    this.#refuse({ operation: 'delete', type: this.model.name, now: {}, before: object.attributes, id });
    for (const doomed of this.references.doomed(object, this.cloud)) this.cloud.delete(doomed);
  }

  /** The object as Terraform's state, or null when it is gone. What the API doesn't tell is taken from `current`. */
  read(id: string, current: ObjectValue): ObjectValue | null {
    const object = this.cloud.get(this.model.name, id);
    if (object === undefined) {
      if (this.behaviour.refreshFails) throw new CloudError(404, `${this.model.name} ${id} does not exist`);
      return null;
    }
    const own = new Set([...localAttributes, ...(this.behaviour.notRead ?? [])]);
    return Object.fromEntries(
      Object.entries(this.model.type[1]).map(([name, type]) => [
        name,
        own.has(name) ? (current[name] ?? null) : this.#emptyBlock(name, fromJson(object.attributes[name], type)),
      ]),
    );
  }

  /** The object that an import id names. */
  findImport(importId: string, scope: string): CloudObject | undefined {
    return this.cloud
      .find(this.model.name)
      .find(
        (object) =>
          object.id.startsWith(scope) && (this.importId(object, scope) === importId || object.id === scope + importId),
      );
  }

  /** What `terraform import` wants for the object; undefined where the provider can't import the type. */
  importId(object: CloudObject, scope: string): string | undefined {
    const { importId } = this.model.source;
    const id = object.id.slice(scope.length);
    return (
      importId &&
      fillTemplate(importId, { seed: '', account: this.cloud.account, values: { id, ...object.attributes } })
    );
  }

  /** Where an object in a state is in the cloud: the id that was kept with the state, or the one its attributes give. */
  idOf(state: ObjectValue, kept: string | undefined): string {
    if (kept !== undefined) return kept;
    const { id } = this.behaviour;
    if (typeof id === 'string' && !id.includes('{$'))
      return fillTemplate(id, { seed: '', account: this.cloud.account, values: plain(state) });
    return String(state['id'] ?? '');
  }

  #check(request: Request, scope: string, own?: CloudObject): void {
    checkLinks(this.behaviour.links ?? {}, request.now, this.cloud, scope);
    this.#refuse(request);
    this.#checkUnique(request.now, own);
  }

  #refuse(request: Request): void {
    for (const refusal of this.behaviour.refuses ?? []) {
      if (!(refusal.on ?? ['create', 'update']).includes(request.operation) || !refusal.when(request, this.cloud))
        continue;
      const values = request.operation === 'delete' ? request.before : request.now;
      const message = fillTemplate(refusal.says, { seed: '', account: this.cloud.account, values });
      throw new CloudError(refusal.status, message, { errorClass: refusal.class });
    }
  }

  #checkUnique(now: Values, own: CloudObject | undefined): void {
    if (this.behaviour.adopts) return;
    for (const attributes of this.unique) {
      const match: Record<string, Values[string]> = {};
      for (const path of attributes) {
        const [value] = valuesAt(now, path);
        if (value !== undefined) match[path] = value;
      }
      if (!attributes.some((path) => path in match)) continue;
      const twin = this.cloud
        .find(this.model.name, match)
        .find(
          (object) =>
            object !== own &&
            attributes.every((path) => path in match || valuesAt(object.attributes, path).length === 0),
        );
      if (twin !== undefined) this.#conflict(twin, match);
    }
  }

  #conflict(twin: CloudObject, match: Values): never {
    const names = Object.entries(match).map(([name, value]) => `${name} = ${value}`);
    throw new CloudError(409, `${this.model.name} with ${names.join(', ')} already exists: ${twin.id}`, {
      hint: this.#orphanHint(twin),
    });
  }

  #orphanHint(twin: CloudObject): string {
    const { name } = this.model;
    const importId = this.importId(twin, '');
    const adopt =
      importId === undefined
        ? `The provider can't import a ${name}.`
        : `To adopt it, with the address of the resource in place of <address>:\n\n  terraform import '<address>' '${importId}'\n`;
    return (
      `It is in the sandbox but not under this address of this state, as after an apply that was interrupted. ${adopt}\n` +
      `To remove it from the sandbox:\n\n  landing-zone sandbox delete ${name} ${twin.id}`
    );
  }

  /** The rules of uniqueness; without an entry, the name within what the object lives in. */
  get unique(): readonly (readonly string[])[] {
    const { unique } = this.behaviour;
    if (unique !== undefined) {
      const lists = unique.filter((entry) => typeof entry !== 'string');
      const names = unique.filter((entry) => typeof entry === 'string');
      return names.length > 0 ? [names] : lists;
    }
    const settable = ({ computed, optional }: { computed?: true; optional?: true }) => !computed || optional;
    const attributes = Object.entries(this.model.block.attributes ?? {}).flatMap(([name, attribute]) =>
      settable(attribute) ? [name] : [],
    );
    return attributes.includes('name') ? [['name', ...attributes.filter((name) => containers.includes(name))]] : [];
  }

  /** Same seed, same generated ids: what identifies the object, and what can't change without replacing it. */
  #seed(planned: ObjectValue): string {
    const { type } = this.model;
    const paths = new Set(
      [...(this.unique[0] ?? []), ...this.model.forceNew.map(({ path }) => path)].map(
        (path) => path.split('.')[0] ?? path,
      ),
    );
    const names = paths.size > 0 ? [...paths] : Object.keys(type[1]);
    return `${this.model.name}#${names.map((name) => canonical(planned[name] ?? null, type[1][name] ?? 'string')).join('/')}`;
  }

  #newId(request: Request, seed: string, scope: string): string {
    const { id = '{$uuid}', adopts } = this.behaviour;
    const template = typeof id === 'string' ? id : id(request, this.cloud);
    for (let ordinal = 0; ; ordinal++) {
      const found = fillTemplate(template, {
        seed: `${seed}#${ordinal}`,
        account: this.cloud.account,
        values: request.now,
      });
      const twin = this.cloud.get(this.model.name, scope + found);
      if (twin === undefined || adopts) return found;
      if (
        !template.includes('{$') ||
        template === fillTemplate(template, { seed, account: this.cloud.account, values: {} })
      ) {
        this.#conflict(twin, { id: found });
      }
    }
  }

  #fill(planned: ObjectValue, id: string, seed: string): ObjectValue {
    return fill(planned, this.model.type, {
      id,
      seed,
      computed: this.behaviour.computed ?? {},
      cloud: this.cloud,
      known: {},
    });
  }

  #attributes(state: ObjectValue): Values {
    return Object.fromEntries(
      Object.entries(state).flatMap(([name, value]) =>
        value === null || localAttributes.includes(name) ? [] : [[name, toJson(value)]],
      ),
    );
  }

  #store(id: string, attributes: Values): CloudObject {
    const object = { type: this.model.name, id, attributes };
    const isNew = this.cloud.get(object.type, id) === undefined;
    this.cloud.put(object);
    if (isNew) for (const other of this.behaviour.alsoMakes?.(object, this.cloud) ?? []) this.cloud.put(other);
    return object;
  }

  #changes(attribute: string, prior: ObjectValue, planned: ObjectValue): boolean {
    const [before] = valuesAt(plain(prior), attribute);
    const [now] = valuesAt(plain(planned), attribute);
    return !isUnknown(planned[attribute]) && !sameValue(before, now);
  }

  #isComputed(name: string): boolean {
    return this.model.block.attributes?.[name]?.computed === true;
  }

  /** On the wire an absent block of a list or set is empty, never null. */
  #emptyBlock(name: string, value: Value): Value {
    const nesting = this.model.block.block_types?.[name]?.nesting_mode;
    return value === null && (nesting === 'list' || nesting === 'set') ? [] : value;
  }
}
