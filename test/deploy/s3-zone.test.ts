import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { contentsOf, digestOf } from '../../src/estate/content';
import { readEstate } from '../../src/estate/read';
import type { EnvironmentSettings, LandingZoneSettings } from '../../src/zone/settings';
import { until } from '../support/program';
import { hasS3, lockText } from '../support/s3';
import { writeStacks } from './fixture';
import { did, S3Zone } from './s3-zone';
import { endOf, startDeploy } from './started';

const dev = (nodes: number): EnvironmentSettings => ({
  stage: 'development',
  project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30001' },
  region: 'GRA11',
  networks: { main: { allocation: 'web-dev', egress: 'none' } },
  clusters: {
    main: {
      plan: 'free',
      network: 'main',
      apiAccess: ['203.0.113.0/28'],
      nodePools: { jobs: { flavor: 'b3-8', nodes } },
      platform: { namespaces: { web: {} } },
    },
  },
});

const settings = (nodes: number | 'none'): LandingZoneSettings => ({
  name: 'acme',
  account: 'xx1111-ovh',
  owner: 'it@acme.example',
  state: { bucket: 'acme-states', region: 'GRA11', prefix: 'it/zone' },
  vracks: { main: { existing: 'pn-1000001' } },
  networks: { 'web-dev': { vlan: 121, cidr: '10.20.16.0/20' } },
  organization: { groups: { web: {} } },
  teams: {
    web: {
      owner: 'web@acme.example',
      costCentre: 'RD-1',
      environments: nodes === 'none' ? {} : { dev: dev(nodes) },
    },
  },
});

const ids = ['organization', 'web-dev', 'web-dev-foundation', 'web-dev-platform-main'];
const keyOf = (id: string) => `it/zone/${id}.tfstate`;
const all = (status: string) => Object.fromEntries(ids.map((id) => [id, status]));

describe.skipIf(!hasS3)('a zone whose states are in a bucket (skipped without moto_server)', () => {
  let zone: S3Zone;
  beforeAll(async () => {
    zone = await S3Zone.open('acme-states', settings(2));
  });
  afterAll(() => zone.close());

  test('it is deployed from nothing: each state at its key, what was deployed beside them, no lock left; then nothing changes', async () => {
    const first = await zone.deploy();
    expect([first.code, did(first)], first.text).toEqual([0, all('deployed')]);
    expect(await zone.s3.keys()).toEqual([...ids, 'landing-zone.deployed'].map(keyOf).sort());
    const again = await zone.deploy();
    expect([again.code, did(again)], again.text).toEqual([0, all('unchanged')]);
  });

  test('a change is applied, and what the state was before can be read back', async () => {
    zone.become(settings(3));
    const { code, text, ...said } = await zone.deploy();
    expect([code, did(said)], text).toEqual([0, { ...all('unchanged'), 'web-dev': 'deployed' }]);
    const nodes = (state: string) => /"desired_nodes": (\d+)/.exec(state)?.[1];
    const versions = await zone.s3.versions(keyOf('web-dev'));
    expect([nodes(versions[0] ?? ''), nodes(versions.at(-1) ?? '')]).toEqual(['3', '2']);
  });

  test('only what was reviewed is deployed', async () => {
    const reviewed = digestOf(contentsOf(readEstate(zone.outdir)));
    zone.become(settings(4));
    const refused = await zone.deploy({ reviewed });
    expect([refused.code, refused.message]).toEqual([
      3,
      expect.stringContaining('cdktf.out is not what was reviewed: its digest is '),
    ]);
    zone.become(settings(3));
    const { code, text, ...said } = await zone.deploy({ reviewed });
    expect([code, did(said)], text).toEqual([0, all('unchanged')]);
  });

  const lock = `${keyOf('web-dev')}.tflock`;
  const lockedBy = lockText(`acme-states/${keyOf('web-dev')}`);

  test('a lock is waited for, and it goes on once that is given back', async () => {
    zone.become(settings(4));
    await zone.s3.put(lock, lockedBy);
    const { code, text, ...said } = await zone.deploy({}, (line) => {
      if (line.includes('waits for the lock')) void zone.s3.remove(lock);
    });
    expect(text).toContain('web-dev: waits for the lock of its state, 5m at most\n');
    expect([code, did(said)], text).toEqual([0, { ...all('unchanged'), 'web-dev': 'deployed' }]);
  });

  test('one that nobody gives back is told with who has it and what to do, and that is enough', async () => {
    zone.become(settings(2));
    await zone.s3.put(lock, lockedBy);
    const refused = await zone.deploy({ lockTimeout: '1s' });
    expect([refused.code, did(refused)]).toEqual([
      1,
      { ...all('unchanged'), 'web-dev': 'failed', 'web-dev-platform-main': 'skipped' },
    ]);
    expect(refused.text).toMatch(/error in web-dev: Error acquiring the state lock\n/);
    expect(refused.text).toMatch(/^ +Who: {7}ci@runner-7$/m);
    const [, object] =
      /Where that run has ended without giving it back, delete s3:\/\/(\S+)$/m.exec(refused.text) ?? [];
    expect(object).toBe(`acme-states/${lock}`);
    await zone.s3.remove(lock);
    expect(did(await zone.deploy())).toEqual({ ...all('unchanged'), 'web-dev': 'deployed' });
  });

  test('two deployments at once make nothing twice, and who comes too late is told so', async () => {
    const before = zone.things();
    zone.become(settings(5));
    const both = await Promise.all([zone.deploy(), zone.deploy()]);
    const ends = both.map((said) => did(said)['web-dev']);
    const said = both.map(({ message, text }) => `${text}${message}`).join('\n\n');
    expect(
      ends.filter((status) => status === 'deployed'),
      said,
    ).toHaveLength(1);
    for (const [index, { text }] of both.entries()) {
      // at this stack, or at one that it needs
      if (ends[index] === 'failed' || ends[index] === 'skipped')
        expect(text).toMatch(/error in [\w-]+: (Saved plan is stale|Error acquiring the state lock)\n/);
      else expect(['deployed', 'unchanged'], text).toContain(ends[index]);
    }
    expect(zone.things()).toEqual(before);
    expect(did(await zone.deploy())).toEqual(all('unchanged'));
  });

  test('a platform whose state is gone is refused with the cure before its environment is changed; destroyed it is neither', async () => {
    const key = keyOf('web-dev-platform-main');
    const [state = ''] = await zone.s3.versions(key);
    await zone.s3.remove(key);
    zone.become(settings(2));
    const cure =
      /error in web-dev-platform-main: the state of this stack \(s3:\/\/\S+\/web-dev-platform-main\.tfstate\) is gone: what exists of it is in no state any more, and a deployment would make it again\n +Put back an earlier version of the state; if nothing of the stack exists any more, say so with npx landing-zone destroy web-dev-platform-main --forget --outdir \S+\.\n/;
    const refused = await zone.deploy({ failOn: ['buys'] });
    expect([refused.code, refused.message, did(refused)], refused.text).toEqual([
      3,
      'states are gone: nothing of web-dev-platform-main was applied; what to do is above',
      { ...all('unchanged'), 'web-dev': 'planned', 'web-dev-platform-main': 'refused' },
    ]);
    expect(refused.text).toMatch(cure);
    expect(refused.text).not.toContain('the same command again');
    const { code, text, message } = await zone.destroy([], { all: true });
    expect([code, message]).toEqual([
      3,
      'states are gone, so nothing was destroyed: web-dev-platform-main; what to do is above',
    ]);
    expect(text).toMatch(cure);
    await zone.s3.put(key, state);
    zone.become(settings(5));
    expect(did(await zone.deploy({ failOn: ['buys'] }))).toEqual(all('unchanged'));
  });

  test('who is killed with all that was started leaves a lock: the next one says so, and goes on once it is deleted', async () => {
    const [outdir, begun, go, log] = ['other', 'begun', 'go', 'log'].map((name) => join(zone.folder, name));
    const slow = `echo $PPID > ${begun}.new; mv ${begun}.new ${begun}; until [ -e ${go} ]; do sleep 0.1; done; echo x >> ${log}`;
    const s3 = { ...zone.s3.backend, use_lockfile: true, key: 'other/a.tfstate' };
    writeStacks({ a: { data: { x: { sh: slow } }, state: { s3 } } }, outdir);
    const command = startDeploy(['--outdir', `${outdir}`], zone.folder);
    const closed = once(command, 'close');
    await Promise.race([until(() => existsSync(`${begun}`)), closed]);
    command.kill('SIGKILL');
    process.kill(Number(readFileSync(`${begun}`, 'utf8')), 'SIGKILL');
    await closed;
    writeFileSync(`${go}`, '');
    await until(() => existsSync(`${log}`));
    expect(await zone.s3.keys()).toContain('other/a.tfstate.tflock');
    const deploy = () =>
      endOf(startDeploy(['--outdir', `${outdir}`, '--lock-timeout', '1s'], zone.folder, { stdio: 'pipe' }));
    const { code, text } = await deploy();
    expect(code).toBe(1);
    expect(text).toContain(
      'Where that run has ended without giving it back, delete s3://acme-states/other/a.tfstate.tflock\n',
    );
    await zone.s3.remove('other/a.tfstate.tflock');
    expect((await deploy()).code).toBe(0);
    expect((await deploy()).text).toContain('1 stack, 1 without changes');
  });

  test('what is gone from the program is named, and destroyed by what was kept of it', async () => {
    zone.become(settings('none'));
    const { code, text } = await zone.deploy();
    expect(code, text).toBe(0);
    for (const id of ids.slice(1))
      expect(text).toContain(
        `\n  to destroy it: npx landing-zone sandbox exec --state ${zone.folder}/sandbox.json -- npx landing-zone destroy ${id} --outdir ${zone.outdir}\n`,
      );
    expect(await zone.destroy(['web-dev'])).toMatchObject({
      code: 3,
      message: expect.stringContaining('web-dev-platform-main still stands, and needs what is to be destroyed'),
    });
    const named = await zone.destroy(['web-dev-platform-main']);
    expect([named.code, did(named)], named.text).toEqual([0, { 'web-dev-platform-main': 'deployed' }]);
    const rest = await zone.destroy([], { leftBehind: true });
    expect([rest.code, did(rest)], rest.text).toEqual([0, { 'web-dev': 'deployed', 'web-dev-foundation': 'deployed' }]);
    for (const id of ids.slice(1)) {
      const [now = '', ...earlier] = await zone.s3.versions(keyOf(id));
      expect([JSON.parse(now).resources, earlier.length > 0]).toEqual([[], true]);
    }
    expect((await zone.destroy([], { leftBehind: true })).text).toContain('\nNothing to destroy\n');
    expect((await zone.deploy()).text).not.toContain('is gone from the program');
  });

  test('without credentials, or with wrong ones, it is one sentence, and nothing is begun', async () => {
    const sentence = (why: string) =>
      `s3://acme-states/it/zone/landing-zone.deployed.tfstate: what was deployed can't be read or written there (${why}); AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be those of an S3 user who may read and write there`;
    await zone.s3.knowNobody(true);
    const wrong = sentence('InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records');
    for (const run of [
      () => zone.deploy(),
      () => zone.deploy({ planOnly: true }),
      () => zone.destroy([], { all: true }),
    ])
      expect(await run()).toMatchObject({ code: 1, message: wrong, summary: { outcome: 'failed', reason: wrong } });
    await zone.s3.knowNobody(false);
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    expect(await zone.deploy()).toMatchObject({ code: 1, message: sentence('No valid credential sources found') });
  });

  test('no secret was said by any of it: neither the key of the bucket, nor what the states hold', async () => {
    const states = (await Promise.all(ids.map((id) => zone.s3.versions(keyOf(id))))).flat();
    const secrets = states.flatMap((state) =>
      [...state.matchAll(/"(?:client_secret|client_key|client-key-data|token)": "([^"]{8,})"/g)].map(
        ([, value = '']) => value,
      ),
    );
    expect(secrets.length).toBeGreaterThan(0);
    const said = JSON.stringify(zone.said);
    expect([zone.secret, ...secrets].filter((secret) => said.includes(secret))).toEqual([]);
    // no stack trace either
    expect(said).not.toMatch(/\\n +at /);
  });
});
