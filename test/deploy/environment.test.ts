import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptedBy, insistOnEnvironment, RefusedEnvironment } from '../../src/deploy/environment';
import { deployPlans } from '../../src/deploy/planned-deploy';
import type { Stack } from '../../src/estate/model';
import { readEstate } from '../../src/estate/read';
import { aroundWith } from '../../src/estate/sandbox-around';
import { temporaryFolder } from '../support/program';
import { statuses } from './attacked';
import { newFolder, writeStacks } from './fixture';

/** A stack of a configuration; further ones have none. */
function stacksWith(configuration: object, outdir = temporaryFolder()): Stack[] {
  writeStacks({ a: {}, b: {} }, outdir);
  writeFileSync(join(outdir, 'stacks', 'a', 'cdk.tf.json'), JSON.stringify(configuration));
  return [...readEstate(outdir).stacks.values()];
}

const source = (...names: readonly string[]) => ({
  required_providers: Object.fromEntries(
    names.map((name) => [name, { source: `${name === 'ovh' ? 'ovh' : 'hashicorp'}/${name}` }]),
  ),
});

describe('what Terraform of a stack is given', () => {
  const acceptedOf = (configuration: object, names: readonly string[]) => {
    const accepts = stacksWith(configuration).map(acceptedBy);
    return names.filter((name) => accepts[0]?.(name));
  };
  const all = [
    ...['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'TERM', 'CI', 'HTTPS_PROXY', 'no_proxy', 'SSL_CERT_FILE'],
    ...[
      'TF_LOG',
      'TF_LOG_PROVIDER',
      'TF_PLUGIN_CACHE_DIR',
      'TF_CLI_CONFIG_FILE',
      'TERRAFORM_CLI_PATH',
      'TFENV_ROOT',
      'TF_TOKEN_app_terraform_io',
    ],
    ...['OVH_CLIENT_ID', 'OVH_CLIENT_SECRET', 'OVH_APPLICATION_KEY', 'OVH_APPLICATION_SECRET', 'OVH_CONSUMER_KEY'],
    ...['OVH_ACCESS_TOKEN', 'OVH_ENDPOINT', 'OVH_CLOUD_PROJECT_SERVICE', 'OVH_VRACK_SERVICE'],
    ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE', 'AWS_ENDPOINT_URL'],
    ...['KUBE_TOKEN', 'HELM_DEBUG', 'TF_VAR_size', 'SSH_AUTH_SOCK'],
    ...['GITHUB_TOKEN', 'NODE_OPTIONS', 'LD_PRELOAD', 'TF_WORKSPACE', 'TF_CLI_ARGS', 'GOOGLE_CREDENTIALS', 'PATHOLOGY'],
    ...(process.platform === 'win32' ? [] : ['SYSTEMROOT', 'APPDATA', 'path']),
  ];
  const always = all.slice(0, all.indexOf('TF_TOKEN_app_terraform_io') + 1);

  test('of no provider: what every program needs, and what Terraform itself is set up with', () => {
    expect(acceptedOf({}, all)).toEqual(always);
  });

  test('of OVHcloud: credentials, and what its types take from the environment', () => {
    const resource = { ovh_cloud_project_kube: { k: { region: 'GRA11' } } };
    expect(acceptedOf({ terraform: source('ovh'), resource }, all)).toEqual([
      ...always,
      ...['OVH_CLIENT_ID', 'OVH_CLIENT_SECRET', 'OVH_APPLICATION_KEY', 'OVH_APPLICATION_SECRET', 'OVH_CONSUMER_KEY'],
      ...['OVH_ACCESS_TOKEN', 'OVH_ENDPOINT', 'OVH_CLOUD_PROJECT_SERVICE'],
    ]);
    const services = ['OVH_VRACK_SERVICE', 'OVH_CLOUD_PROJECT_SERVICE'];
    const attached = { ovh_vrack_cloudproject: { v: {} } };
    expect(acceptedOf({ terraform: source('ovh'), resource: attached }, services)).toEqual(services);
    const data = { ovh_cloud_project_kube: { k: {} } };
    expect(acceptedOf({ terraform: source('ovh'), data }, services)).toEqual(['OVH_CLOUD_PROJECT_SERVICE']);
  });

  test.each([
    ['its state', { terraform: { backend: { s3: { bucket: 'b', key: 'k' } } } }],
    ['a state that it reads', { data: { terraform_remote_state: { r: { backend: 's3', config: {} } } } }],
  ])('in Object Storage (%s): credentials of S3', (_, configuration) => {
    const s3 = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE'];
    expect(acceptedOf(configuration, all)).toEqual([...always, ...s3]);
  });

  test('with a state that it reads elsewhere: no credentials', () => {
    const data = { terraform_remote_state: { r: { backend: 'local', config: {} } }, terraform_s3: { x: {} } };
    expect(acceptedOf({ data }, all)).toEqual(always);
  });

  test('with a module among other blocks: the agent that opens repositories', () => {
    const more = { resource: { terraform_data: { x: {} } } };
    expect(acceptedOf({ ...more, module: { m: { source: './m' } } }, all)).toEqual([...always, 'SSH_AUTH_SOCK']);
    expect(acceptedOf(more, all)).toEqual(always);
  });

  test('of Kubernetes and Helm: what these take', () => {
    expect(acceptedOf({ terraform: source('kubernetes') }, all)).toEqual([...always, 'KUBE_TOKEN']);
    expect(acceptedOf({ terraform: source('helm') }, all)).toEqual([...always, 'KUBE_TOKEN', 'HELM_DEBUG']);
  });

  test('a variable that it declares, and no other stack', () => {
    const [a, b] = stacksWith({ variable: { size: {} } }).map(acceptedBy);
    expect([a?.('TF_VAR_size'), b?.('TF_VAR_size'), a?.('TF_VAR_other')]).toEqual([true, false, false]);
  });
});

describe('what would change a deployment is refused before it begins', () => {
  const ovh = { terraform: source('ovh'), provider: { ovh: [{ endpoint: 'ovh-eu' }] }, variable: { size: {} } };
  const refusal = (env: NodeJS.ProcessEnv, more: object = {}) => {
    try {
      insistOnEnvironment(stacksWith(ovh), { env, ...more });
      return undefined;
    } catch (error) {
      if (!(error instanceof RefusedEnvironment)) throw error;
      return error.message;
    }
  };

  test.each([
    ['TF_WORKSPACE', 'other', 'chooses another state than the one of the stack'],
    ['TF_DATA_DIR', '/else', 'moves the folder of which Terraform takes providers, modules and the backend'],
    ['TF_CLI_ARGS', '-no-color', 'adds arguments to the commands of Terraform'],
    ['TF_CLI_ARGS_plan', '-destroy', 'adds arguments to the commands of Terraform'],
    ['TF_REATTACH_PROVIDERS', '{}', 'puts other programs in the place of the providers'],
    ['TF_ENCRYPTION', 'x', 'says how OpenTofu encrypts states and plans'],
    ['AWS_ENDPOINT_URL', 'https://x', 'sends what is meant for the bucket of the states to another server'],
    ['AWS_ENDPOINT_URL_S3', 'https://x', 'sends what is meant for the bucket of the states to another server'],
    ['AWS_S3_ENDPOINT', 'https://x', 'sends what is meant for the bucket of the states to another server'],
    ['OVH_ENDPOINT', 'ovh-ca', 'is another one than the stacks say, "ovh-eu"'],
    ['TF_VAR_sise', '9', 'no stack declares this variable'],
  ])('%s', (name, value, does) => {
    expect(refusal({ [name]: value })).toBe(`${name} is set, and ${does}; nothing was begun`);
    expect(refusal({ [name]: value }, { passEnv: [name] })).toBeUndefined();
    expect(refusal({ [name]: '' })).toBeUndefined();
  });

  test('the same as the stacks say, a declared variable and everything harmless is not', () => {
    expect(refusal({ OVH_ENDPOINT: 'ovh-eu', TF_VAR_size: '9', GITHUB_TOKEN: 'x', PATH: '/bin' })).toBeUndefined();
  });

  test('providers of somebody else are also where the caller brings its own, and those of another sandbox are not', () => {
    const [foreign, own] = [{ TF_REATTACH_PROVIDERS: '{"ovh/ovh":{"Pid":1}}' }, { TF_REATTACH_PROVIDERS: '{}' }];
    const says =
      'TF_REATTACH_PROVIDERS is set, and puts other programs in the place of the providers; nothing was begun';
    expect(refusal(foreign, { ownEnv: own })).toBe(says);
    // they would not be passed on
    expect(refusal(foreign, { ownEnv: own, passEnv: ['TF_REATTACH_PROVIDERS'] })).toBe(says);
    expect(refusal(aroundWith('cloud.json', { 'ovh/ovh': {} }), { ownEnv: own })).toBeUndefined();
    expect(refusal({ ...aroundWith('cloud.json', {}), ...foreign }, { ownEnv: own })).toBe(says);
  });

  test('what the caller has made itself is not, and puts no provider in danger', () => {
    const file = join(temporaryFolder(), 'rc');
    writeFileSync(file, 'provider_installation { network_mirror { url = "https://m/" } }');
    const own = { TF_REATTACH_PROVIDERS: '{"ovh/ovh":{}}' };
    expect(refusal({ TF_CLI_CONFIG_FILE: file, ...own }, { ownEnv: own })).toBeUndefined();
    expect(refusal({ TF_CLI_CONFIG_FILE: file }, { ownEnv: own })).toBeUndefined();
    expect(refusal({ TF_CLI_CONFIG_FILE: file })).toBe(
      `${file} replaces providers of these stacks (network_mirror); nothing was begun`,
    );
    expect(refusal({ TF_CLI_CONFIG_FILE: file }, { passEnv: ['TF_CLI_CONFIG_FILE'] })).toBeUndefined();
  });

  test('an endpoint is held against every configuration of the provider that says one', () => {
    const refusalOf = (endpoints: readonly object[], value: string) => {
      const configuration = { terraform: source('ovh'), provider: { ovh: endpoints } };
      try {
        insistOnEnvironment(stacksWith(configuration), { env: { OVH_ENDPOINT: value } });
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    };
    const other = 'OVH_ENDPOINT is set, and is another one than the stacks say, "ovh-us"; nothing was begun';
    expect(refusalOf([{ endpoint: 'ovh-eu' }, { alias: 'us', endpoint: 'ovh-us' }], 'ovh-eu')).toBe(other);
    expect(refusalOf([{ endpoint: 'ovh-eu' }, { alias: 'more' }], 'ovh-eu')).toBeUndefined();
    expect(refusalOf([{ alias: 'more' }], 'ovh-eu')).toBeUndefined();
  });

  test('with what to do about it; of several the first by name', () => {
    const thrown = (env: NodeJS.ProcessEnv, stacks = stacksWith(ovh), passEnv: readonly string[] = []) => {
      try {
        return insistOnEnvironment(stacks, { env, passEnv });
      } catch (error) {
        const { message, cure, meant } = error as RefusedEnvironment;
        return { message, cure, meant };
      }
    };
    expect(thrown({}, undefined, ['X'])).toStrictEqual({
      ...{ message: "X is to be passed on, and isn't set", cure: "Set it, or don't pass it on", meant: undefined },
    });
    expect(thrown({ TF_VAR_b: '1', TF_VAR_a: '1' })).toStrictEqual({
      message: 'TF_VAR_a is set, and no stack declares this variable; nothing was begun',
      ...{ cure: 'Unset it', meant: { variable: 'TF_VAR_a' } },
    });
    const home = temporaryFolder();
    const file = join(home, process.platform === 'win32' ? 'terraform.rc' : '.terraformrc');
    writeFileSync(file, 'provider_installation { network_mirror { url = "https://m/" } }');
    const message = `${file} replaces providers of these stacks (network_mirror); nothing was begun`;
    expect(thrown({ TERRAFORM_CONFIG: file })).toStrictEqual({
      ...{ message, cure: 'Unset TERRAFORM_CONFIG', meant: { variable: 'TERRAFORM_CONFIG' } },
    });
    const here = { HOME: home, APPDATA: home };
    expect(thrown(here)).toStrictEqual({
      ...{ message, cure: 'Take that out of it', meant: { variable: 'TF_CLI_CONFIG_FILE', value: file } },
    });
    // what is built into Terraform comes from nowhere
    expect(thrown(here, stacksWith({ resource: { terraform_data: { x: {} } } }))).toBeUndefined();
  });

  test('a name that is to be passed on and is not there is a slip', () => {
    expect(refusal({}, { passEnv: ['TF_WORKSPAC'] })).toBe("TF_WORKSPAC is to be passed on, and isn't set");
  });
});

describe('with Terraform', () => {
  let deployed: string;
  beforeAll(async () => {
    deployed = join(newFolder(), 'cdktf.out');
    writeStacks({ a: { data: { x: '1' } } }, deployed);
    await deployPlans({ outdir: deployed });
    mkdirSync(join(deployed, 'stacks', 'data'));
    writeFileSync(join(deployed, 'stacks', 'data', 'environment'), 'planted');
  });
  afterAll(() => rmSync(join(deployed, '..'), { recursive: true, force: true }));
  const stateFile = () => join(deployed, 'stacks', 'a', 'terraform.tfstate');
  const state = () => readFileSync(stateFile(), 'utf8');

  test.each([
    ['TF_CLI_ARGS_plan', '-destroy', () => !state().includes('"x"')],
    [
      'TF_CLI_ARGS_apply',
      '-state-out=elsewhere.tfstate',
      () => existsSync(join(deployed, 'stacks/a/elsewhere.tfstate')),
    ],
    ['TF_WORKSPACE', 'other', () => existsSync(join(deployed, 'stacks/a/terraform.tfstate.d/other/terraform.tfstate'))],
    [
      'TF_DATA_DIR',
      '../data',
      () => existsSync(join(deployed, 'stacks/a/terraform.tfstate.d/planted/terraform.tfstate')),
    ],
  ])('%s is an attack that works where it is passed on, and changes nothing otherwise', async (name, value, worked) => {
    writeStacks({ a: { data: { x: `for ${name}` } } }, deployed);
    const before = existsSync(stateFile()) ? state() : '';
    const env = { ...process.env, [name]: value };
    await expect(deployPlans({ outdir: deployed, env })).rejects.toThrow(`${name} is set, and `);
    expect([existsSync(stateFile()) ? state() : '', worked()]).toEqual([before, false]);
    await deployPlans({ outdir: deployed, env, passEnv: [name] }).catch(() => {});
    expect(worked()).toBe(true);
  });

  test('a declared variable reaches its stack; a token of somebody reaches nothing that runs there', async () => {
    const outdir = join(temporaryFolder(), 'cdktf.out');
    const log = join(outdir, 'log');
    mkdirSync(outdir);
    stacksWith(
      {
        variable: { size: { type: 'string' } },
        resource: {
          terraform_data: {
            x: { input: `\${var.size}`, provisioner: [{ 'local-exec': { command: `env > ${log}` } }] },
          },
        },
      },
      outdir,
    );
    const env = { ...process.env, TF_VAR_size: 'nine', DEPLOY_TOKEN: 'hunter2' };
    expect(statuses(await deployPlans({ outdir, env, stacks: ['a'] }))).toEqual(['deployed']);
    expect(readFileSync(join(outdir, 'stacks/a/terraform.tfstate'), 'utf8')).toContain('nine');
    const seen = readFileSync(log, 'utf8');
    expect([seen.includes('TF_VAR_size=nine'), seen.includes('DEPLOY_TOKEN')]).toEqual([true, false]);
  });
});
