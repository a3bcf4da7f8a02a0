import { isSame, type Readable, type Readables, text, valuesAt } from '../../providers/ovh/rules/given';
import type { CloudObject, CloudValue, CloudView } from '../../providers/ovh/schema/behaviour';
import { isRecord } from './values';

/** An account that nobody named. */
const defaultAccount = 'sb0000-sandbox';

/** The simulated cloud: objects by type and id. Whoever changes it saves it (see `StateFile`). */
export class Cloud implements CloudView {
  readonly #objects = new Map<string, Map<string, CloudObject>>();

  /** @param file that holds it; absent for one that is kept nowhere */
  constructor(readonly file?: string) {}

  get account(): string {
    const [account] = this.find('ovh_me');
    return account?.id ?? defaultAccount;
  }

  get size(): number {
    return [...this.#objects.values()].reduce((sum, objects) => sum + objects.size, 0);
  }

  types(): string[] {
    return [...this.#objects].flatMap(([type, objects]) => (objects.size > 0 ? [type] : [])).sort();
  }

  get(type: string, id: Readable): CloudObject | undefined {
    return this.#objects.get(type)?.get(text(id));
  }

  find(type: string, match: Readables = {}): CloudObject[] {
    const wanted = Object.entries(match);
    return [...(this.#objects.get(type)?.values() ?? [])].filter((object) =>
      wanted.every(([path, value]) => matches(object, path, value)),
    );
  }

  lacks(types: readonly string[], match: Readables): boolean {
    return types.every((type) => this.find(type, match).length === 0);
  }

  all(): CloudObject[] {
    return this.types().flatMap((type) => this.find(type));
  }

  put(object: CloudObject): void {
    const objects = this.#objects.get(object.type) ?? new Map<string, CloudObject>();
    this.#objects.set(object.type, objects);
    objects.set(object.id, object);
  }

  delete(object: CloudObject): void {
    this.#objects.get(object.type)?.delete(object.id);
  }

  clear(): void {
    this.#objects.clear();
  }

  /** Replaces everything by what a file holds: type → id → attributes. */
  load(objects: { readonly [type: string]: CloudValue }): void {
    this.clear();
    for (const [type, ofType] of Object.entries(objects)) {
      for (const [id, attributes] of Object.entries(isRecord(ofType) ? ofType : {})) {
        if (isRecord(attributes)) this.put({ type, id, attributes });
      }
    }
  }
}

function matches(object: CloudObject, path: string, value: Readable): boolean {
  if (path === '$id') return isSame(object.id, value);
  return valuesAt(object.attributes, path).some((candidate) => isSame(candidate, value));
}
