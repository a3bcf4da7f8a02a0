import { ovhSchema } from '../../providers/ovh/schema';
import { environmentNames } from '../../providers/ovh/schema/terraform';
import type { Block, Stack } from '../estate/model';
import { builtIn, ProviderSources } from '../estate/provider-sources';
import { sandboxAround } from '../estate/sandbox-around';
import { backendOf } from '../estate/states';
import { findOverriding, namingVariables } from './cli-configuration';

/** What a deployment has of an environment. */
export interface GivenEnvironment {
  /** @default - this process's */
  readonly env?: NodeJS.ProcessEnv;
  /** What the caller has made itself, such as the way to a sandbox: it goes to Terraform whatever it is. */
  readonly ownEnv?: Readonly<Record<string, string>>;
  /**
   * Names of variables that go to Terraform whatever they are, because somebody has said so.
   * @default - none
   */
  readonly passEnv?: readonly string[];
}

/** A variable that changes what is deployed, and that no stack has asked for. Nothing was begun. */
export class RefusedEnvironment extends Error {
  override readonly name = 'RefusedEnvironment';

  /**
   * @param cure what to do about it
   * @param meant what to pass on where it is meant all the same; with a value, once it is set to that
   */
  constructor(
    message: string,
    readonly cure: string,
    readonly meant?: { readonly variable: string; readonly value?: string },
  ) {
    super(message);
  }
}

const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'];

/** What every program needs to run, to find its way and to speak the language of whoever reads. */
const basics: ReadonlySet<string> = new Set([
  ...[
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'TMPDIR',
    'TZ',
    'LANG',
    'LANGUAGE',
    'TERM',
    'CI',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
  ],
  ...proxies.flatMap((name) => [name, name.toLowerCase()]),
]);

/** And on Windows, where names have no case. */
const windowsBasics =
  /^(SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATH|PATHEXT|TEMP|TMP|USERPROFILE|USERNAME|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES|HOMEDRIVE|HOMEPATH)$/i;

/** Of Terraform itself: where it keeps what it fetches and what it notes, and who it is to a registry. None changes a plan. */
const ofTerraform = /^(TF_LOG(_[A-Z_]+)?|TF_PLUGIN_CACHE_DIR|TF_TOKEN_.+|CHECKPOINT_DISABLE)$/;

/** Of what may stand for it on the PATH: the wrappers of its GitHub actions, and managers of versions. */
const ofWrappers = /^(TERRAFORM_CLI_PATH|TOFU_CLI_PATH|(TFENV|TOFUENV|TENV|ASDF|MISE)_.+)$/;

/** Who somebody is to an S3 backend, and how it is reached; which bucket it is says the stack. */
const ofS3 =
  /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|SHARED_CREDENTIALS_FILE|CONFIG_FILE|REGION|DEFAULT_REGION|ROLE_ARN|ROLE_SESSION_NAME|WEB_IDENTITY_TOKEN_FILE|CONTAINER_(CREDENTIALS|AUTHORIZATION)_.+|EC2_METADATA_DISABLED|CA_BUNDLE|MAX_ATTEMPTS|RETRY_MODE|REQUEST_CHECKSUM_CALCULATION|RESPONSE_CHECKSUM_VALIDATION)$/;

const ofKubernetes = /^(KUBE_.+|KUBERNETES_SERVICE_HOST|KUBERNETES_SERVICE_PORT)$/;

const ovh = 'ovh/ovh';

/** What Terraform of a stack is given of the environment: what its providers and its backend need, and what it declares. */
export function acceptedBy(stack: Stack): (name: string) => boolean {
  const sources = new ProviderSources(stack);
  const providers = sources.all();
  const names = new Set([
    ...basics,
    ...namingVariables,
    ...[...declaredBy(stack)].map((variable) => `TF_VAR_${variable}`),
    ...(providers.has(ovh) ? ovhNames(stack, sources) : []),
  ]);
  const patterns = [
    /^LC_/,
    ofTerraform,
    ofWrappers,
    ...(process.platform === 'win32' ? [windowsBasics] : []),
    ...(readsS3(stack) ? [ofS3] : []),
    ...(providers.has('hashicorp/kubernetes') ? [ofKubernetes] : []),
    ...(providers.has('hashicorp/helm') ? [ofKubernetes, /^HELM_/] : []),
    // a module may come from a repository
    ...([...stack.blocks.values()].some(({ kind }) => kind === 'module') ? [/^SSH_AUTH_SOCK$/] : []),
  ];
  return (name) => names.has(name) || patterns.some((pattern) => pattern.test(name));
}

/** Credentials, and what a type takes from the environment where a block leaves it out. */
function ovhNames({ blocks }: Stack, sources: ProviderSources): readonly string[] {
  const ofBlock = ({ kind, type }: Block): readonly string[] => {
    const types = kind === 'data' ? ovhSchema.dataSources : ovhSchema.resources;
    return environmentNames(types[type]?.attributes ?? {});
  };
  const own = [...blocks.values()].filter((block) => block.kind !== 'module' && sources.behind(block) === ovh);
  return [...environmentNames(ovhSchema.provider), ...own.flatMap(ofBlock)];
}

const declaredBy = ({ sections }: Stack): ReadonlySet<string> => new Set(Object.keys(sections['variable'] ?? {}));

/** Whether it keeps its own state in Object Storage, or reads another one there. */
const readsS3 = (stack: Stack): boolean =>
  backendOf(stack).kind === 's3' ||
  [...stack.blocks.values()].some(({ type, body }) => type === 'terraform_remote_state' && body['backend'] === 's3');

/** What would be done otherwise because of a variable; its name stands before it. */
const changing: readonly (readonly [name: RegExp, does: string])[] = [
  [/^TF_WORKSPACE$/, 'chooses another state than the one of the stack'],
  [/^TF_DATA_DIR$/, 'moves the folder of which Terraform takes providers, modules and the backend'],
  [/^TF_CLI_ARGS(_.+)?$/, 'adds arguments to the commands of Terraform'],
  [/^TF_REATTACH_PROVIDERS$/, 'puts other programs in the place of the providers'],
  [/^TF_ENCRYPTION$/, 'says how OpenTofu encrypts states and plans'],
  [
    /^AWS_(ENDPOINT_URL(_.+)?|[A-Z0-9]+_ENDPOINT)$/,
    'sends what is meant for the bucket of the states to another server',
  ],
];

const doesAlways = (name: string): string | undefined => changing.find(([pattern]) => pattern.test(name))?.[1];

/**
 * Refuses what would change what is deployed, of an environment that reaches Terraform past everything that was reviewed.
 *
 * @param stacks all of the output, whichever are deployed
 * @throws RefusedEnvironment before anything is begun
 */
export function insistOnEnvironment(stacks: readonly Stack[], given: GivenEnvironment): void {
  const { env = process.env, ownEnv = {}, passEnv = [] } = given;
  for (const name of passEnv) {
    if (env[name] !== undefined) continue;
    throw new RefusedEnvironment(`${name} is to be passed on, and isn't set`, "Set it, or don't pass it on");
  }
  for (const [name, own] of Object.entries(ownEnv)) {
    const value = env[name];
    // what another sandbox of ours has made is replaced as its own would be
    if (!value || value === own || sandboxAround(env)?.env[name] === value) continue;
    const does = doesAlways(name);
    if (does !== undefined) throw new RefusedEnvironment(`${name} is set, and ${does}; nothing was begun`, 'Unset it');
  }
  const goesThrough = new Set([...Object.keys(ownEnv), ...passEnv]);
  const declared = new Set(stacks.flatMap((stack) => [...declaredBy(stack)]));
  for (const name of Object.keys(env).toSorted()) {
    const value = env[name];
    // Terraform takes an empty one for none
    if (!value || goesThrough.has(name)) continue;
    const does = doesAlways(name) ?? doesByValue(name, value, stacks, declared);
    if (does === undefined) continue;
    const message = `${name} is set, and ${does}; nothing was begun`;
    throw new RefusedEnvironment(message, 'Unset it', { variable: name });
  }
  if (namingVariables.some((name) => passEnv.includes(name))) return;
  const simulated = Object.keys(JSON.parse(ownEnv['TF_REATTACH_PROVIDERS'] ?? '{}'));
  const sources = new Set(stacks.flatMap((stack) => [...new ProviderSources(stack).all()]));
  for (const source of [builtIn, ...simulated]) sources.delete(source);
  const overriding = findOverriding(env, sources);
  if (overriding === undefined) return;
  const { file, method, variable } = overriding;
  const message = `${file} replaces providers of these stacks (${method}); nothing was begun`;
  if (variable !== undefined) throw new RefusedEnvironment(message, `Unset ${variable}`, { variable });
  throw new RefusedEnvironment(message, 'Take that out of it', { variable: namingVariables[0], value: file });
}

function doesByValue(
  name: string,
  value: string,
  stacks: readonly Stack[],
  declared: ReadonlySet<string>,
): string | undefined {
  const [, variable] = /^TF_VAR_(.*)$/.exec(name) ?? [];
  if (variable !== undefined) return declared.has(variable) ? undefined : 'no stack declares this variable';
  if (name !== 'OVH_ENDPOINT') return undefined;
  const said = stacks.flatMap((stack) => new ProviderSources(stack).configurations(ovh)).map((one) => one['endpoint']);
  const other = said.find((endpoint) => endpoint !== undefined && endpoint !== value);
  return other === undefined ? undefined : `is another one than the stacks say, ${JSON.stringify(other)}`;
}
