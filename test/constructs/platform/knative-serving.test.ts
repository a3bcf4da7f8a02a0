import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { Release } from '@cdktf/provider-helm/lib/release';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { afterEach, describe, expect, test } from 'vitest';
import { charts, knativeServingVersion, ownChart } from '../../../constructs/platform/charts';
import { KnativeServing } from '../../../constructs/platform/knative-serving';
import { type KnativeServingSettings, knativeServingSettings } from '../../../constructs/platform/settings';
import { testBounds } from '../../support/bounds';
import { addresses, all, mistakesOf, testStack } from '../../support/synth';

const make = (settings: object = {}) => {
  const stack = testStack();
  new HelmProvider(stack, 'Helm');
  new KnativeServing(stack, 'Knative', settings as KnativeServingSettings);
  return stack;
};
const releaseOf = (settings: object, name: string) =>
  Object.values(all(make(settings), Release)).find((release) => release['name'] === name);
const spec = (settings: object = {}) => {
  const values = releaseOf(settings, 'knative-serving')?.['values'];
  return JSON.parse(Array.isArray(values) ? String(values[0]) : '{}').spec;
};

describe('secure defaults', () => {
  test('services can be reached from the private network only', () => {
    expect(spec().services).toEqual([
      { name: 'kourier', annotations: { 'service.beta.kubernetes.io/openstack-internal-load-balancer': 'true' } },
    ]);
  });

  test('chart and Serving are pinned', () => {
    expect(releaseOf({}, 'knative-operator')).toMatchObject({
      chart: 'knative-operator',
      repository: 'https://knative.github.io/operator',
      version: 'v1.23.0',
    });
    expect(spec().version).toBe('1.23');
  });

  test('the Serving that is pinned is the minor of the operator that is pinned', () => {
    expect(charts.knativeOperator.app.startsWith(`v${knativeServingVersion}.`)).toBe(true);
  });
});

describe('settings', () => {
  test('Kourier is the ingress, by class as well', () => {
    expect(spec()).toMatchObject({
      ingress: { kourier: { enabled: true, 'service-type': 'LoadBalancer' } },
      config: { network: { 'ingress-class': 'kourier.ingress.networking.knative.dev' } },
    });
  });

  test('replicas, exposure and domain land on the object', () => {
    expect(spec({ replicas: 3, exposure: 'public', domain: 'apps.orbital.example' })).toEqual({
      version: '1.23',
      'high-availability': { replicas: 3 },
      ingress: { kourier: { enabled: true, 'service-type': 'LoadBalancer' } },
      config: {
        network: { 'ingress-class': 'kourier.ingress.networking.knative.dev' },
        domain: { 'apps.orbital.example': '' },
      },
    });
  });

  test('both charts make their namespaces, and are taken back where they do not come up in ten minutes', () => {
    for (const name of ['knative-operator', 'knative-serving']) {
      expect(releaseOf({}, name)).toMatchObject({
        namespace: name,
        create_namespace: true,
        atomic: true,
        timeout: 600,
      });
    }
  });

  test('the object is made once the operator is there', () => {
    expect(releaseOf({}, 'knative-serving')?.['depends_on']).toEqual([
      expect.stringMatching(/^helm_release\.Knative_Operator_/),
    ]);
  });
});

describe('the chart of this library', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  const synthInto = () => {
    const outdir = mkdtempSync(join(tmpdir(), 'knative-'));
    folders.push(outdir);
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'platform');
    new LocalBackend(stack, { path: 'platform.tfstate' });
    new HelmProvider(stack, 'Helm');
    new KnativeServing(stack, 'Knative');
    app.synth();
    const folder = join(outdir, 'stacks', 'platform');
    return { folder, json: readFileSync(join(folder, 'cdk.tf.json'), 'utf8') };
  };

  test('is copied beside the stack that uses it', () => {
    const { folder, json } = synthInto();
    const releases: Record<string, { name: string; chart: string }> = JSON.parse(json).resource.helm_release;
    const { chart } = Object.values(releases).find(({ name }) => name === 'knative-serving') ?? { chart: '' };
    expect(chart).toMatch(/^\.\/assets\/Knative_Chart_[0-9A-F]+\/[0-9A-F]+$/);
    expect(readdirSync(join(folder, chart)).sort()).toEqual(['Chart.yaml', 'templates', 'values.yaml']);
  });

  test('leaves no trace of where the library is: two folders give the same bytes', () => {
    expect(synthInto().json).toBe(synthInto().json);
    expect(synthInto().json).not.toContain(process.cwd());
  });

  test('holds one object of the kind that the operator watches', () => {
    const template = readFileSync(join(ownChart('knative-serving'), 'templates', 'knative-serving.yaml'), 'utf8');
    expect(template).toContain('apiVersion: operator.knative.dev/v1beta1\nkind: KnativeServing\n');
  });
});

describe('mistakes', () => {
  test.each<[object, string]>([
    [{ replicas: 0 }, 'replicas: must be at least 1, got 0; raise it'],
    [{ exposure: 'open' }, 'exposure: is not known, got "open"; use one of private, public'],
    [{ domain: 'https://apps' }, 'domain: must be a domain, got "https://apps"; write one such as apps.example.com'],
  ])('%j', (settings, message) => {
    expect(mistakesOf(() => make(settings))).toEqual([`s/Knative.${message}`]);
  });
});

testBounds(knativeServingSettings, {}, [
  ['replicas', [1, 10], [0, 11]],
  ['exposure', ['private', 'public'], ['open']],
]);

test('addresses', () => {
  expect(addresses(make())).toMatchInlineSnapshot(`
    [
      "helm_release.Knative_7A34585A",
      "helm_release.Knative_Operator_E45C8D17",
    ]
  `);
});
