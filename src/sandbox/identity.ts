import type { Behaviour, CloudObject, Request, Values } from '../../providers/ovh/schema/behaviour';
import type { Cloud } from './cloud';
import { canonical, type ObjectValue } from './cty';
import { CloudError } from './error';
import { plain } from './fill';
import type { TypeModel } from './model';
import { fillTemplate, valuesAt } from './values';

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

const isGenerated = (template: string): boolean => /\{\$(?!account)/.test(template);

/** How objects of a type are told apart: ids, keys in the cloud, import ids, uniqueness. */
export class Identity {
  constructor(
    private readonly model: TypeModel,
    private readonly behaviour: Behaviour,
    private readonly cloud: Cloud,
  ) {}

  /** What `terraform import` wants for the object; undefined where the provider can't import the type. */
  importId(object: CloudObject, scope: string): string | undefined {
    const { importId } = this.model.source;
    const id = object.id.slice(scope.length);
    return importId && this.#text(importId, { id, ...object.attributes });
  }

  /** Key in the cloud of the object that has these attributes, among them its id. */
  keyOf(values: Values): string {
    return this.#text(this.behaviour.key ?? '{id}', values);
  }

  /** Key of an object in a state: the one that was kept with the state, or what its attributes give. */
  keyIn(state: ObjectValue, kept: string | undefined): string {
    if (kept !== undefined) return kept;
    const values = plain(state);
    const { id } = this.behaviour;
    return this.keyOf(typeof id === 'string' && !isGenerated(id) ? { ...values, id: this.#text(id, values) } : values);
  }

  checkUnique(now: Values, own: CloudObject | undefined): void {
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

  /** An id and key for a new object: generated ones are counted up until one is free, others are refused when taken. */
  make(request: Request, planned: ObjectValue, scope: string): { readonly id: string; readonly key: string } {
    const { id: given = '{$uuid}', adopts } = this.behaviour;
    const template = typeof given === 'string' ? given : given(request, this.cloud);
    const seed = this.#seed(planned);
    for (let ordinal = 0; ; ordinal++) {
      const id = this.#text(template, request.now, `${seed}#${ordinal}`);
      const key = this.keyOf({ ...request.now, id });
      const twin = this.cloud.get(this.model.name, scope + key);
      if (twin === undefined || adopts) return { id, key };
      if (!isGenerated(template)) this.#conflict(twin, { id });
    }
  }

  /** Same seed, same generated ids: what identifies the object, and what can't change without replacing it. */
  #seed(planned: ObjectValue): string {
    const { name, type, forceNew } = this.model;
    const paths = [...(this.unique[0] ?? []), ...forceNew.map(({ path }) => path)];
    const attributes = new Set(paths.map((path) => path.split('.')[0] ?? path));
    const values = [...(attributes.size > 0 ? attributes : Object.keys(type[1]))].map((attribute) =>
      canonical(planned[attribute], type[1][attribute] ?? 'string'),
    );
    return `${name}#${values.join('/')}`;
  }

  #text(template: string, values: Values, seed = ''): string {
    return fillTemplate(template, { seed, account: this.cloud.account, values });
  }
}
