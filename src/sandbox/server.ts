import { performance } from 'node:perf_hooks';
import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { aroundWith } from '../estate/sandbox-around';
import type { Cloud } from './cloud';
import { errorDiagnostic } from './error';
import { startKeeper } from './keeper';
import { clusterType } from './kubernetes/provider';
import { References } from './links';
import type { ProviderDescription } from './model';
import { providerService } from './protocol';
import { SandboxProvider } from './provider';
import { sandboxProviders } from './providers';
import { seedCloud } from './seed';
import { StateFile } from './state-file';

export interface SandboxOptions {
  /** File that holds the simulated cloud; made when missing. */
  readonly stateFile: string;
  /** Folder of a synthesized landing zone: what its `landing-zone.json` names as existing is put into the cloud. */
  readonly seed?: string | undefined;
  /** Milliseconds to wait after each change is made and before it is answered. @default 0 */
  readonly slow?: number | undefined;
  /**
   * Resource types and data sources to serve. Terraform reads the whole schema at every step, which is most of what a small stack takes.
   * @default - all
   */
  readonly types?: readonly string[] | undefined;
  /** @default - OVHcloud, Kubernetes and Helm */
  readonly providers?: readonly ProviderDescription[] | undefined;
}

export interface Sandbox {
  /** What a Terraform or OpenTofu process needs in its environment to meet the simulated providers. */
  readonly env: Readonly<Record<string, string>>;
  readonly cloud: Cloud;
  /** Puts into the cloud what a synthesized landing zone names as existing. */
  seed(outdir: string): Promise<void>;
  /** Writes what is in `cloud` to the file, after changing it from outside Terraform. */
  save(): Promise<void>;
  /** Ends the servers, writes the file and gives it free. */
  close(): Promise<void>;
  /** How often each call was answered, and in how many milliseconds altogether. */
  readonly calls: ReadonlyMap<string, { readonly count: number; readonly milliseconds: number }>;
}

/** Starts the simulated providers in this process. */
export async function startSandbox({
  stateFile,
  seed,
  slow = 0,
  types,
  providers = sandboxProviders,
}: SandboxOptions): Promise<Sandbox> {
  const file = await StateFile.open(stateFile);
  const calls = new Map<string, { count: number; milliseconds: number }>();
  const servers: Server[] = [];
  const keeper = await startKeeper().catch(async (error) => {
    await file.close();
    throw error;
  });
  const close = async () => {
    for (const server of servers) server.forceShutdown();
    await keeper.end();
    await file.close();
  };
  try {
    const references = linksOf(providers);
    const seedWith = async (outdir: string) => void (await seedCloud(outdir, providers, file, references));
    if (seed !== undefined) await seedWith(seed);
    const entries = await Promise.all(
      providers.map(async (description) => {
        const server = serverOf(new SandboxProvider(only(description, types), file, references), calls, slow);
        servers.push(server);
        return [description.source, reattachment(await listen(server), keeper.pid)] as const;
      }),
    );
    const env = {
      ...aroundWith(stateFile, Object.fromEntries(entries)),
      CHECKPOINT_DISABLE: '1',
      CDKTF_SKIP_PROVIDER_LOCK: 'true',
    };
    return { env, cloud: file.cloud, calls, seed: seedWith, save: () => file.save(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Who refers to whom, over all providers. */
export function linksOf(providers: readonly ProviderDescription[]): References {
  const scoped = providers.flatMap(({ connect, resources }) => (connect === undefined ? [] : Object.keys(resources)));
  return new References(
    Object.assign({}, ...providers.map(({ behaviours }) => behaviours)),
    new Set(scoped),
    clusterType,
  );
}

function only(description: ProviderDescription, types: readonly string[] | undefined): ProviderDescription {
  if (types === undefined) return description;
  const pick = <T>(all: { readonly [type: string]: T }) =>
    Object.fromEntries(Object.entries(all).filter(([type]) => types.includes(type)));
  return { ...description, resources: pick(description.resources), dataSources: pick(description.dataSources) };
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    );
  });

/** One provider in `TF_REATTACH_PROVIDERS`. `Test` keeps Terraform from shutting the server down after each command. */
const reattachment = (port: number, pid: number) => ({
  Protocol: 'grpc',
  ProtocolVersion: 6,
  Pid: pid,
  Test: true,
  Addr: { Network: 'tcp', String: `127.0.0.1:${port}` },
});

const maximumMessage = 256 * 1024 * 1024;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Calls = Map<string, { count: number; milliseconds: number }>;
type Handler = (request: never, peer: string) => object | Promise<object>;

function serverOf(provider: SandboxProvider, calls: Calls, slow: number): Server {
  const service = withSchemaOnce(providerService());
  const implementation: UntypedServiceImplementation = {};
  for (const name of Object.keys(service)) {
    const method = provider[name as keyof SandboxProvider] as unknown as Handler;
    const delay = name === 'ApplyResourceChange' ? slow : 0;
    const handle: handleUnaryCall<unknown, object> = (call, callback) => {
      void answer(
        () => method.call(provider, call.request as never, call.getPeer()),
        provider.description.api,
        name,
        calls,
        delay,
      ).then((result) => callback(null, result));
    };
    implementation[name] = handle;
  }
  const server = new Server({
    'grpc.max_receive_message_length': maximumMessage,
    'grpc.max_send_message_length': maximumMessage,
  });
  server.addService(service, implementation);
  return server;
}

/** An error is a diagnostic, never a failed call: Terraform reports those as a crash of the provider. */
async function answer(
  handle: () => object | Promise<object>,
  api: string,
  name: string,
  calls: Calls,
  delay: number,
): Promise<object> {
  const start = performance.now();
  let result: object;
  try {
    result = await handle();
  } catch (error) {
    result = { diagnostics: [errorDiagnostic(api, error)] };
  }
  const known = calls.get(name) ?? { count: 0, milliseconds: 0 };
  calls.set(name, { count: known.count + 1, milliseconds: known.milliseconds + performance.now() - start });
  if (delay > 0) await pause(delay);
  return result;
}

/** The schema is nearly a megabyte and asked for by every command: it is encoded once. */
function withSchemaOnce(service: ServiceDefinition): ServiceDefinition {
  const call = service['GetProviderSchema'];
  if (call === undefined) return service;
  let encoded: Buffer | undefined;
  const responseSerialize = (value: unknown): Buffer => {
    encoded ??= call.responseSerialize(value);
    return encoded;
  };
  return { ...service, GetProviderSchema: { ...call, responseSerialize } };
}
