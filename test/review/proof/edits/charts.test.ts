import { describe, expect, test } from 'vitest';
import { first, type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const stack = 'it-shared-platform-tools';
const folder = `stacks/${stack}`;

/** Edits the first release of the stack. */
const release =
  (edit: (release: Json, main: Json) => void) =>
  (output: Output): void =>
    output.stack(stack, (main) => edit(first(main.resource.helm_release)[1], main));

/** A chart from a path, as if it were the repository's own. */
const chartAt = (chart: string, locals?: Json) =>
  release((one, main) => {
    delete one.repository;
    delete one.version;
    one.chart = chart;
    if (locals !== undefined) main.locals = { ...main.locals, ...locals };
  });

const putChart = (path: string) => (output: Output) => output.put(`${folder}/${path}/Chart.yaml`, 'name: own');

describe('a chart is of this repository only where its files are what the digest covers', () => {
  test.each([
    ['above the folder', './../../../evil'],
    ['above the folder, by a folder that is there', 'assets/../../../../../tmp/evil'],
    ['above the folder, and in it again', './../it-shared-platform-tools/own'],
    ['an absolute path', '/srv/charts/evil'],
    ['what runs leave there', './.terraform/chart'],
    ['a state of another workspace', './terraform.tfstate.d/e'],
    ['nothing that is there', './missing'],
    ['the whole folder, with what runs leave', './'],
    ['what only Terraform knows', `./\${path.cwd}`],
  ])('%s: %s', (_, chart) => {
    const head = (output: Output) => {
      for (const path of ['own', '.terraform/chart', 'terraform.tfstate.d/e']) putChart(path)(output);
      chartAt(chart)(output);
    };
    expect(review({ base: putChart('own'), head }).gates).toContain('runs-code');
  });

  test('behind a local value', () => {
    const head = chartAt(`./\${local.c}`, { c: '../../../../tmp/x' });
    expect(review({ head }).gates).toContain('runs-code');
  });

  test('behind a local value that was there before, and says something else', () => {
    const sides = {
      base: (output: Output) => {
        putChart('own')(output);
        chartAt(`./\${local.c}`, { c: 'own' })(output);
      },
      head: release((_, main) => {
        main.locals.c = '../../../../tmp/x';
      }),
    };
    expect(review(sides).gates).toContain('runs-code');
  });

  test.each(['./own', 'own', './own/'])('its own one is: %s', (chart) => {
    expect(review({ base: putChart('own'), head: chartAt(chart) }).gates).not.toContain('runs-code');
  });
});

describe('how a chart is fetched', () => {
  test.each<readonly [string, Json]>([
    ['what it depends on is fetched, too', { dependency_update: true }],
    ['the newest version, also an unstable one', { devel: true }],
    ['another authority is believed', { repository_ca_file: 'assets/ca.pem' }],
    ['credentials go to other hosts', { pass_credentials: true }],
    ['its signature is not looked at', { verify: false }],
  ])('%s', (_, args) => {
    expect(review({ head: release((one) => Object.assign(one, args)) }).gates).toContain('runs-code');
  });

  test('also of a chart that is of this repository: what it depends on is not', () => {
    const base = (output: Output) => {
      putChart('own')(output);
      chartAt('./own')(output);
    };
    const head = release((one) => {
      one.dependency_update = true;
    });
    expect(review({ base, head }).gates).toContain('runs-code');
  });

  test('switching off what was off is nothing', () => {
    const head = release((one) => {
      one.dependency_update = false;
    });
    expect(review({ head }).gates).not.toContain('runs-code');
  });
});

describe('a module is of this repository only where its files are what the digest covers', () => {
  const callOf = (source: string) => (output: Output) => {
    for (const path of ['m', '.terraform/m']) output.put(`${folder}/${path}/main.tf`, 'locals {}');
    output.stack(stack, (main) => {
      main.module = { m: { source } };
    });
  };

  test.each(['./.terraform/m', './missing', './../m', '../m', './m/../../m', `./\${var.m}`])('not %s', (source) => {
    const says = review({ head: callOf(source) }).report.stacks.flatMap(({ findings }) =>
      findings.filter(({ where }) => where === 'module.m').map((one) => `${one.class}: ${one.says}`),
    );
    expect(says).toContain(`unread: its source is not in the stack's folder, or not part of its content: ${source}`);
  });
});
