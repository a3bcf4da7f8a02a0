import { valuesAt } from '../../providers/ovh/rules/given';
import type { CloudObject, CloudValues, DataBehaviour, CloudValue as Json } from '../../providers/ovh/schema/behaviour';
import { landingZone } from '../estate/shell';
import type { Cloud } from './cloud';
import { fromJson } from './codec';
import { canonicalCty, isUnknown, type ObjectValue } from './cty';
import { CloudError } from './error';
import { fill, plainValue } from './fill';
import { checkLinks } from './links';
import type { TypeModel } from './model';
import { markComputed } from './plan';
import { withDefaults } from './planner';
import { refuse } from './refuse';
import { reshaped } from './reshape';
import { fillTemplate } from './values';

/** What the sandbox does for one data source. */
export class Lookup {
  constructor(
    readonly model: TypeModel,
    readonly behaviour: DataBehaviour,
    private readonly cloud: Cloud,
    /** Whether objects of a type can be in the cloud: a data source of that name reads them. */
    private readonly isStored: (type: string) => boolean,
  ) {}

  read(written: ObjectValue, scope: string): ObjectValue {
    // a default of the provider's own is no question
    const config = withDefaults(this.model.environmentDefaults, written, written);
    const now = plainValue(config);
    checkLinks(this.behaviour.links ?? {}, now, this.cloud, scope);
    refuse(
      this.behaviour.refuses ?? [],
      { operation: 'create', type: this.model.name, now, before: {}, id: '' },
      this.cloud,
    );
    const planned = markComputed(this.model.block, config, null, config);
    const { of = this.isStored(this.model.name) ? this.model.name : null } = this.behaviour;
    if (of === null) return this.#fill(planned, {}, undefined);
    const found = this.#find(of, now, scope);
    if (this.behaviour.lists !== undefined) return this.#list(planned, found, this.behaviour.lists);
    const [object] = found;
    if (object === undefined) throw this.#missing(of, now);
    const { attributes } = object;
    const { computed = {} } = this.behaviour;
    const known = Object.fromEntries(
      Object.entries(this.model.type[1]).map(([name, type]) => {
        const value = planned[name] ?? null;
        const isOpen = value === null || isUnknown(value);
        const read = isOpen && !(name in computed) ? reshaped(attributes[name], type) : null;
        return [name, read === null ? value : fromJson(read, type)];
      }),
    );
    return this.#fill(known, attributes, object.id);
  }

  #find(of: string, now: CloudValues, scope: string): readonly CloudObject[] {
    const { by } = this.behaviour;
    const wanted = Object.entries(by ?? Object.fromEntries(Object.keys(now).map((name) => [name, name])));
    return this.cloud
      .find(of)
      .filter(
        (object) =>
          object.id.startsWith(scope) &&
          wanted.every(([from, to]) => this.#selects(object, now[from], to, by === undefined)),
      );
  }

  #selects(object: CloudObject, value: Json | undefined, path: string, byName: boolean): boolean {
    if (value === undefined) return true;
    if (path === '$id') return object.id === String(value);
    const found = valuesAt(object.attributes, path);
    // without a table, what the object doesn't have can't tell it from others
    return (byName && found.length === 0) || found.some((candidate) => String(candidate) === String(value));
  }

  #missing(of: string, now: CloudValues): CloudError {
    const asked = Object.entries(now).map(
      ([name, value]) => `${name} = ${typeof value === 'object' ? JSON.stringify(value) : value}`,
    );
    return new CloudError(404, `The requested object (${asked.join(', ') || of}) does not exist`, {
      hint: `No such ${of} was made or seeded in this sandbox. What Terraform doesn't make has to be seeded: ${landingZone} sandbox seed cdktf.out`,
    });
  }

  #list(
    planned: ObjectValue,
    found: readonly CloudObject[],
    { attribute, element }: NonNullable<DataBehaviour['lists']>,
  ): ObjectValue {
    const type = this.model.type[1][attribute];
    if (type === undefined) throw new Error(`data source ${this.model.name} has no attribute ${attribute} to list in`);
    const items = found.map((object): Json => {
      if (element === undefined) return { id: object.id, ...object.attributes };
      return element === '$id' ? object.id : (valuesAt(object.attributes, element)[0] ?? null);
    });
    return this.#fill({ ...planned, [attribute]: fromJson(reshaped(items, type), type) }, {}, undefined);
  }

  #fill(planned: ObjectValue, known: CloudValues, id: string | undefined): ObjectValue {
    const seed = `data.${this.model.name}#${canonicalCty(planned, this.model.type)}`;
    const own = id ?? fillTemplate('{$uuid}', { seed, account: this.cloud.account, values: {} });
    return fill(planned, this.model.type, {
      id: own,
      seed: id === undefined ? seed : `data.${this.model.name}#${id}`,
      computed: this.behaviour.computed ?? {},
      cloud: this.cloud,
      known,
    });
  }
}
