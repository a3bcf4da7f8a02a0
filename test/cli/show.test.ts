import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '../../src/cli/program';
import { showReading } from '../../src/cli/show';
import { readings } from '../../src/readings/all';
import { synthesize, zone } from '../review/corpus';
import { stream } from './stream';

const folder = mkdtempSync(join(tmpdir(), 'show-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dir = join(folder, 'out');
beforeAll(() => void synthesize(zone(), dir));

/** What `show` prints of a reading. */
function shown(id: string, flags: object = {}, terminal?: { readonly columns: number }) {
  const reading = readings.find((one) => one.id === id);
  if (reading === undefined) throw new Error(`there is no reading ${id}`);
  const [stdout, stderr] = [stream(terminal), stream()];
  showReading(reading, { dir, format: 'table', ...flags }, { stdout, stderr, env: {} });
  return { stdout: stdout.text(), stderr: stderr.text() };
}

async function landingZone(...args: readonly string[]) {
  const [stdout, stderr] = [stream(), stream()];
  const code = await run(['show', ...args], { stdout, stderr, env: {} });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

describe('landing-zone show', () => {
  test('addresses is the plan with who uses what, and the next that are free', () => {
    expect(shown('addresses')).toEqual({
      stdout: `Network   VLAN  Addresses      Used by
web-prod   121  10.20.16.0/20  web-prod
web-dev    122  10.20.32.0/22  web-dev
spare      130  10.30.0.0/22

Next free VLAN: 131
Next free /22: 10.20.36.0/22
`,
      stderr: '',
    });
  });

  test('access has what is denied too, and by a day that is given what has ended', () => {
    const { stdout } = shown('access', { team: 'web', environment: 'prod', today: '2026-11-26', format: 'csv' });
    expect(stdout).toContain('\r\n"group xx1111-ovh/web",may,"publicCloudProject:apiovh:');
    expect(stdout).toMatch(/"group xx1111-ovh\/web","may not",/);
    expect(stdout).toContain(',2027-03-31,danger,web,web/prod,web-prod-foundation,TemporaryAccess/launch,');
    const later = shown('access', { team: 'web', environment: 'prod', today: '2027-03-31', format: 'csv' }).stdout;
    expect(later).toContain(
      ',"2027-03-31, which is over",info,web,web/prod,web-prod-foundation,TemporaryAccess/launch,',
    );
    expect(later).not.toContain(',2027-03-31,');
  });

  test('exposure and places of one environment, a sentence a row where the terminal is narrow', () => {
    expect(shown('exposure', { environment: 'web/dev' }, { columns: 60 }).stdout).toBe(
      `- gateway Networks/main/Gateway takes its network out
  through a public address, by web-dev/Networks/main/Gateway
`,
    );
    const access = shown('access', { team: 'web', environment: 'prod' }, { columns: 60 }).stdout;
    expect(access).toContain(`
- group xx1111-ovh/web may: operator preset (205 actions) on
  publicCloudProject:web/prod (0a1b2c3d), by
  web-prod-foundation/Access/operator
`);
    expect(access).toContain('\n- group xx1111-ovh/web may not: deny floor of people (100\n  actions) on vrack:*, by');
    expect(shown('places', { team: 'web', environment: 'dev' }, { columns: 40 }).stdout).toBe(
      '- ovh_cloud_project_network_private is\n  in GRA11 (FR), by\n  web-dev/Networks/main\n',
    );
    expect(shown('addresses', {}, { columns: 30 }).stdout).toContain(
      '\n- network spare: VLAN 130,\n  10.30.0.0/22, used by nobody\n',
    );
    expect(shown('places', { team: 'web', environment: 'dev' }).stdout).toBe(
      `Region  Country  Law             What                               Where
GRA11   FR       European Union  ovh_cloud_project_network_private  web-dev/Networks/main
`,
    );
  });

  test.each(readings.map(({ id }) => id))('%s takes --today', async (id) => {
    const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      expect(await landingZone(id, '--dir', dir, '--today', '2026-11-26')).toMatchObject({ code: 0, stderr: '' });
      expect(stdout).toHaveBeenCalled();
    } finally {
      stdout.mockRestore();
    }
  });

  test.each(['exposure', 'addresses', 'places'])('%s says the same whatever day it is', (id) => {
    expect(shown(id, { today: '2099-01-01' })).toEqual(shown(id, { today: '2026-11-26' }));
  });

  test('says what it could not read, and goes on', () => {
    const copy = join(folder, 'unread');
    synthesize(zone(), copy);
    writeFileSync(join(copy, 'stacks', 'web-prod', 'more.tf'), 'resource "ovh_vrack" "more" {}');
    const { stdout, stderr } = shown('places', { dir: copy, environment: 'prod' });
    expect(stdout).toContain('web-prod/Networks/main');
    expect(stderr).toMatch(/^show: not read: stacks\/web-prod\/more\.tf: .+\n$/);
  });
});

describe('wrong usage', () => {
  test('of a name that is none is told with the nearest, and 2', async () => {
    expect(await landingZone('places', '--dir', dir, '--team', 'wbe')).toEqual({
      code: 2,
      stdout: '',
      stderr: "landing-zone: --team wbe: there is none of this name; did you mean 'web'?\n",
    });
    expect(await landingZone('places', '--dir', dir, '--environment', 'web/staging')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'landing-zone: --environment web/staging: there is none of this name; use one of web/dev, dev, web/prod, prod\n',
    });
    // near by its letters, and another team's
    expect((await landingZone('places', '--dir', dir, '--environment', 'web/prog')).stderr).toBe(
      'landing-zone: --environment web/prog: there is none of this name; use one of web/dev, dev, web/prod, prod\n',
    );
  });

  test.each([
    [['acess'], "error: unknown command 'acess'\n(Did you mean access?)\n"],
    [
      ['places', '--today', 'now'],
      "error: option '--today <day>' argument 'now' is invalid. It must be a day such as 2027-03-31.\n",
    ],
    [
      ['access', '--today', '2027-02-30'],
      "error: option '--today <day>' argument '2027-02-30' is invalid. It must be a day such as 2027-03-31.\n",
    ],
    [
      ['access', '--format', 'xml'],
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are table, csv, json, markdown.\n",
    ],
  ])('%j is 2', async (args, stderr) => {
    expect(await landingZone(...args)).toEqual({ code: 2, stdout: '', stderr });
  });

  test('a folder without an output is 1, with what to do', async () => {
    expect(await landingZone('access', '--dir', join(folder, 'nothing'))).toEqual({
      code: 1,
      stdout: '',
      stderr: `landing-zone: ${join(folder, 'nothing')} holds no synthesized stacks (no manifest.json); synthesize first: npx cdktf synth\n`,
    });
  });

  test('--help names every reading', async () => {
    const { code, stdout } = await landingZone('--help');
    expect(code).toBe(0);
    for (const { id } of readings) expect(stdout).toMatch(new RegExp(`^ {2}${id} `, 'm'));
  });
});
