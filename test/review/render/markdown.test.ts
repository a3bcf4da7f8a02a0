import { describe, expect, test } from 'vitest';
import { maskText } from '../../../constructs/core/secrets/mask';
import { renderMarkdown } from '../../../src/review/render/markdown';
import { sectionOf } from '../fixtures/markdown';
import { pullRequest } from '../fixtures/pull-request';
import { readingChange, readingReport } from '../fixtures/readings';
import { change, report, stack, unchanged } from '../fixtures/report';

const line = (text: string, start: string): string => text.split('\n').find((one) => one.startsWith(start)) ?? '';

describe('the comment', () => {
  test('begins with a hidden marker, by which a job finds it again, and the verdict', () => {
    expect(renderMarkdown(pullRequest).split('\n').slice(0, 2)).toEqual([
      '<!-- ovh-landing-zone review: landing-zone -->',
      '## Runs code that is not of this repository, destroys data or services (2 resources) in `data/prod`, opens 1 thing to the whole internet, loses track of the state of 1 stack and 8 more that are below: not safe to merge without the consent of 4 owners',
    ]);
    expect(renderMarkdown(pullRequest)).toContain('\n3 stacks changed: +5 ~2 ±1 -1, 1 moved; 1 stack left behind.\n');
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

  test('names forty teams, and of more how many', () => {
    const comment = (teams: number): string => {
      const named = Array.from({ length: teams }, (_, at) => maskText(`t${at}`));
      return renderMarkdown({ ...pullRequest, affected: { ...pullRequest.affected, teams: named } });
    };
    expect(comment(40)).toMatch(/^- Teams: (`t\d+`, ){39}`t39`$/m);
    expect(comment(41)).toMatch(/^- Teams: (`t\d+`, ){39}`t39` and 1 more$/m);
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
      '### What changed, and what follows',
    ]);
    expect(text).toContain('\n- **Runs code**: that is not of this repository, in 1 stack\n');
  });

  test('says what was changed, then what follows from it and what is lost', () => {
    expect(sectionOf(renderMarkdown(pullRequest), 'What changed')).toContain(
      [
        '- `data-prod/Clusters/main private_network_id`: ` ${Networks/main.id} ` → ` ${Networks/wide.id} `',
        '  - 1 replaced, 1 with a loss of data or a service in `data-prod`',
        '  - **replace** `Clusters/main` in `data-prod` (`ovh_cloud_project_kube`)',
        '    - Lost: the etcd data of the cluster: every Kubernetes object that is not in Git',
      ].join('\n'),
    );
  });

  test('says of each attribute what it waits for, and whether it replaces', () => {
    const changes = [
      change({
        action: 'replace',
        path: 'Network',
        reasons: [{ attribute: 'region', certain: true }],
        attributes: [{ attribute: 'region', before: 'GRA11', after: 'SBG5' }],
      }),
      change({
        action: 'replace',
        path: 'Pool',
        reasons: [
          { attribute: 'kube_id', certain: false, because: 'Network' },
          { attribute: 'provider', certain: false, because: 'Network' },
        ],
        attributes: [{ attribute: 'kube_id', before: 'x', after: 'known after apply', because: 'Network' }],
      }),
    ];
    expect(renderMarkdown(report({ stacks: [stack({ changes })] }))).toContain(
      [
        '- **replace** `Network` (`ovh_cloud_project_kube_nodepool`)',
        '  - `region`: `GRA11` → `SBG5`, which replaces it',
        '- **replace** `Pool` (`ovh_cloud_project_kube_nodepool`)',
        '  - why: depends on `provider`, known after apply, which waits for `Network`',
        '  - `kube_id`: known after apply, waits for `Network`, which replaces it',
      ].join('\n'),
    );
  });

  test('puts what loses data before other replacements', () => {
    const changes = [
      change({ action: 'replace', path: 'A' }),
      change({ action: 'destroy', path: 'B', loses: 'all' }),
      change({ action: 'change', path: 'C', notes: [{ effect: 'wipes', says: 'disks are formatted' }] }),
    ];
    const text = sectionOf(renderMarkdown(report({ stacks: [stack({ changes })] })), 'What changed');
    expect(text.match(/^- `.*?`|^ {2}- \*\*\w+\*\* `\w`|^ {2}- without a loss.*/gm)).toEqual([
      '- `web-prod/B`',
      '  - **destroy** `B`',
      '- `web-prod/C`',
      '  - **empty** `C`',
      '- `web-prod/A`',
      '  - without a loss: 1 `ovh_cloud_project_kube_nodepool`',
    ]);
  });

  test('folds what follows from one cause under it, and says once what several lose', () => {
    const waits = { action: 'replace' as const, reasons: [{ attribute: 'kube_id', certain: false, because: 'Main' }] };
    const changes = [
      change({ ...waits, path: 'Pools/a', loses: 'the nodes' }),
      change({ ...waits, path: 'Pools/b', loses: 'the nodes' }),
      change({ ...waits, path: 'Pools/c', loses: 'the disks' }),
      change({ ...waits, path: 'Rules', type: 'ovh_cloud_project_kube_iprestrictions' }),
      change({
        action: 'replace',
        path: 'Main',
        type: 'ovh_cloud_project_kube',
        loses: 'all',
        reasons: [{ attribute: 'region', certain: true }],
        attributes: [{ attribute: 'region', before: 'GRA11', after: 'SBG5' }],
      }),
    ];
    const text = sectionOf(renderMarkdown(report({ stacks: [stack({ changes })] })), 'What changed');
    expect(text.split('\n').slice(2)).toEqual([
      '- `web-prod/Main region`: `GRA11` → `SBG5`',
      '  - 5 replaced, 4 with a loss of data or a service in `web-prod`',
      '  - **replace** `Pools/a`, `Pools/b` in `web-prod` (`ovh_cloud_project_kube_nodepool`)',
      '    - Lost: the nodes',
      '  - **replace** `Pools/c` in `web-prod` (`ovh_cloud_project_kube_nodepool`)',
      '    - Lost: the disks',
      '  - **replace** `Main` in `web-prod` (`ovh_cloud_project_kube`)',
      '    - Lost: all',
      '  - without a loss: 1 `ovh_cloud_project_kube_iprestrictions`',
      '',
    ]);
  });

  test('folds many causes that destroy nothing, behind those that do', () => {
    const changes = [
      change({ action: 'destroy', path: 'Z', loses: 'all' }),
      ...[...Array(20).keys()].map((n) => change({ path: `Pools/${n}` })),
    ];
    const text = renderMarkdown(report({ stacks: [stack({ changes })] }));
    expect(sectionOf(text, 'What changed')).not.toContain('Pools');
    expect(text).toContain(
      '<details><summary>20 other causes of changes that destroy nothing</summary>\n\n- `web-prod/Pools/0` is new (1 added in `web-prod`)\n',
    );
  });

  test('gives a command to copy in full', () => {
    const keepWith = `app.node${".findChild('something')".repeat(15)}.moveFromId('x')`;
    const moved = change({ action: 'move', keepWith });
    expect(renderMarkdown(report({ stacks: [stack({ changes: [moved] })] }))).toContain(`\`${keepWith}\``);
  });

  test('gives the line that keeps what was only moved', () => {
    expect(renderMarkdown(pullRequest)).toContain(
      "    - Keep it with: `resource.moveFromId('ovh_cloud_project_database.Databases_catalog_0A1B2C3D')`\n",
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
    expect(sectionOf(text, 'What changed').split('\n').slice(2)).toEqual([
      '- `web-prod/Access/Auditors` moves',
      '  - 1 moved in `web-prod`',
      '  - **move** `Access/Auditors` in `web-prod` (`ovh_iam_policy`)',
      '    - Why: moved and changed; it was `ovh_iam_policy.Auditors`',
      '    - Changes: `expired_at`: - `2027-03-31T00:00:00Z`',
      '- `web-prod/Pools/b` moves',
      '  - 1 moved in `web-prod`',
      '  - **move** `Pools/b` in `web-prod` (`ovh_cloud_project_kube_nodepool`)',
      '    - Why: only its address changed; it was `ovh_cloud_project_kube_nodepool.a`',
      '- `web-prod/Access/Auditors expired_at` changes: - `2027-03-31T00:00:00Z` (part of 1 change)',
      '',
    ]);
    expect(text).toContain(
      '**Moves**: 2 resources would be destroyed and created; one line of code keeps each, and 1 of them changes, too\n',
    );
  });

  test('tells what is taken over from what is added', () => {
    const changes = [change({ action: 'import', path: 'Vracks/main', type: 'ovh_vrack' }), change()];
    const text = renderMarkdown(report({ stacks: [stack({ changes })] }));
    expect(text).toContain('## Adds 1 and takes over 1 resource in 1 stack, and destroys nothing\n');
    expect(text).toContain('\n1 stack changed: +1, 1 taken over.\n');
    expect(text).toContain('- **import** `Vracks/main` (`ovh_vrack`)\n');
  });

  test('says that a removed stack keeps running and costing, and how to remove it', () => {
    const text = sectionOf(renderMarkdown(pullRequest), 'What changed');
    expect(text).toContain("Still there: cdktf deploy doesn't destroy it: 3 resources keep running and costing\n");
    expect(text).toContain('    - Remove with: `npx landing-zone destroy erp-dev`\n');
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

  test('folds a table of more than 15 rows, apart from its alarming ones', () => {
    const ports = (count: number): string => {
      const rows = [...Array(count).keys()].map((n) =>
        readingChange(
          {
            at: ['web-prod', `Ports/${n}`],
            word: 'opened',
            cells: { kind: 'port', what: `port ${n} is open` },
            severity: n === 3 ? 'danger' : 'notice',
          },
          n,
        ),
      );
      return renderMarkdown(report({ readings: readingReport('exposure', rows) }));
    };
    expect(sectionOf(ports(15), 'Exposure')).toContain('port 14 is open');
    expect(ports(15)).not.toContain('<summary>Exposure');
    const long = ports(16);
    expect(sectionOf(long, 'Exposure')).toContain('port 3 is open');
    expect(sectionOf(long, 'Exposure')).not.toContain('port 14 is open');
    expect(long).toContain('<details><summary>Exposure: 15 more rows</summary>');
  });
});
