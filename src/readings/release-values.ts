import { isList, isValues, type Value, type Values } from '../estate/model';
import { contentIn, yamlDocuments } from '../estate/yaml';
import { elementsOf, nestedIn } from './reader';

/** What a Helm release says beside its chart. */
interface ReleaseValues {
  /** As far as they are read. */
  readonly values: Value;
  /** Whether all of them are. */
  readonly areRead: boolean;
}

/** Texts of YAML, later ones over earlier ones, and values one by one over them all. */
export function releaseValues(body: Values): ReleaseValues {
  const documents = elementsOf(body['values']).map((text) => (typeof text === 'string' ? parsed(text) : undefined));
  return {
    values: [...documents.filter(isValues), ...settings.flatMap((name) => nestedIn(body, name).map(settingOf))].reduce(
      merged,
      {},
    ),
    areRead: documents.every((document) => document === null || isValues(document)),
  };
}

/**
 * The first document of a text, which is all that Helm reads of it (`Unmarshal` of sigs.k8s.io/yaml). `undefined` where any of it isn't
 * YAML, or may be something else to Helm.
 */
function parsed(text: string): Value | undefined {
  const documents = yamlDocuments(text);
  if (documents === undefined) return undefined;
  return documents[0] === undefined ? null : contentIn(documents[0]);
}

/** Blocks with one value each, by its path: they win over documents, later ones over earlier ones. */
const settings = ['set', 'set_sensitive', 'set_wo', 'set_list'];

/** `controller.service.type` as an object; dots that belong to a key have a backslash in front. */
const settingOf = ({ name, value = null }: Values): Value =>
  String(name ?? '')
    .split(/(?<!\\)\.|(?=\[)/)
    .reduceRight((inner: Value, key) => ({ [key.replace(/^\[(\d+)\]$/, '$1').replaceAll('\\', '')]: inner }), value);

/** Values with others over them, as Helm merges them. */
function merged(under: Value, over: Value): Value {
  if (!isValues(over)) return over;
  const found = new Map<string, Value>(Object.entries(under ?? {}));
  for (const [key, inner] of Object.entries(over)) {
    const known = found.get(key);
    found.set(key, isValues(inner) && typeof known === 'object' ? merged(known, inner) : inner);
  }
  return Object.fromEntries(found);
}

/** Words that say where what runs comes from, in values of any chart. */
const origin = /image|registr|repositor/i;

/** Parts of such that say which of its versions, and how it is fetched. */
const beside = /tag|digest|pull|secret|credential/i;

/** What values of a chart name as an image, or as a part of the name of one, at any depth. */
export function* imagesOfValues(value: Value, isOrigin = false): Generator<string> {
  if (isList(value)) for (const one of value) yield* imagesOfValues(one, isOrigin);
  else if (isValues(value)) {
    for (const [name, one] of Object.entries(value)) {
      if (!beside.test(name)) yield* imagesOfValues(one, isOrigin || origin.test(name));
    }
  } else if (isOrigin && typeof value === 'string' && value !== '') yield value;
}
