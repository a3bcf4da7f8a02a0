import { fromJSON, type ServiceDefinition } from '@grpc/proto-loader';
import { parse } from 'protobufjs';

/** Terraform's provider protocol, version 6: only names of calls and numbers of fields matter on the wire. */
const definition = `
syntax = "proto3";
package tfplugin6;

message DynamicValue { bytes msgpack = 1; bytes json = 2; }
message AttributePath {
  message Step { oneof selector { string attribute_name = 1; string element_key_string = 2; int64 element_key_int = 3; } }
  repeated Step steps = 1;
}
message Diagnostic { int32 severity = 1; string summary = 2; string detail = 3; AttributePath attribute = 4; }
message RawState { bytes json = 1; map<string, string> flatmap = 2; }
message ServerCapabilities { bool plan_destroy = 1; bool get_provider_schema_optional = 2; bool move_resource_state = 3; }
message Schema {
  message Block {
    int64 version = 1; repeated Attribute attributes = 2; repeated NestedBlock block_types = 3;
    string description = 4; int32 description_kind = 5; bool deprecated = 6;
  }
  message Attribute {
    string name = 1; bytes type = 2; string description = 3; bool required = 4; bool optional = 5; bool computed = 6;
    bool sensitive = 7; int32 description_kind = 8; bool deprecated = 9; Object nested_type = 10; bool write_only = 11;
  }
  message NestedBlock { string type_name = 1; Block block = 2; int32 nesting = 3; int64 min_items = 4; int64 max_items = 5; }
  message Object { repeated Attribute attributes = 1; int32 nesting = 3; }
  int64 version = 1; Block block = 2;
}

message Empty {}
message TypeName { string type_name = 1; }
message MetadataResponse {
  ServerCapabilities server_capabilities = 1; repeated Diagnostic diagnostics = 2;
  repeated TypeName data_sources = 3; repeated TypeName resources = 4;
}
message SchemaResponse {
  Schema provider = 1; map<string, Schema> resource_schemas = 2; map<string, Schema> data_source_schemas = 3;
  repeated Diagnostic diagnostics = 4; Schema provider_meta = 5; ServerCapabilities server_capabilities = 6;
}
message ProviderConfigRequest { DynamicValue config = 1; }
message ProviderConfigResponse { repeated Diagnostic diagnostics = 2; }
message ValidateRequest { string type_name = 1; DynamicValue config = 2; }
message ConfigureRequest { string terraform_version = 1; DynamicValue config = 2; }
message DiagnosticsResponse { repeated Diagnostic diagnostics = 1; }
message UpgradeRequest { string type_name = 1; int64 version = 2; RawState raw_state = 3; }
message UpgradeResponse { DynamicValue upgraded_state = 1; repeated Diagnostic diagnostics = 2; }
message ReadRequest { string type_name = 1; DynamicValue current_state = 2; bytes private = 3; }
message ReadResponse { DynamicValue new_state = 1; repeated Diagnostic diagnostics = 2; bytes private = 3; }
message PlanRequest {
  string type_name = 1; DynamicValue prior_state = 2; DynamicValue proposed_new_state = 3; DynamicValue config = 4;
  bytes prior_private = 5;
}
message PlanResponse {
  DynamicValue planned_state = 1; repeated AttributePath requires_replace = 2; bytes planned_private = 3;
  repeated Diagnostic diagnostics = 4; bool legacy_type_system = 5;
}
message ApplyRequest {
  string type_name = 1; DynamicValue prior_state = 2; DynamicValue planned_state = 3; DynamicValue config = 4;
  bytes planned_private = 5;
}
message ApplyResponse { DynamicValue new_state = 1; bytes private = 2; repeated Diagnostic diagnostics = 3; bool legacy_type_system = 4; }
message ImportRequest { string type_name = 1; string id = 2; }
message ImportedResource { string type_name = 1; DynamicValue state = 2; bytes private = 3; }
message ImportResponse { repeated ImportedResource imported_resources = 1; repeated Diagnostic diagnostics = 2; }
message DataRequest { string type_name = 1; DynamicValue config = 2; }
message DataResponse { DynamicValue state = 1; repeated Diagnostic diagnostics = 2; }
message FunctionsResponse { repeated Diagnostic diagnostics = 2; }
message StopResponse { string Error = 1; }

service Provider {
  rpc GetMetadata(Empty) returns (MetadataResponse);
  rpc GetProviderSchema(Empty) returns (SchemaResponse);
  rpc ValidateProviderConfig(ProviderConfigRequest) returns (ProviderConfigResponse);
  rpc ValidateResourceConfig(ValidateRequest) returns (DiagnosticsResponse);
  rpc ValidateDataResourceConfig(ValidateRequest) returns (DiagnosticsResponse);
  rpc UpgradeResourceState(UpgradeRequest) returns (UpgradeResponse);
  rpc ConfigureProvider(ConfigureRequest) returns (DiagnosticsResponse);
  rpc ReadResource(ReadRequest) returns (ReadResponse);
  rpc PlanResourceChange(PlanRequest) returns (PlanResponse);
  rpc ApplyResourceChange(ApplyRequest) returns (ApplyResponse);
  rpc ImportResourceState(ImportRequest) returns (ImportResponse);
  rpc ReadDataSource(DataRequest) returns (DataResponse);
  rpc GetFunctions(Empty) returns (FunctionsResponse);
  rpc StopProvider(Empty) returns (StopResponse);
}
`;

/** The service as grpc-js wants it. Identity, move and ephemeral calls of newer cores stay unimplemented, which they accept. */
export function providerService(): ServiceDefinition {
  const json = parse(definition, { keepCase: true }).root.toJSON();
  const packages = fromJSON(json, { keepCase: true, longs: Number, enums: Number, defaults: false, oneofs: false });
  return packages['tfplugin6.Provider'] as ServiceDefinition;
}

export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** One step into a value: an attribute, a list index or a map key. */
type AttributeStep =
  | { readonly attribute_name: string }
  | { readonly element_key_int: number }
  | { readonly element_key_string: string };

export interface ProtocolDiagnostic {
  /** 1 error, 2 warning. */
  readonly severity: 1 | 2;
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: { readonly steps: readonly AttributeStep[] };
}

interface Answer {
  readonly diagnostics?: readonly ProtocolDiagnostic[];
}

/** Request of a call that concerns one type. */
interface TypeRequest {
  readonly type_name: string;
}
export interface ConfigRequest extends TypeRequest {
  readonly config?: DynamicValue;
}
export interface UpgradeRequest extends TypeRequest {
  readonly raw_state: { readonly json: Uint8Array };
}
export interface ReadRequest extends TypeRequest {
  readonly current_state: DynamicValue;
  readonly private?: Uint8Array;
}
export interface PlanRequest extends ConfigRequest {
  readonly prior_state: DynamicValue;
  readonly proposed_new_state: DynamicValue;
  readonly prior_private?: Uint8Array;
}
export interface ApplyRequest extends ConfigRequest {
  readonly prior_state: DynamicValue;
  readonly planned_state: DynamicValue;
  readonly planned_private?: Uint8Array;
}
export interface ImportRequest extends TypeRequest {
  readonly id: string;
}
export interface ReadAnswer extends Answer {
  readonly new_state?: DynamicValue;
  readonly private?: Uint8Array;
}
export interface PlanAnswer extends Answer {
  readonly planned_state?: DynamicValue;
  readonly requires_replace?: readonly { readonly steps: readonly AttributeStep[] }[];
  readonly planned_private?: Uint8Array;
  readonly legacy_type_system?: boolean;
}
export interface ApplyAnswer extends Answer {
  readonly new_state?: DynamicValue;
  readonly private?: Uint8Array;
  readonly legacy_type_system?: boolean;
}
export interface ImportAnswer extends Answer {
  readonly imported_resources?: readonly {
    readonly type_name: string;
    readonly state: DynamicValue;
    readonly private: Uint8Array;
  }[];
}
export interface DataAnswer extends Answer {
  readonly state?: DynamicValue;
}
export type { Answer };
