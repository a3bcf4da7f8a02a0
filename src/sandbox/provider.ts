import { mapValues } from '../estate/map-values';
import { decodeObject, encodeValue } from './codec';
import { Connections } from './connections';
import { members, type ObjectValue } from './cty';
import { CloudError, errorDiagnostic, warningDiagnostic } from './error';
import type { References } from './links';
import { Lookup } from './lookup';
import { type ProviderDescription, schemaMessage, TypeModel } from './model';
import { planChange } from './planner';
import type {
  Answer,
  ApplyAnswer,
  ApplyRequest,
  ConfigRequest,
  DataAnswer,
  ImportAnswer,
  ImportRequest,
  PlanAnswer,
  PlanRequest,
  ReadAnswer,
  ReadRequest,
  UpgradeRequest,
} from './protocol';
import { Simulator } from './simulator';
import type { StateFile } from './state-file';
import { validate } from './validate';

const capabilities = { plan_destroy: true, get_provider_schema_optional: true, move_resource_state: false };

/** Answers Terraform's calls for one provider. */
export class SandboxProvider {
  readonly #simulators: Map<string, Simulator>;
  readonly #lookups: Map<string, Lookup>;
  readonly #provider: TypeModel;
  #schema: object | undefined;
  readonly #connections: Connections;

  constructor(
    readonly description: ProviderDescription,
    private readonly file: StateFile,
    references: References,
  ) {
    const { cloud } = file;
    const { behaviours, dataBehaviours, resources, dataSources } = description;
    this.#connections = new Connections(description.connect, cloud);
    this.#provider = new TypeModel('provider', { attributes: description.provider });
    this.#simulators = new Map(
      Object.entries(resources).map(([name, source]) => [
        name,
        new Simulator(new TypeModel(name, source, process.env), behaviours[name] ?? {}, cloud, references),
      ]),
    );
    const isStored = (type: string) => type in resources || type in behaviours;
    this.#lookups = new Map(
      Object.entries(dataSources).map(([name, source]) => [
        name,
        new Lookup(new TypeModel(name, source, process.env), dataBehaviours[name] ?? {}, cloud, isStored),
      ]),
    );
  }

  simulator(type: string): Simulator {
    const simulator = this.#simulators.get(type);
    if (simulator === undefined) throw new CloudError(400, `the sandbox doesn't know the resource type ${type}`);
    return simulator;
  }

  has(type: string): boolean {
    return this.#simulators.has(type);
  }

  GetMetadata(): object {
    const names = (types: Map<string, unknown>) => [...types.keys()].map((type_name) => ({ type_name }));
    return {
      server_capabilities: capabilities,
      resources: names(this.#simulators),
      data_sources: names(this.#lookups),
    };
  }

  /** Nearly a megabyte, and asked for by every command: made once. */
  GetProviderSchema(): object {
    this.#schema ??= this.#makeSchema();
    return this.#schema;
  }

  #makeSchema(): object {
    const messages = (types: Map<string, Simulator | Lookup>) =>
      mapValues(Object.fromEntries(types), ({ model }) => schemaMessage(model.schema));
    return {
      provider: schemaMessage(this.#provider.schema),
      resource_schemas: messages(this.#simulators),
      data_source_schemas: messages(this.#lookups),
      server_capabilities: capabilities,
    };
  }

  ValidateProviderConfig(): Answer {
    return {};
  }

  ValidateResourceConfig(request: ConfigRequest): Answer {
    const { model } = this.simulator(request.type_name);
    return { diagnostics: validate(model, members(decodeObject(request.config, model.type))) };
  }

  ValidateDataResourceConfig(request: ConfigRequest): Answer {
    const { model } = this.#lookup(request.type_name);
    return { diagnostics: validate(model, members(decodeObject(request.config, model.type))) };
  }

  ConfigureProvider(request: ConfigRequest, peer: string): Answer {
    this.#connections.configure(peer, members(decodeObject(request.config, this.#provider.type)));
    return {};
  }

  GetFunctions(): object {
    return {};
  }

  StopProvider(): object {
    return {};
  }

  UpgradeResourceState(request: UpgradeRequest): object {
    // no type has had a second schema version, and a state's JSON is the protocol's JSON form
    return { upgraded_state: { json: request.raw_state.json } };
  }

  ReadResource(request: ReadRequest, peer: string): ReadAnswer {
    const simulator = this.simulator(request.type_name);
    const { type } = simulator.model;
    const current = members(decodeObject(request.current_state, type));
    const scope = this.#connections.scope(peer);
    if (scope === undefined) return { new_state: request.current_state, ...withPrivate(request.private) };
    const state = simulator.read(scope + simulator.identity.keyIn(current, keptKey(request.private)), current);
    return { new_state: encodeValue(state, type), ...withPrivate(request.private) };
  }

  PlanResourceChange(request: PlanRequest): PlanAnswer {
    const simulator = this.simulator(request.type_name);
    const { type } = simulator.model;
    const { planned, replace, legacy } = planChange(simulator, {
      prior: decodeObject(request.prior_state, type),
      proposed: decodeObject(request.proposed_new_state, type),
      config: members(decodeObject(request.config, type)),
    });
    return {
      planned_state: encodeValue(planned, type),
      requires_replace: replace,
      legacy_type_system: legacy,
      ...(request.prior_private === undefined ? {} : { planned_private: request.prior_private }),
    };
  }

  async ApplyResourceChange(request: ApplyRequest, peer: string): Promise<ApplyAnswer> {
    const simulator = this.simulator(request.type_name);
    const { type } = simulator.model;
    const prior = decodeObject(request.prior_state, type);
    const planned = decodeObject(request.planned_state, type);
    let answer: ApplyAnswer;
    try {
      answer = this.#apply(simulator, request, prior, planned, this.#connections.reached(peer));
    } catch (error) {
      // what failed has changed nothing: the state stays what it was
      return { new_state: request.prior_state, diagnostics: [errorDiagnostic(this.description.api, error)] };
    }
    // an answered change is on disk: whatever happens to the sandbox next, the cloud is what Terraform believes
    await this.file.save();
    return answer;
  }

  #apply(
    simulator: Simulator,
    request: ApplyRequest,
    prior: ObjectValue | null,
    planned: ObjectValue | null,
    scope: string,
  ): ApplyAnswer {
    const { type } = simulator.model;
    if (prior === null && planned !== null) {
      const { key, state, isOther, warnings } = simulator.create(planned, scope);
      return {
        new_state: encodeValue(state, type),
        private: Buffer.from(JSON.stringify({ key })),
        diagnostics: warnings.map(warningDiagnostic),
        legacy_type_system: isOther && simulator.model.isLenient,
      };
    }
    const id = scope + simulator.identity.keyIn(members(prior), keptKey(request.planned_private));
    if (planned === null) {
      simulator.delete(id);
      return { new_state: encodeValue(null, type), ...withPrivate(request.planned_private) };
    }
    const { state, isOther, warnings } = simulator.update(id, members(prior), planned, scope);
    return {
      new_state: encodeValue(state, type),
      ...withPrivate(request.planned_private),
      diagnostics: warnings.map(warningDiagnostic),
      legacy_type_system: isOther && simulator.model.isLenient,
    };
  }

  ImportResourceState(request: ImportRequest, peer: string): ImportAnswer {
    const simulator = this.simulator(request.type_name);
    const { model } = simulator;
    if (model.source.importId === undefined) {
      throw new CloudError(400, `resource ${request.type_name} doesn't support import`);
    }
    const scope = this.#connections.reached(peer);
    const object = simulator.findImport(request.id, scope);
    if (object === undefined)
      throw new CloudError(
        404,
        `no ${request.type_name} has the import id ${request.id} (its form is ${model.source.importId})`,
      );
    const key = object.id.slice(scope.length);
    const state = simulator.read(object.id, {});
    return {
      imported_resources: [
        {
          type_name: request.type_name,
          state: encodeValue(state, model.type),
          private: Buffer.from(JSON.stringify({ key })),
        },
      ],
    };
  }

  ReadDataSource(request: ConfigRequest, peer: string): DataAnswer {
    const lookup = this.#lookup(request.type_name);
    const config = members(decodeObject(request.config, lookup.model.type));
    return { state: encodeValue(lookup.read(config, this.#connections.reached(peer)), lookup.model.type) };
  }

  #lookup(type: string): Lookup {
    const lookup = this.#lookups.get(type);
    if (lookup === undefined) throw new CloudError(400, `the sandbox doesn't know the data source ${type}`);
    return lookup;
  }
}

const withPrivate = (bytes: Uint8Array | undefined): { readonly private?: Uint8Array } =>
  bytes === undefined ? {} : { private: bytes };

/** The key that this sandbox left in a state's private part. */
function keptKey(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined || bytes.length === 0) return undefined;
  const kept: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  return typeof kept === 'object' && kept !== null && 'key' in kept ? String(kept.key) : undefined;
}
