import { expect, test } from 'vitest';
import { factLists } from '../../facts/all';
import { ageInDays, entryNames } from '../../facts/fact-list';
import { showFacts } from '../../src/cli/facts';
import { run } from '../../src/cli/program';
import { sourcesIn } from '../support/imports';
import { stream } from './stream';

function facts(names: readonly string[], flags: object = {}, terminal?: { readonly columns: number }) {
  const [stdout, stderr] = [stream(terminal), stream()];
  const code = showFacts(names, { format: 'table', today: '2026-11-26', ...flags }, { stdout, stderr, env: {} });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

test('every list is there with its age, what it may lack and its source', () => {
  const { code, stdout, stderr } = facts([]);
  expect([code, stderr]).toEqual([0, '']);
  for (const { name, seen, source } of factLists) {
    expect(stdout).toMatch(new RegExp(`^${name} +\\d+  ${seen} +\\d+`, 'm'));
    expect(stdout).toContain(`\n${name}: ${source}\n`);
  }
  expect(stdout).toMatch(/^kubernetes-versions +5 {2}2026-04-10 +230 {2}newer versions: 1\.36 was announced/m);
});

test('no list of the library is left out', () => {
  const made = sourcesIn('facts').reduce((sum, { text }) => sum + text.split(/= factList\(\{/).length - 1, 0);
  expect(new Set(factLists.map(({ name }) => name)).size).toBe(factLists.length);
  expect(factLists.length).toBe(made);
});

test('every list says what it is, where it is from and when it was read, and has entries', () => {
  for (const list of factLists) {
    expect(list.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(list.seen, list.name).toMatch(/^20\d\d-(0[1-9]|1[0-2])(-[0-3]\d)?$/);
    expect(list.what.length, list.name).toBeGreaterThan(15);
    expect(list.source.length, list.name).toBeGreaterThan(15);
    expect(entryNames(list).length, list.name).toBeGreaterThan(0);
    expect(ageInDays(list, '2026-11-26'), list.name).toBeGreaterThanOrEqual(0);
  }
});

test('a list that is named is there with all that is in it', () => {
  expect(facts(['kubernetes-plans']).stdout).toBe(
    `kubernetes-plans: Plans of Managed Kubernetes: their limits, and the address ranges inside a cluster
Read 298 days ago (2026-02): https://docs.ovhcloud.com/en/guides/public-cloud/containers-orchestration/managed-kubernetes/mks-plans
  free: maxNodes 100, maxClusters 20, ranges (pods 10.2.0.0/16, services 10.3.0.0/16, docker 172.17.0.0/16)
  standard: maxNodes 500, ranges (pods 10.240.0.0/13, services 10.3.0.0/16)
`,
  );
});

test('a narrow terminal gets sentences, none longer than it is but a source that can not be broken', () => {
  const lines = facts([], {}, { columns: 60 }).stdout.split('\n');
  expect(lines.filter((line) => line.length > 60 && !/https:|\/1\.0\//.test(line))).toEqual([]);
});

test('as JSON, a program gets every entry', () => {
  const told = JSON.parse(facts(['kubernetes-versions'], { format: 'json' }).stdout);
  expect(told).toMatchObject({
    format: 'ovh-landing-zone/facts',
    version: 1,
    lists: [
      { name: 'kubernetes-versions', seen: '2026-04-10', ageInDays: 230, entries: expect.arrayContaining(['1.31']) },
    ],
  });
});

test('a list that was read longer ago than is said ends with 2 and is named; one that was read that day is not', () => {
  const names = ['kubernetes-versions', 'database-plans'];
  expect(facts(names, { stale: 229 })).toMatchObject({
    code: 2,
    stderr:
      'facts: kubernetes-versions was read 230 days ago (2026-04-10): https://docs.ovhcloud.com/en/guides/public-cloud/containers-orchestration/managed-kubernetes/plugins-software-versions-reserved-resources\n',
  });
  expect(facts(names, { stale: 230 })).toMatchObject({ code: 0, stderr: '' });
});

test.each([
  ['a list that is none', ['flavours'], "command-argument value 'flavours' is invalid"],
  ['a number of days that is none', ['--stale', 'old'], 'It must be a whole number of at least 1.'],
  ['a day that is none', ['--today', '2026-13-01'], 'It must be a day such as 2027-03-31.'],
])('%s is wrong usage, which is not what a stale list ends with', async (_, args, says) => {
  const [stdout, stderr] = [stream(), stream()];
  expect(await run(['facts', ...args], { stdout, stderr, env: {} })).toBe(1);
  expect(stderr.text()).toContain(says);
});
