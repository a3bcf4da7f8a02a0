import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * Reads `@ovhcloud/pulumi-ovh`, which Pulumi generates from the provider itself: an account of the same types that is
 * independent of ours. It is read as text, because importing it needs Pulumi's runtime.
 */
const root = dirname(require.resolve('@ovhcloud/pulumi-ovh/package.json'));

export type Shape =
  | 'string'
  | 'number'
  | 'boolean'
  | 'any'
  | { readonly array: Shape }
  | { readonly map: Shape }
  | { readonly object: Fields };

export interface Field {
  readonly shape: Shape;
  readonly optional: boolean;
  readonly deprecated: boolean;
}

export type Fields = { readonly [name: string]: Field };

export interface PulumiType {
  /** Everything that the type has. */
  readonly state: Fields;
  /** What can be set. */
  readonly inputs: Fields;
  /** Names of the outputs that may be undefined. */
  readonly undefinedOutputs: readonly string[];
  readonly secrets: readonly string[];
}

/** Pulumi's names of types that the general rule doesn't give, see `terraformType`. */
const exceptions: { readonly [moduleAndName: string]: string } = {
  'CloudProject/project': 'ovh_cloud_project',
  'CloudProject/projectRegion': 'ovh_cloud_project_region',
  'CloudProject/s3Credential': 'ovh_cloud_project_user_s3_credential',
  'CloudProject/s3Policy': 'ovh_cloud_project_user_s3_policy',
  'CloudProjectDatabase/databaseInstance': 'ovh_cloud_project_database_database',
  'CloudProjectDatabase/postgresSqlUser': 'ovh_cloud_project_database_postgresql_user',
  'CloudProjectDatabase/postgresSqlConnectionPool': 'ovh_cloud_project_database_postgresql_connection_pool',
  'Okms/okms': 'ovh_okms',
  'Vrack/vrack': 'ovh_vrack',
  'Vrack/vrackDedicatedCloud': 'ovh_vrack_dedicated_cloud',
  'Vrack/ipAddress': 'ovh_vrack_ip',
  'Ip/ipService': 'ovh_ip_service',
  'SavingsPlan/savingsPlan': 'ovh_savings_plan',
};

const dataSourceExceptions: { readonly [moduleAndName: string]: string } = {
  'CloudProject/CapabilitiesContainerFilter': 'ovh_cloud_project_capabilities_containerregistry_filter',
  'CloudProject/MongoDbPrometheus': 'ovh_cloud_project_database_mongodb_prometheus',
  'CloudProject/MongoDbUser': 'ovh_cloud_project_database_mongodb_user',
  'CloudProject/OpenSearchPattern': 'ovh_cloud_project_database_opensearch_pattern',
  'CloudProject/OpenSearchPatterns': 'ovh_cloud_project_database_opensearch_patterns',
  'CloudProject/OpenSearchUser': 'ovh_cloud_project_database_opensearch_user',
  'CloudProject/Prometheus': 'ovh_cloud_project_database_prometheus',
  'CloudProjectDatabase/Database': 'ovh_cloud_project_database',
  'CloudProjectDatabase/Databases': 'ovh_cloud_project_databases',
  'CloudProjectDatabase/DatabaseInstance': 'ovh_cloud_project_database_database',
  'CloudProjectDatabase/DatabaseInstances': 'ovh_cloud_project_database_databases',
  'CloudProjectDatabase/DatabaseIntegration': 'ovh_cloud_project_database_integration',
  'CloudProjectDatabase/DatabaseIntegrations': 'ovh_cloud_project_database_integrations',
  'CloudProjectDatabase/DatabaseLogSubscription': 'ovh_cloud_project_database_log_subscription',
  'CloudProjectDatabase/DatabaseLogSubscriptions': 'ovh_cloud_project_database_log_subscriptions',
  'CloudProjectDatabase/DatabasePostgreSQLConnectionPools': 'ovh_cloud_project_database_postgresql_connection_pools',
  'CloudProjectDatabase/PostgresSqlConnectionPool': 'ovh_cloud_project_database_postgresql_connection_pool',
  'CloudProjectDatabase/PostgresSqlUser': 'ovh_cloud_project_database_postgresql_user',
  'Dbaas/LogsClustersRetention': 'ovh_dbaas_logs_cluster_retention',
  'Me/Me': 'ovh_me',
  'Okms/OkmsCredential': 'ovh_okms_credential',
  'Okms/OkmsResource': 'ovh_okms_resource',
  'Okms/OkmsServiceKey': 'ovh_okms_service_key',
  'Okms/OkmsServiceKeyJwk': 'ovh_okms_service_key_jwk',
  'Okms/OkmsServiceKeyPem': 'ovh_okms_service_key_pem',
  'Vrack/Vracks': 'ovh_vracks',
  'index/InstallationTemplate': 'ovh_dedicated_installation_template',
  'index/InstallationTemplates': 'ovh_dedicated_installation_templates',
  'index/Server': 'ovh_dedicated_server',
  'index/Servers': 'ovh_dedicated_servers',
};

interface Token {
  readonly module: string;
  readonly name: string;
  /** Prefix of the interfaces that describe the type. */
  readonly className: string;
  readonly typeName: string;
}

/** Finds Pulumi's counterpart of each resource type; types without one are left out. */
export function readResources(types: readonly string[]): Map<string, PulumiType> {
  return readAll(types, exceptions, (text) => {
    const [, module = '', name = '', className = ''] = /__pulumiType = 'ovh:(\w+)\/(\w+):(\w+)'/.exec(text) ?? [];
    return className === '' ? undefined : { module, name, className, typeName: className };
  });
}

/** Finds Pulumi's counterpart of each data source, a function; those without one are left out. */
export function readDataSources(types: readonly string[]): Map<string, PulumiType> {
  return readAll(types, dataSourceExceptions, (text) => {
    const [, module = '', prefix = '', name = ''] = /runtime\.invoke\("ovh:(\w+)\/\w+:(get)?(\w+)"/.exec(text) ?? [];
    return name === ''
      ? undefined
      : { module, name, className: prefix === 'get' ? `Get${name}` : name, typeName: name };
  });
}

function readAll(
  types: readonly string[],
  special: { readonly [moduleAndName: string]: string },
  tokenOf: (text: string) => Token | undefined,
): Map<string, PulumiType> {
  const byKey = new Map(types.map((type) => [type.replace(/^ovh_/, '').replaceAll('_', ''), type]));
  const shapes = new Shapes();
  const found = new Map<string, PulumiType>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8');
    const token = tokenOf(text);
    if (token === undefined) continue;
    const module = token.module === 'index' ? '' : token.module;
    const key = `${module}${token.typeName}`;
    const type = special[`${token.module}/${token.name}`] ?? byKey.get(key.toLowerCase());
    if (type !== undefined && types.includes(type)) found.set(type, readType(token.className, file, text, shapes));
  }
  return found;
}

function readType(className: string, file: string, text: string, shapes: Shapes): PulumiType {
  const source = parse(file.replace(/\.js$/, '.d.ts'));
  const secrets = /additionalSecretOutputs: \[([^\]]*)\]/.exec(text)?.[1] ?? '';
  const undefinedOutputs: string[] = [];
  let state: Fields = {};
  let inputs: Fields = {};
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      const { text: name } = statement.name;
      if (name === `${className}State` || name === `${className}Result`) state = shapes.fields(statement.members);
      if (name === `${className}Args`) inputs = shapes.fields(statement.members);
    } else if (ts.isClassDeclaration(statement)) {
      for (const member of statement.members) {
        if (!ts.isPropertyDeclaration(member) || !ts.isIdentifier(member.name) || member.type === undefined) continue;
        if (/\| undefined>$/.test(member.type.getText())) undefinedOutputs.push(member.name.text);
      }
    }
  }
  return {
    state,
    inputs,
    undefinedOutputs,
    secrets: [...secrets.matchAll(/"(\w+)"/g)].flatMap((match) => match[1] ?? []),
  };
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

class Shapes {
  readonly #interfaces = new Map<string, ts.InterfaceDeclaration>();

  constructor() {
    const collect = (prefix: string, statements: readonly ts.Statement[]): void => {
      for (const statement of statements) {
        if (ts.isInterfaceDeclaration(statement)) this.#interfaces.set(`${prefix}${statement.name.text}`, statement);
        else if (ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body)) {
          collect(`${prefix}${statement.name.text}.`, statement.body.statements);
        }
      }
    };
    collect('inputs.', parse(join(root, 'types', 'input.d.ts')).statements);
    collect('outputs.', parse(join(root, 'types', 'output.d.ts')).statements);
  }

  fields(members: ts.NodeArray<ts.TypeElement>): Fields {
    const fields: { [name: string]: Field } = {};
    for (const member of members) {
      if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name) || member.type === undefined) continue;
      fields[member.name.text] = {
        shape: this.#shape(member.type),
        optional: member.questionToken !== undefined,
        deprecated: ts.getJSDocDeprecatedTag(member) !== undefined,
      };
    }
    return fields;
  }

  #shape(node: ts.TypeNode): Shape {
    if (ts.isArrayTypeNode(node)) return { array: this.#shape(node.elementType) };
    if (ts.isTypeLiteralNode(node)) {
      const [index] = node.members;
      if (index !== undefined && ts.isIndexSignatureDeclaration(index)) return { map: this.#shape(index.type) };
    }
    if (ts.isUnionTypeNode(node)) {
      const [one, ...more] = node.types.filter((type) => type.kind !== ts.SyntaxKind.UndefinedKeyword);
      if (one !== undefined && more.length === 0) return this.#shape(one);
    }
    if (ts.isTypeReferenceNode(node)) {
      const name = node.typeName.getText();
      const argument = node.typeArguments?.[0];
      if (/^pulumi\.(Input|Output)$/.test(name) && argument !== undefined) return this.#shape(argument);
      const declaration = this.#interfaces.get(name);
      if (declaration !== undefined) return { object: this.fields(declaration.members) };
    }
    const text = node.getText();
    if (text === 'string' || text === 'number' || text === 'boolean' || text === 'any') return text;
    throw new Error(`${node.getSourceFile().fileName}: can't read the type "${text}"`);
  }
}
