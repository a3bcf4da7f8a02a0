import { entries } from '../../providers/ovh/schema/parse';
import { dataSchemaOf, schemaOf } from '../../providers/schemas';
import type { Block } from '../estate/model';

/** What a thing is told apart by. */
const identifier = /(^|[._])(id|urn|arn|identity|service_name)$|^metadata\.name$/;

const known = new Map<string, ReadonlySet<string>>();

/** Whether an attribute, its path without indices, tells a thing apart and is given by the provider: nobody can write what it will be. */
export function isProviderName({ kind, type }: Pick<Block, 'kind' | 'type'>, path: string): boolean {
  const key = `${kind} ${type}`;
  let found = known.get(key);
  if (found === undefined) {
    found = new Set(identifiersOf(kind, type));
    known.set(key, found);
  }
  return found.has(path);
}

function identifiersOf(kind: Block['kind'], type: string): readonly string[] {
  const schema = kind === 'resource' ? schemaOf(type) : kind === 'data' ? dataSchemaOf(type) : undefined;
  return [...entries(schema?.attributes ?? {}, type)]
    .filter(({ path, words, type: text }) => words.computed && text === 'string' && identifier.test(path))
    .map(({ path }) => path);
}
