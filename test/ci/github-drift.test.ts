import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Clone } from './clone';
import { describeGroup, sandboxFor } from './sandbox';
import { bash, jobOf, runJob } from './workflow';
import { zone } from './zone';

const githubToken = { 'github.token': 'token', 'github.repository': 'acme/landing-zone' };
const noSecrets = {
  'secrets.OVH_CLIENT_ID': '',
  'secrets.OVH_CLIENT_SECRET': '',
  'secrets.STATE_ACCESS_KEY_ID': '',
  'secrets.STATE_SECRET_ACCESS_KEY': '',
};

describe('drift.yml', () => {
  const run = (clone: Clone, env: NodeJS.ProcessEnv) =>
    runJob(jobOf('drift.yml', 'drift'), {
      ...clone,
      env,
      expressions: { ...githubToken, ...noSecrets },
    });

  test('opens an issue about what was changed by hand, updates it, and closes it', async () => {
    const clone = new Clone();
    clone.commit(zone({ ops: { description: 'Operations' } }));
    const sandbox = await sandboxFor(clone);
    const env = { ...clone.env, ...sandbox.env };
    const look = async (issue: string) => {
      clone.stub('gh', `case "$*" in issue\\ list*) echo '${issue}' ;; esac`);
      const before = clone.calls.length;
      const { code, text } = await run(clone, env);
      expect([code, code === 0 ? '' : text]).toEqual([0, '']);
      const report = readFileSync(join(clone.folder, 'drift.md'), 'utf8');
      return { report, calls: clone.calls.slice(before).filter((call) => /^gh issue (create|edit|close)/.test(call)) };
    };
    await bash('npx tsx landing-zone.ts && npx landing-zone deploy --auto-approve', clone.folder, env);

    expect(await look('[]')).toEqual({ report: 'No drift.\n', calls: [] });
    await describeGroup(sandbox, 'by hand');
    const drifted = await look('[]');
    expect(drifted.report).toMatch(/^- `organization`\n {2}- `ovh_me_identity_group\.\w+`: update\n$/);
    expect(drifted.calls).toEqual([expect.stringMatching(/^gh issue create --title Drift: .* --body-file drift.md$/)]);
    expect((await look('[{"number":5}]')).calls).toEqual(['gh issue edit 5 --body-file drift.md']);
    await describeGroup(sandbox, 'Operations');
    expect((await look('[{"number":5}]')).calls).toEqual(['gh issue close 5 --comment No drift any more.']);
  });

  test('fails, and keeps the issue as it is, where a stack can not be read', async () => {
    const clone = new Clone();
    clone.commit({ a: { data: { x: '1' } } });
    clone.stub('terraform', 'echo no such backend; exit 1').stub('gh', 'echo "[]"');
    const { code, text, summary } = await run(clone, clone.env);
    expect(code).toBe(1);
    expect(text).toContain('no such backend');
    expect(summary).toBe('- `a` could not be read, see the log of the job\n');
    expect(clone.calls.filter((call) => call.startsWith('gh'))).toEqual([]);
  });
});
