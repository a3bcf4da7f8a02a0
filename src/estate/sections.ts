import { mapValues } from './map-values';
import { isList, isValues, type Value, type Values } from './model';

type Refuse = (problem: string) => Error;

/** Sections whose entries have a name; of a provider there are several under one. */
const named = ['provider', 'variable', 'output', 'module', 'check'];
/** Sections whose entries have a type and a name. */
const typed = ['resource', 'data', 'ephemeral', 'action'];
/** Sections that are lists of blocks without a name. */
const unnamed = ['moved', 'removed', 'import'];
/** Sections whose blocks are read one by one. */
export const blockSections: readonly string[] = ['resource', 'data', 'ephemeral', 'module'];

/**
 * The sections of a `cdk.tf.json` in one form. Terraform takes an object, a list of objects whose entries belong together, and wherever a
 * block may stand a list of blocks, each of which may be such a list again: whoever asks for `terraform.backend` must find it in each.
 */
export const sectionsOf = (json: Values, refuse: Refuse): Values =>
  mapValues(json, (content, section) => normal(section, content, refuse));

function normal(section: string, content: Value, refuse: Refuse): Value {
  if (content === null) return content;
  if (section === 'terraform') return settingsOf(sectionEntries(content, section, refuse));
  if (section === 'locals') return together(sectionEntries(content, section, refuse));
  if (unnamed.includes(section)) return bodiesIn(content, section, refuse);
  if (typed.includes(section)) return byType(content, section, refuse);
  if (!named.includes(section)) return content;
  const bodies = new Map<string, Value[]>();
  for (const [name, value] of sectionEntries(content, section, refuse)) {
    const isComment = name === '//';
    const all = isComment ? [value] : bodiesIn(value, `${section} ${name}`, refuse);
    bodies.set(name, [...(bodies.get(name) ?? []), ...all]);
  }
  return Object.fromEntries(
    [...bodies].map(([name, all]) => {
      const [only = null, ...more] = all;
      const isMany = section === 'provider' && name !== '//';
      return [name, more.length > 0 || isMany ? all : section === 'check' ? checkOf(only, refuse) : only];
    }),
  );
}

/** Blocks of the settings of Terraform: the entries of the first have bodies of their own. */
const ofSettings = { named: ['backend', 'provider_meta'], whole: ['required_providers', 'cloud', 'encryption'] };

const settingsOf = (entries: readonly [string, Value][]): Values =>
  mapValues(together(entries), (value, name) => {
    if (ofSettings.named.includes(name) && value !== null) return mapValues(mergedBody(value), bodyOf);
    return ofSettings.whole.includes(name) ? bodyOf(value) : value;
  });

/** A body in a list is the body that its parts make. */
const bodyOf = (value: Value): Value => (isList(value) ? mergedBody(value) : value);

const checkOf = (check: Value, refuse: Refuse): Value =>
  isValues(check) && check['data'] !== undefined
    ? { ...check, data: byType(check['data'], 'data of a check', refuse) }
    : check;

/** By type, then by name; a body in a list of its own is that body. */
const byType = (content: Value, section: string, refuse: Refuse): Values =>
  together(
    sectionEntries(content, section, refuse).map(([type, all]) => [
      type,
      type === '//'
        ? all
        : together(
            sectionEntries(all, `${section} ${type}`, refuse).map(([name, body]) => [
              name,
              isList(body) && body.length === 1 ? (body[0] ?? null) : body,
            ]),
          ),
    ]),
  );

/** Entries of an object, or of a list of objects. */
export function sectionEntries(content: Value | undefined, what: string, refuse: Refuse): [string, Value][] {
  if (content === undefined || content === null) return [];
  return objectsIn(content, what, refuse).flatMap((part) => Object.entries(part));
}

/** An object, or a list of objects, which Terraform takes wherever blocks may stand. */
export function objectsIn(value: Value, what: string, refuse: Refuse): readonly Values[] {
  const all = isList(value) ? value : [value];
  if (!all.every(isValues)) throw refuse(`${what} is not an object`);
  return all;
}

/** Each block; one of them may be a list of objects, which are its parts. */
const bodiesIn = (value: Value, what: string, refuse: Refuse): readonly Values[] =>
  (isList(value) ? value : [value]).flatMap((one) => {
    if (one === null) return [];
    return isList(one) ? [together(sectionEntries(one, what, refuse))] : objectsIn(one, what, refuse);
  });

/** Everything in a value that may be an object, a list of objects or a list of such lists. */
export const mergedBody = (value: Value | undefined): Values => together(flat(value ?? null).flatMap(Object.entries));

const flat = (value: Value): readonly Values[] =>
  isList(value) ? value.flatMap(flat) : isValues(value) ? [value] : [];

/** Entries by their name; what is written several times is a list of all of it. */
export function together(entries: readonly (readonly [string, Value])[]): Values {
  const found = new Map<string, Value>();
  for (const [name, value] of entries) {
    const known = found.get(name);
    found.set(name, known === undefined ? value : [known, value].flat());
  }
  return Object.fromEntries(found);
}
