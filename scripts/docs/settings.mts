/** Reads every setting of a landing zone from the interfaces (types, doc comments) and from the schema (defaults). */
import { join, relative } from 'node:path';
import ts from 'typescript';
import type { z } from 'zod';
import { bare } from '../../constructs/core/settings.js';
import { landingZoneSettings } from '../../src/zone/settings.js';
import { type Doc, docOf } from './comment.mjs';

/** One setting. */
export interface Setting extends Doc {
  readonly key: string;
  readonly type: string;
  readonly required: boolean;
  /** As the schema has it or the comment describes it; absent where none is needed. */
  readonly default?: string;
  /** Sections that describe what is in it. */
  readonly sections: readonly Content[];
}

interface Content {
  readonly label: string;
  readonly path: string;
}

/** The settings of one place, such as `teams.<name>.environments.<name>`. */
export interface Section {
  readonly path: string;
  readonly about: string;
  /** Keys that go together, where there is a choice. */
  readonly choices: readonly (readonly string[])[];
  readonly settings: readonly Setting[];
}

/** A type whose values are too many for a table. */
export interface NamedType {
  readonly name: string;
  readonly values: readonly string[];
}

interface Reading {
  readonly sections: readonly Section[];
  readonly names: readonly NamedType[];
  readonly mistakes: readonly string[];
}

export function readSettings(root: string): Reading {
  const file = join(root, 'src', 'zone', 'settings.ts');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  const program = ts.createProgram([file], { ...options, incremental: false, tsBuildInfoFile: undefined });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find(({ name }) => name === 'LandingZoneSettings');
  if (symbol === undefined) throw new Error(`${relative(root, file)} exports no LandingZoneSettings`);
  const reader = new Reader(root, checker);
  reader.add({ path: '', settled: false, type: checker.getDeclaredTypeOfSymbol(symbol), schema: landingZoneSettings });
  return reader.read();
}

interface Place {
  readonly path: string;
  /** Whether the setting that holds it says what a change does. */
  readonly settled: boolean;
  readonly type: ts.Type;
  readonly schema: z.core.$ZodType | undefined;
}

class Reader {
  readonly #root: string;
  readonly #checker: ts.TypeChecker;
  readonly #open: Place[] = [];
  readonly #seen = new Map<string, string>();
  readonly #names = new Map<string, readonly string[]>();
  readonly #mistakes: string[] = [];

  constructor(root: string, checker: ts.TypeChecker) {
    this.#root = root;
    this.#checker = checker;
  }

  /** Puts a place on the list; answers the path under which its type is described. */
  add(place: Place): string {
    const { path, type } = place;
    const name = type.isIntersection() ? '' : nameOf(type);
    const known = name === '' ? undefined : this.#seen.get(name);
    if (known !== undefined) return known;
    if (name !== '') this.#seen.set(name, path);
    this.#open.push(place);
    return path;
  }

  read(): Reading {
    const sections: Section[] = [];
    // what is found in a place comes right after it
    for (let place = this.#open.shift(); place !== undefined; place = this.#open.shift()) {
      const later = this.#open.splice(0);
      sections.push(this.#section(place));
      this.#open.push(...later);
    }
    const names = [...this.#names].map(([name, values]) => ({ name, values }));
    return { sections, names, mistakes: this.#mistakes };
  }

  #section({ path, type, schema, settled }: Place): Section {
    const found = new Map<string, Setting>();
    const parts = type.isUnion() ? type.types : [type];
    for (const symbol of parts.flatMap((part) => part.getProperties())) {
      if (!found.has(symbol.name)) found.set(symbol.name, this.#setting(path, symbol, schema, settled));
    }
    const about = type.aliasSymbol ?? type.getSymbol();
    const keys = parts.map((part) => part.getProperties().map(({ name }) => name));
    return {
      path,
      about: about === undefined ? '' : docOf(about, this.#checker).text,
      choices: parts.length > 1 ? keys.map((own) => own.filter((key) => !keys.every((all) => all.includes(key)))) : [],
      settings: [...found.values()],
    };
  }

  #setting(path: string, symbol: ts.Symbol, schema: z.core.$ZodType | undefined, settled: boolean): Setting {
    const key = symbol.name;
    const where = path === '' ? key : `${path}.${key}`;
    const declaration = symbol.declarations?.[0];
    if (declaration === undefined) throw new Error(`${where} has no declaration`);
    const doc = docOf(symbol, this.#checker);
    const inner = within(schema, key);
    const type = this.#checker.getNonNullableType(this.#checker.getTypeOfSymbolAtLocation(symbol, declaration));
    const required = (symbol.flags & ts.SymbolFlags.Optional) === 0;
    const contents = this.#contents(type);
    const sections = contents.map(({ label, suffix, type: inside }) => ({
      label,
      path: this.add({
        path: `${where}${suffix}`,
        settled: doc.change !== undefined && suffix !== '.<name>',
        type: inside,
        schema: stepInto(inner, suffix),
      }),
    }));
    const file = relative(this.#root, declaration.getSourceFile().fileName);
    if (doc.text === '') this.#mistakes.push(`${where} (${file}): has no doc comment`);
    if (contents.length === 0 && doc.change === undefined && !settled) {
      this.#mistakes.push(`${where} (${file}): does not say 'Change:', what a change does`);
    }
    const standard = required ? undefined : this.#default(`${where} (${file})`, doc, inner);
    return { ...doc, key, type: this.#typeText(type, declaration), required, default: standard, sections };
  }

  /** The literal default of the schema, which the comment must agree with, or what the comment says it is. */
  #default(where: string, { default: said }: Doc, schema: z.core.$ZodType | undefined): string | undefined {
    const literal = defaultOf(schema);
    const text = literal === undefined ? undefined : spell(literal);
    if (said === undefined) return text;
    if (said.startsWith('- ')) return said.slice(2);
    const [first = ''] = said.split(' - ');
    if (text !== undefined && first.trim() === text) return said;
    this.#mistakes.push(`${where}: @default is ${said}, in the schema it is ${text ?? 'absent'}`);
    return said;
  }

  /** What is in a setting that has settings of its own. */
  #contents(type: ts.Type): { readonly type: ts.Type; readonly suffix: string; readonly label: string }[] {
    const value = this.#checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (value !== undefined) return this.#isOwn(value) ? [{ type: value, suffix: '.<name>', label: 'map' }] : [];
    const element = this.#checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    if (element !== undefined) return this.#isOwn(element) ? [{ type: element, suffix: '[]', label: 'list' }] : [];
    if (this.#isOwn(type)) return [{ type, suffix: '', label: 'object' }];
    const choices = type.isUnion() ? type.types.filter((part) => this.#isOwn(part) && nameOf(part) !== '') : [];
    return choices.map((choice) => ({ type: choice, suffix: ` (${nameOf(choice)})`, label: nameOf(choice) }));
  }

  /** An object, or a choice of objects, that this repository describes. */
  #isOwn(type: ts.Type): boolean {
    if (type.isUnionOrIntersection()) return type.types.every((part) => this.#isOwn(part));
    if ((type.flags & ts.TypeFlags.Object) === 0 || this.#checker.isArrayLikeType(type)) return false;
    const keys = type.getProperties();
    return keys.length > 0 && keys.every(({ declarations }) => declarations?.some(isWrittenOut));
  }

  /** A type as it is written, where that says it; else as the compiler spells it. */
  #typeText(type: ts.Type, declaration: ts.Declaration): string {
    const node = ts.isPropertySignature(declaration) ? declaration.type : undefined;
    const written = node?.getText().replace(/\breadonly /g, '') ?? '';
    if (node !== undefined && written !== '' && !/\btypeof\b|\n/.test(written)) {
      this.#noteNames(node);
      return written.replace(/\bReadonly<((?:[^<>]|<[^<>]*>)*)>/g, '$1');
    }
    const { NoTruncation, InTypeAlias, UseSingleQuotesForStringLiteralType } = ts.TypeFormatFlags;
    const flags = NoTruncation | InTypeAlias | UseSingleQuotesForStringLiteralType;
    return this.#checker.typeToString(type, undefined, flags).replace(/\breadonly /g, '');
  }

  /** Notes the values of every alias that a type is written with. */
  #noteNames(node: ts.Node): void {
    if (ts.isTypeReferenceNode(node)) {
      const literals = literalsOf(this.#checker.getTypeFromTypeNode(node));
      if (literals.length > 0) this.#names.set(node.typeName.getText(), literals);
    }
    node.forEachChild((child) => this.#noteNames(child));
  }
}

/** Not made by a mapped type over names, such as `Record<RegionName, …>`. */
const isWrittenOut = (declaration: ts.Declaration): boolean => ts.isPropertySignature(declaration);

const literalsOf = (type: ts.Type): string[] =>
  type.isUnion() ? type.types.flatMap((part) => (part.isStringLiteral() ? [part.value] : [])) : [];

/** Name of an interface or alias; empty for what is written in place. */
const nameOf = (type: ts.Type): string => {
  const name = (type.aliasSymbol ?? type.getSymbol())?.name ?? '';
  return name.startsWith('__') ? '' : name;
};

function within(schema: z.core.$ZodType | undefined, key: string): z.core.$ZodType | undefined {
  if (schema === undefined) return undefined;
  const { def } = bare(schema)._zod;
  if (def.type === 'object') return (def as z.core.$ZodObjectDef).shape[key];
  if (def.type !== 'union') return undefined;
  return (def as z.core.$ZodUnionDef).options.map((option) => within(option, key)).find((found) => found);
}

function stepInto(schema: z.core.$ZodType | undefined, suffix: string): z.core.$ZodType | undefined {
  if (schema === undefined || suffix === '' || suffix.startsWith(' ')) return schema;
  const { def } = bare(schema)._zod;
  if (def.type === 'record') return (def as z.core.$ZodRecordDef).valueType;
  return def.type === 'array' ? (def as z.core.$ZodArrayDef).element : undefined;
}

function defaultOf(schema: z.core.$ZodType | undefined): unknown {
  if (schema === undefined) return undefined;
  const { def } = schema._zod;
  if (def.type === 'default') return (def as z.core.$ZodDefaultDef).defaultValue;
  return 'innerType' in def ? defaultOf(def.innerType as z.core.$ZodType) : undefined;
}

/** A value as TypeScript is written here. */
const spell = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('"', "'")
    .replace(/^(\{\}|\[\])$/, 'none');
