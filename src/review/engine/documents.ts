import { isSecretBeside } from '../../../constructs/core/secrets/mask';
import { canonical, unmatched } from '../../estate/canonical';
import { isList, isValues, type Value } from '../../estate/model';

/** A part of a document or text that differs: its path in it, and both sides. */
interface Part {
  readonly path: string;
  readonly before?: Value;
  readonly after?: Value;
  /** What stands beside it says that it is a secret. */
  readonly isSecret?: true;
}

/** Lists in a policy in which order means nothing, and one text is a list of one. */
const unordered = /^(Not)?(Action|Resource|Principal)$|^(AWS|actions?|resources?)$/;

/** What differs between two documents; nothing where they say the same. */
export function diffDocuments(before: Value, after: Value, path = ''): Part[] {
  return [...visit(before, after, path, '')];
}

function* visit(before: Value | undefined, after: Value | undefined, path: string, name: string): Generator<Part> {
  if (unordered.test(name) && isTexts(before) && isTexts(after)) {
    const { gone, news } = unmatched(asList(before), asList(after));
    for (const value of gone) yield { path, before: value };
    for (const value of news) yield { path, after: value };
  } else if (name === 'Statement' && isStatements(before) && isStatements(after)) {
    yield* statements(asList(before), asList(after), path);
  } else if (isList(before) && isList(after)) {
    const length = Math.max(before.length, after.length);
    for (let index = 0; index < length; index++) yield* visit(before[index], after[index], `${path}[${index}]`, '');
  } else if (isValues(before) && isValues(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const inner = /^[A-Za-z_][\w-]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
      const parts = visit(own(before, key), own(after, key), inner, key);
      if (isSecretBeside(before, key) || isSecretBeside(after, key)) {
        for (const part of parts) yield { ...part, isSecret: true };
      } else yield* parts;
    }
  } else if (canonical(before) !== canonical(after)) {
    yield { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  }
}

const own = (value: { readonly [name: string]: Value }, key: string): Value | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined;

const asList = (value: Value): readonly Value[] => (isList(value) ? value : [value]);
const isTexts = (value: Value | undefined): value is string | readonly string[] =>
  typeof value === 'string' || (isList(value) && value.every((element) => typeof element === 'string'));
const isStatements = (value: Value | undefined): value is Value =>
  isValues(value) || (isList(value) && value.every(isValues));

/** Statements have no order: those with an id are compared by it, the others as a whole, and by their place where few are left. */
function* statements(before: readonly Value[], after: readonly Value[], path: string): Generator<Part> {
  const idOf = (statement: Value): string | undefined => {
    const sid = isValues(statement) ? statement['Sid'] : undefined;
    return typeof sid === 'string' && sid !== '' ? sid : undefined;
  };
  const equal = (a: Value, b: Value) => visit(a, b, '', '').next().done === true;
  const left = [...before];
  const take = (found: number): Value | undefined => (found < 0 ? undefined : left.splice(found, 1)[0]);
  const open: Value[] = [];
  for (const statement of after) {
    const id = idOf(statement);
    const same = take(left.findIndex((other) => (id === undefined ? equal(other, statement) : idOf(other) === id)));
    if (same === undefined) open.push(statement);
    else yield* visit(same, statement, `${path}[${id ?? ''}]`, '');
  }
  for (const statement of open) {
    const other = take(left.findIndex((one) => idOf(one) === undefined && idOf(statement) === undefined));
    yield* visit(other, statement, `${path}[${idOf(statement) ?? after.indexOf(statement)}]`, '');
  }
  for (const statement of left)
    yield { path: `${path}[${idOf(statement) ?? before.indexOf(statement)}]`, before: statement };
}

/** The lines of two texts that differ, in one piece; `path` tells which. */
export function diffLines(before: string, after: string, path: string): Part {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const [gone, news] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const last = start + Math.max(gone.length, news.length);
  return {
    path: `${path} line ${last > start + 1 ? `${start + 1} to ${last}` : start + 1}`,
    ...(gone.length > 0 ? { before: gone.join('\n') } : {}),
    ...(news.length > 0 ? { after: news.join('\n') } : {}),
  };
}
