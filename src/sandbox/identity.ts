import { twinOf, uniqueRules } from '../../providers/ovh/rules/unique';
import type { Behaviour, CloudObject, CloudValues, Request } from '../../providers/ovh/schema/behaviour';
import { landingZone, shellWord } from '../estate/shell';
import type { Cloud } from './cloud';
import { canonicalCty, type ObjectValue } from './cty';
import { cloudOption } from './default-file';
import { CloudError } from './error';
import { plainValue } from './fill';
import type { TypeModel } from './model';
import { fillTemplate } from './values';

const isGenerated = (template: string): boolean => /\{\$(?!account)/.test(template);

/** How objects of a type are told apart: ids, keys in the cloud, import ids, uniqueness. */
export class Identity {
  #unique: readonly (readonly string[])[] | undefined;

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
  keyOf(values: CloudValues): string {
    return this.#text(this.behaviour.key ?? '{id}', values);
  }

  /** Key of an object in a state: the one that was kept with the state, or what its attributes give. */
  keyIn(state: ObjectValue, kept: string | undefined): string {
    if (kept !== undefined) return kept;
    const values = plainValue(state);
    const { id } = this.behaviour;
    return this.keyOf(typeof id === 'string' && !isGenerated(id) ? { ...values, id: this.#text(id, values) } : values);
  }

  checkUnique(now: CloudValues, own: CloudObject | undefined): void {
    if (this.behaviour.adopts) return;
    for (const paths of this.unique) {
      const found = twinOf(this.model.name, paths, now, this.cloud, (other) => other === own);
      if (found !== undefined) this.#conflict(found.twin, found.says);
    }
  }

  #conflict(twin: CloudObject, says: string): never {
    throw new CloudError(409, says, { hint: this.#orphanHint(twin) });
  }

  #orphanHint(twin: CloudObject): string {
    const { name } = this.model;
    const importId = this.importId(twin, '');
    const where = this.cloud.file === undefined ? '' : cloudOption(this.cloud.file);
    const adopt =
      importId === undefined
        ? `The provider can't import a ${name}.`
        : `To adopt it, with the address of the resource in place of <address>:\n\n  terraform import '<address>' '${importId}'\n`;
    return (
      `It is in the sandbox but not under this address of this state, as after an apply that was interrupted. ${adopt}\n` +
      `To remove it from the sandbox:\n\n  ${landingZone} sandbox delete${where} ${name} ${shellWord(twin.id)}`
    );
  }

  /** The rules of uniqueness, each by its paths. */
  get unique(): readonly (readonly string[])[] {
    this.#unique ??= uniqueRules(this.model.name, this.model.source, this.behaviour);
    return this.#unique;
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
      if (!isGenerated(template)) this.#conflict(twin, `${this.model.name} with id = ${id} already exists: ${twin.id}`);
    }
  }

  /** Same seed, same generated ids: what identifies the object, and what can't change without replacing it. */
  #seed(planned: ObjectValue): string {
    const { name, type, forceNew } = this.model;
    const paths = [...(this.unique[0] ?? []), ...forceNew.map(({ path }) => path)];
    const attributes = new Set(paths.map((path) => path.split('.')[0] ?? path));
    const values = [...(attributes.size > 0 ? attributes : Object.keys(type[1]))].map((attribute) =>
      canonicalCty(planned[attribute], type[1][attribute] ?? 'string'),
    );
    return `${name}#${values.join('/')}`;
  }

  #text(template: string, values: CloudValues, seed = ''): string {
    return fillTemplate(template, { seed, account: this.cloud.account, values });
  }
}
