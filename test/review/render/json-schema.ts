import { join } from 'node:path';
import ts from 'typescript';

type Schema = Record<string, unknown>;

/** The JSON Schema of the `Report` type, from its TypeScript source with its comments. */
export function reportSchema(): Schema {
  const root = join(__dirname, '../../..');
  const program = ts.createProgram([join(root, 'src/review/report/report.ts')], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(root, 'src/review/report/report.ts'));
  const symbol = source && checker.getSymbolAtLocation(source);
  const report = symbol && checker.getExportsOfModule(symbol).find(({ name }) => name === 'Report');
  if (report === undefined) throw new Error('src/review/report/report.ts exports no Report');
  const maker = new SchemaMaker(checker);
  const schema = maker.schema(checker.getDeclaredTypeOfSymbol(report));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Report of landing-zone review, version 2',
    ...maker.definition(schema),
    $defs: Object.fromEntries(
      [...maker.definitions].filter(([name]) => name !== 'Report').sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

/** Named types become definitions, everything else stands where it is used. */
class SchemaMaker {
  readonly definitions = new Map<string, Schema>();

  constructor(readonly checker: ts.TypeChecker) {}

  definition({ $ref }: Schema): Schema {
    return this.definitions.get(`${$ref}`.replace('#/$defs/', '')) ?? {};
  }

  schema(type: ts.Type): Schema {
    if (type.isUnion()) return this.union(type.types);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    // a masked text is a text with a brand that only the compiler sees
    if (type.flags & ts.TypeFlags.String || type.aliasSymbol?.name === 'Masked') return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'integer' };
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    const [item] = this.checker.isArrayType(type) ? this.checker.getTypeArguments(type as ts.TypeReference) : [];
    if (item !== undefined) return { type: 'array', items: this.schema(item) };
    return this.object(type);
  }

  union(types: readonly ts.Type[]): Schema {
    const some = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const [only] = some;
    if (some.every(({ flags }) => flags & ts.TypeFlags.BooleanLiteral)) return { type: 'boolean' };
    if (some.length === 1 && only !== undefined) return this.schema(only);
    const literals = some.flatMap((type) => (type.isStringLiteral() ? [type.value] : []));
    if (literals.length !== some.length) throw new Error('the schema knows only unions of strings');
    return { enum: literals };
  }

  object(type: ts.Type): Schema {
    const anyName = type.getStringIndexType();
    if (anyName !== undefined) return { type: 'object', additionalProperties: this.schema(anyName) };
    const name = (type.aliasSymbol ?? type.symbol).name;
    const schema = (): Schema => {
      const fields = this.checker.getPropertiesOfType(type);
      return {
        ...(name === 'Readonly' ? {} : this.comment(type.aliasSymbol ?? type.symbol)),
        type: 'object',
        required: fields.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map((field) => field.name),
        properties: Object.fromEntries(
          fields.map((field) => [
            field.name,
            { ...this.comment(field), ...this.schema(this.checker.getTypeOfSymbol(field)) },
          ]),
        ),
      };
    };
    if (name === '__type' || name === 'Readonly') return schema();
    if (!this.definitions.has(name)) {
      this.definitions.set(name, {});
      this.definitions.set(name, schema());
    }
    return { $ref: `#/$defs/${name}` };
  }

  comment(symbol: ts.Symbol): Schema {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
    return text === '' ? {} : { description: text.replace(/\n(?!\n|- )/g, ' ') };
  }
}

/** As the formatter of this repository would print it. */
export function printSchema(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  const line = JSON.stringify(value).replaceAll('","', '", "');
  if (Array.isArray(value) && value.every((one) => typeof one === 'string') && indent.length + line.length < 90)
    return line;
  const parts = Array.isArray(value)
    ? value.map((one) => printSchema(one, deeper))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${printSchema(one, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const text =
    parts.length === 0
      ? `${open}${close}`
      : `${open}\n${parts.map((part) => deeper + part).join(',\n')}\n${indent}${close}`;
  return indent === '' ? `${text}\n` : text;
}
