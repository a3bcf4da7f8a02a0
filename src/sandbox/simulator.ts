import { isMalformed } from '../../providers/ovh/rules/refuse';
import { failingUpdates } from '../../providers/ovh/rules/updates';
import type { Behaviour, CloudObject, CloudValues, Request } from '../../providers/ovh/schema/behaviour';
import type { Cloud } from './cloud';
import { fromJson, toJson } from './codec';
import {
  type CtyValue,
  elements,
  equal,
  isCtyList,
  isObject,
  isUnknown,
  type ObjectValue,
  unknownCty,
  whollyKnown,
} from './cty';
import { CloudError } from './error';
import { fill, plainValue } from './fill';
import { Identity } from './identity';
import { checkLinks, type References } from './links';
import type { TypeModel } from './model';
import { changedPaths } from './plan';
import { refuse } from './refuse';

/** Attributes that only Terraform knows. */
const localAttributes = ['timeouts'];

/** An object as it is after a change, and what to say of it. */
interface Answered {
  readonly state: ObjectValue;
  /** Whether it isn't what the provider has planned: the API has worked something out anew, or dropped it. */
  readonly isOther: boolean;
  readonly warnings: readonly string[];
}
interface Made extends Answered {
  readonly key: string;
}

/** Whether anything in a value is set, which the zero value of its type isn't. */
function holdsSomething(value: CtyValue): boolean {
  if (isCtyList(value)) return value.some(holdsSomething);
  if (isObject(value)) return Object.values(value).some(holdsSomething);
  return value !== null && value !== '' && value !== false && value !== 0;
}

/** What the sandbox does for one resource type: the API's side of create, read, update, delete and import. */
export class Simulator {
  readonly identity: Identity;

  constructor(
    readonly model: TypeModel,
    readonly behaviour: Behaviour,
    private readonly cloud: Cloud,
    private readonly references: References,
  ) {
    this.identity = new Identity(model, behaviour, cloud);
  }

  /** Makes the object; `scope` is the part of the cloud (a cluster) that it belongs to. */
  create(planned: ObjectValue, scope: string): Made {
    const now = plainValue(planned);
    const request: Request = { operation: 'create', type: this.model.name, now, before: {}, id: '' };
    const warnings = this.#check(request, scope);
    const { id, key } = this.identity.make(request, planned, scope);
    const previous = this.cloud.get(this.model.name, scope + key);
    const state = this.#fill(this.#withOpenBlocks(planned), id, scope + key);
    this.#store(scope + key, { ...previous?.attributes, ...this.#attributes(state) });
    return { key, state, isOther: this.#isOther(state, planned), warnings };
  }

  /** Puts an object that exists already into the cloud: whole, under its own id and with what is known of it. */
  seed(id: string, known: CloudValues): CloudObject {
    const planned = Object.fromEntries(
      Object.entries(this.model.type[1]).map(([name, type]) => {
        if (name in known) return [name, fromJson(known[name], type)];
        return [name, this.#isComputed(name) ? unknownCty : this.#emptyBlock(name, null)];
      }),
    );
    const key = this.identity.keyOf({ ...known, id });
    const state = this.#fill(planned, id, key);
    return this.#store(key, { ...known, ...this.#attributes(state) });
  }

  update(id: string, prior: ObjectValue, planned: ObjectValue, scope: string): Answered {
    const object = this.cloud.get(this.model.name, id);
    if (object === undefined) throw new CloudError(404, `${this.model.name} ${id} does not exist`);
    const now = plainValue(planned);
    const before = object.attributes;
    const warnings = this.#check({ operation: 'update', type: this.model.name, now, before, id }, scope, object);
    for (const [attribute, reason] of Object.entries(failingUpdates(this.model.source, this.behaviour))) {
      if (this.#changes(attribute, prior, planned)) throw new CloudError(0, reason);
    }
    const state = this.#fill(this.#reopened(prior, planned), String(object.attributes['id'] ?? id), id);
    const { ignoresUpdate = {} } = this.behaviour;
    const ignored = Object.fromEntries(
      Object.entries(before).filter(([name]) => name in ignoresUpdate && !ignoresUpdate[name]?.isStored),
    );
    const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !(name in this.model.type[1])));
    this.#store(id, { ...kept, ...this.#attributes(state), ...ignored });
    return { state, isOther: this.#isOther(state, planned), warnings };
  }

  /** What the API works out anew after a change, as what isn't known. */
  #reopened(prior: ObjectValue, planned: ObjectValue): ObjectValue {
    const changed = (path: string) => changedPaths(this.model.type, path, prior, planned).length > 0;
    const anew = Object.entries(this.behaviour.follows ?? {}).filter(([, causes]) => causes.some(changed));
    return { ...planned, ...Object.fromEntries(anew.map(([name]) => [name, unknownCty])) };
  }

  /** Blocks that the API fills where the configuration has none, as what isn't known. */
  #withOpenBlocks(planned: ObjectValue): ObjectValue {
    const { computed = {} } = this.behaviour;
    const open = this.model.computedBlocks.filter((name) => name in computed && elements(planned[name]).length === 0);
    return { ...planned, ...Object.fromEntries(open.map((name) => [name, unknownCty])) };
  }

  #isOther(state: ObjectValue, planned: ObjectValue): boolean {
    return Object.entries(this.model.type[1]).some(([name, type]) => {
      const value = planned[name] ?? null;
      return whollyKnown(value) && !equal(state[name], value, type);
    });
  }

  /** Deletes the object and all that dies with it; what is gone already is no error. */
  delete(id: string): void {
    const object = this.cloud.get(this.model.name, id);
    if (object === undefined || this.behaviour.destroyKeeps) return;
    const request: Request = { operation: 'delete', type: this.model.name, now: {}, before: object.attributes, id };
    refuse(this.behaviour.refuses ?? [], request, this.cloud);
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
          object.id.startsWith(scope) &&
          (this.identity.importId(object, scope) === importId || object.id === scope + importId),
      );
  }

  #check(request: Request, scope: string, own?: CloudObject): readonly string[] {
    // a malformed request is refused before anything that it names is looked up
    const malformed = refuse((this.behaviour.refuses ?? []).filter(isMalformed), request, this.cloud);
    checkLinks(this.behaviour.links ?? {}, request.now, this.cloud, scope);
    const others = refuse(
      (this.behaviour.refuses ?? []).filter((refusal) => !isMalformed(refusal)),
      request,
      this.cloud,
    );
    this.identity.checkUnique(request.now, own);
    return [...malformed, ...others];
  }

  #fill(planned: ObjectValue, id: string, key: string): ObjectValue {
    const filled = fill(planned, this.model.type, {
      id,
      seed: `${this.model.name}/${key}`,
      computed: this.behaviour.computed ?? {},
      cloud: this.cloud,
      known: {},
    });
    const dropped = (this.behaviour.dropsEmpty ?? []).filter((name) => !holdsSomething(filled[name] ?? null));
    return { ...filled, ...Object.fromEntries(dropped.map((name) => [name, []])) };
  }

  #attributes(state: ObjectValue): CloudValues {
    return Object.fromEntries(
      Object.entries(state).flatMap(([name, value]) =>
        value === null || localAttributes.includes(name) ? [] : [[name, toJson(value)]],
      ),
    );
  }

  #store(id: string, attributes: CloudValues): CloudObject {
    const object = { type: this.model.name, id, attributes };
    const isNew = this.cloud.get(object.type, id) === undefined;
    this.cloud.put(object);
    if (isNew) for (const other of this.behaviour.alsoMakes?.(object, this.cloud) ?? []) this.cloud.put(other);
    return object;
  }

  #changes(attribute: string, prior: ObjectValue, planned: ObjectValue): boolean {
    return !isUnknown(planned[attribute]) && changedPaths(this.model.type, attribute, prior, planned).length > 0;
  }

  #isComputed(name: string): boolean {
    return this.model.block.attributes?.[name]?.computed === true;
  }

  /** On the wire an absent block of a list or set is empty, never null. */
  #emptyBlock(name: string, value: CtyValue): CtyValue {
    const nesting = this.model.block.block_types?.[name]?.nesting_mode;
    return value === null && (nesting === 'list' || nesting === 'set') ? [] : value;
  }
}
