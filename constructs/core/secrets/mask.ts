import { parseDocument } from '../document';
import { isReference, maskedExpressions } from './expressions';
import { isLogin, isPublic, isSwitch } from './harmless';
import { hidden, type Masked } from './masked';
import {
  isCounted,
  isIdName,
  isPairName,
  isPairValue,
  isSecretName,
  isSelection,
  isSelector,
  isShortIdName,
  saysOf,
} from './names';
import { remembered } from './remembered';
import { hideSecrets, type Ids, notShown } from './text';

/**
 * What the schema of a provider says of a value, and of what is in it at a path of names and indices. `id`: what tells a thing apart
 * is no secret, random as it looks. Whoever knows providers gives it; nothing here does.
 */
export type SchemaSays = (path: readonly string[]) => 'sensitive' | 'id' | 'unknown';

/** What is known of a value by who asks. */
interface Known {
  readonly schema?: SchemaSays;
  /** Ids that stand somewhere else as ids. @default - none */
  readonly ids?: Ids;
}

/**
 * A value as text, with every secret in it hidden: by the schema, by the names around it, and by how it looks. `path` is where the
 * value is, such as `rule[2].env["DB_PASSWORD"]`; the names in it say what it holds.
 */
export function maskValue(value: unknown, path: string, known: Known = {}): Masked {
  const shown = maskParts(value, path, known);
  return (typeof shown === 'string' ? shown : (JSON.stringify(shown) ?? '')) as Masked;
}

/** As `maskValue`, as a value: what is hidden in it is a text. */
export function maskParts(value: unknown, path: string, { schema = () => 'unknown', ids = none }: Known = {}): unknown {
  const named = { path: [], isSecret: false, isDirect: false, isCounted: false, isId: false, isShortId: false };
  const place = { ...entryNames(path).reduce<Place>(below, { ...named, schema, ids }), path: [] };
  let masked = mask(value, place);
  let text = JSON.stringify(masked);
  // a name that was hidden may say more than it did
  for (let times = 0; times < 4 && typeof masked === 'object' && text.includes(hidden); times++) {
    const again = mask(masked, place);
    if (JSON.stringify(again) === text) break;
    [masked, text] = [again, JSON.stringify(again)];
  }
  return masked;
}

const none: Ids = new Set();
const every: Ids = { has: () => true };

/** Names and indices of a path. */
const entryNames = (path: string): string[] =>
  [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|[^.[\]]+/g)].map(([whole, quoted]) => quoted ?? whole);

/** Where a value is, and what the names around it say. */
interface Place {
  /** From the value that is masked. */
  readonly path: readonly string[];
  /** Whether what is here is a secret, but for the names of things; `all`: those too. */
  readonly isSecret: boolean | 'all';
  /** Whether a text or number here is a secret, and what is below need not be one. */
  readonly isDirect: boolean;
  /** Whether a number here is how many secrets there are. */
  readonly isCounted: boolean;
  readonly isId: boolean;
  readonly isShortId: boolean;
  readonly schema: SchemaSays;
  readonly ids: Ids;
}

function below(place: Place, name: string): Place {
  const { path, isSecret, isDirect, isCounted: many, isId, isShortId } = place;
  const isIndex = /^\d+$/.test(name);
  const said = isIndex ? 'nothing' : saysOf(name);
  return {
    ...place,
    path: [...path, name],
    isSecret:
      said === 'all' || isSecret === 'all' ? 'all' : said === 'group' || (isSecret && (isIndex || !isSelector(name))),
    isDirect: said === 'value' || (isDirect && isIndex),
    isCounted: isIndex ? many : isCounted(name),
    isId: isIndex ? isId : isIdName(name),
    isShortId: isIndex ? isShortId : isShortIdName(name),
  };
}

/** Deeper than anybody nests what they want to read. */
const deepest = 64;

function mask(value: unknown, place: Place): unknown {
  const said = place.schema(place.path);
  const isSecret = place.isSecret !== false || place.isDirect;
  if (typeof value === 'string') {
    const isShown =
      value === '' || isSwitch(value) || isReference(value) || isPublic(value) || (!place.isSecret && isLogin(value));
    if (said === 'sensitive') return isReference(value) ? value : hidden;
    if (isSecret && !isShown) return hidden;
    const isId = said === 'id' || place.isId || (place.isShortId && !/^[0-9a-f]{32}$/i.test(value));
    return masked(value, isId ? every : place.ids);
  }
  if (typeof value === 'boolean' || value === null) return value;
  if (said === 'sensitive') return hidden;
  if (typeof value === 'number') return isSecret && !place.isCounted ? hidden : value;
  if (typeof value !== 'object') return value;
  if (place.path.length > deepest) return hidden;
  if (Array.isArray(value)) return maskList(value, place);
  const at = place.isSecret === true && isSelection(Object.keys(value)) ? { ...place, isSecret: false } : place;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const where = below(at, name);
      return [maskText(name), mask(inner, isSecretBeside(value, name) ? { ...where, isSecret: 'all' } : where)];
    }),
  );
}

/** Elements of a list; where they are the words of a command, as its words. */
function maskList(list: readonly unknown[], place: Place): unknown[] {
  const isCommand =
    list.length > 1 && list.every((one) => typeof one === 'string') && list.some((one) => /^-/.test(one));
  const words = isCommand ? parseDocument(hideIn(JSON.stringify(list), place.ids, 0)) : undefined;
  const known = Array.isArray(words) && words.length === list.length ? words : list;
  return known.map((element, index) => mask(element, below(place, String(index))));
}

/** Whether what else is in an object says that the value under one of its names is a secret. */
export function isSecretBeside(object: object, name: string): boolean {
  if (/^(?:string_?)?data$/i.test(name))
    return Object.entries(object).some(([key, kind]) => key === 'kind' && kind === 'Secret');
  return (
    isPairValue(name) &&
    Object.entries(object).some(([key, said]) => isPairName(key) && typeof said === 'string' && isSecretName(said))
  );
}

/** Longer texts aren't shown: what takes a moment on these takes forever on a text that was written to. */
const longest = 32_768;
/** Deeper than texts in expressions in texts make sense. */
const deepestExpression = 6;

/** Hides the secrets in a text: a document, a script, a message. What refers to something stays. */
export const maskText = (text: string): Masked => masked(text, none);

/** As `maskText`, where some ids are known. */
export const maskTextWith = (ids: Ids, text: string): Masked => masked(text, ids);

const settledWithoutIds = remembered((text) => settled(text, none));

function masked(text: string, ids: Ids): Masked {
  // too short for a secret without a name; of words, the first may be a command
  if (/^[\w./-]{0,15}$/.test(text)) return text as Masked;
  if (text.length > 2000) return settled(text, ids);
  const found = settledWithoutIds(text);
  // what is hidden may be one of the ids
  return ids === none || found === text ? found : settled(text, ids);
}

/** Looks until nothing more is found, so that to mask once more changes nothing. */
function settled(text: string, ids: Ids): Masked {
  let before = text;
  for (let times = 0; times < 6; times++) {
    const after = maskedDocument(before, ids) ?? hideIn(before, ids, 0);
    if (after === before) return after as Masked;
    before = after;
  }
  return notShown(text) as Masked;
}

/** A text that is a document. As it is written, where nothing in it had to be hidden and nothing is in it that a parser leaves out. */
function maskedDocument(text: string, ids: Ids): string | undefined {
  const document = text.length > longest ? undefined : parseDocument(text);
  if (document === undefined) return undefined;
  const masked = JSON.stringify(maskParts(document, '', { ids }));
  const written = text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
  return written === masked ? text : masked;
}

function hideIn(text: string, ids: Ids, depth: number): string {
  if (text.length > longest || depth > deepestExpression) return notShown(text);
  const expressions = maskedExpressions(text, (inner) => hideIn(inner, ids, depth + 1));
  return hideSecrets(text, expressions, ids);
}
