import { isSame, valuesAt } from '../../providers/ovh/rules/given';
import { type LinkTarget, linkTargets } from '../../providers/ovh/rules/links';
import type { Behaviour, CloudObject, CloudValues, Link } from '../../providers/ovh/schema/behaviour';
import { landingZone } from '../estate/shell';
import type { Cloud } from './cloud';
import { CloudError } from './error';

type Behaviours = { readonly [type: string]: Behaviour };
type Links = { readonly [attribute: string]: Link };

interface Reference {
  readonly from: string;
  readonly attribute: string;
  readonly target: LinkTarget;
  readonly whenGone: 'dies' | 'blocks' | 'stays';
}

const find = (cloud: Cloud, target: LinkTarget, value: string, scope: string): CloudObject | undefined =>
  target.attribute === undefined
    ? cloud.get(target.type, scope + value)
    : cloud.find(target.type, { [target.attribute]: value })[0];

/** Fails with a 404 on the first reference to something that isn't there. */
export function checkLinks(links: Links, values: CloudValues, cloud: Cloud, scope: string): void {
  for (const [attribute, link] of Object.entries(links)) {
    if (typeof link !== 'string' && link.unless !== undefined && values[link.unless] === true) continue;
    for (const value of valuesAt(values, attribute)) {
      const id = String(value);
      const all = linkTargets(link);
      if (id === '' || all.some((target) => find(cloud, target, id, scope) !== undefined)) continue;
      const types = all.map((target) => target.type).join(' or ');
      throw new CloudError(404, `The requested object (${attribute} = ${id}) does not exist`, {
        hint:
          `${attribute} names a ${types} that was neither made nor seeded in this sandbox. What Terraform doesn't make has to be seeded: ` +
          `${landingZone} sandbox seed cdktf.out`,
      });
    }
  }
}

/** Who refers to whom, seen from the one that is referred to. */
export class References {
  readonly #byTarget = new Map<string, Reference[]>();

  /**
   * `scoped`: the types whose objects live inside something else, whose id their own ids begin with; `holder`: the type of that. What
   * has the same id as it, such as the settings of a cluster, holds nothing.
   */
  constructor(
    behaviours: Behaviours,
    private readonly scoped: ReadonlySet<string>,
    private readonly holder?: string,
  ) {
    for (const [from, { links = {} }] of Object.entries(behaviours)) {
      for (const [attribute, link] of Object.entries(links)) {
        const whenGone = typeof link === 'string' ? 'dies' : (link.whenGone ?? 'dies');
        for (const target of linkTargets(link)) this.#add({ from, attribute, target, whenGone });
      }
    }
  }

  #add(reference: Reference): void {
    const known = this.#byTarget.get(reference.target.type) ?? [];
    this.#byTarget.set(reference.target.type, [...known, reference]);
  }

  /** The object and all that dies with it, dependents first; fails with a 409 when something still needs one of them. */
  doomed(object: CloudObject, cloud: Cloud): readonly CloudObject[] {
    const found = new Map<string, CloudObject>();
    const blockers: (readonly [CloudObject, CloudObject])[] = [];
    const visit = (target: CloudObject): void => {
      const key = `${target.type}/${target.id}`;
      if (found.has(key)) return;
      found.set(key, target);
      for (const [dependent, whenGone] of this.#dependents(target, cloud)) {
        if (whenGone === 'dies') visit(dependent);
        else if (whenGone === 'blocks') blockers.push([target, dependent]);
      }
    };
    visit(object);
    // something that dies anyway blocks nothing
    const blocker = blockers.find(([, dependent]) => !found.has(`${dependent.type}/${dependent.id}`));
    if (blocker !== undefined) {
      const [target, dependent] = blocker;
      throw new CloudError(409, `${target.type} ${target.id} is still in use by ${dependent.type} ${dependent.id}`);
    }
    return [...found.values()].reverse();
  }

  *#dependents(target: CloudObject, cloud: Cloud): Generator<readonly [CloudObject, Reference['whenGone']]> {
    for (const type of target.type === this.holder ? this.scoped : []) {
      for (const object of cloud.find(type)) if (object.id.startsWith(`${target.id}/`)) yield [object, 'dies'];
    }
    for (const reference of this.#byTarget.get(target.type) ?? []) {
      const { attribute } = reference.target;
      const names = attribute === undefined ? [target.id] : valuesAt(target.attributes, attribute);
      for (const object of cloud.find(reference.from)) {
        const scope = this.scoped.has(object.type) ? object.id.slice(0, object.id.indexOf('/') + 1) : '';
        const uses = valuesAt(object.attributes, reference.attribute).some((value) =>
          names.some((name) => isSame(name, scope + value)),
        );
        if (uses) yield [object, reference.whenGone];
      }
    }
  }
}
