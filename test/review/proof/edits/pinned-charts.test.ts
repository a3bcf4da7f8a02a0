import { describe, expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const stack = 'flight-dynamics-prod-platform-main';
const argo = 'ArgoRollouts_09942A53';
const operator = 'Knative_Operator_E45C8D17';
const knative = 'Knative_7A34585A';

const releases =
  (edit: (releases: Json) => void) =>
  ({ stack: edits }: Output): void =>
    edits(stack, ({ resource }) => edit(resource.helm_release));

/** A release where there was none, after something was done to it. */
const added = (name: string, edit: (release: Json) => void = () => {}, more: (output: Output) => void = () => {}) => {
  let written: Json;
  return {
    base: releases((all) => {
      written = structuredClone(all[name]);
      delete all[name];
    }),
    head: (output: Output): void => {
      more(output);
      releases((all) => {
        edit(written);
        all[name] = written;
      })(output);
    },
  };
};

const saysOf = ({ report }: ReturnType<typeof review>, name: string): readonly string[] =>
  report.stacks
    .flatMap(({ findings }) => findings)
    .filter(({ where }) => where === `helm_release.${name}`)
    .map(({ class: kind, says }) => `${kind}: ${says}`);

const valuesOf = (release: Json): Json => JSON.parse(release.values[0]);
const withValues = (edit: (values: Json) => void) => (release: Json) => {
  const values = release.values === undefined ? {} : valuesOf(release);
  edit(values);
  release.values = [JSON.stringify(values)];
};

describe('a chart that this library pins', () => {
  test.each([
    [
      argo,
      'listed: installs a chart that this library pins: argo-rollouts 2.41.0 from https://argoproj.github.io/argo-helm',
    ],
    [
      operator,
      'listed: installs a chart that this library pins: knative-operator v1.23.0 from https://knative.github.io/operator',
    ],
    [knative, 'listed: installs a chart that comes with this library: knative-serving'],
  ])('%s is told as what it is, and is no code from elsewhere', (name, says) => {
    const seen = review(added(name));
    expect(saysOf(seen, name)).toEqual([says]);
    expect(seen.gates).toContain('add');
    expect(seen.gates).not.toContain('runs-code');
    expect(seen.gates).not.toContain('unread');
  });

  test('is so too where it takes the place of another version', () => {
    const base = releases((all) => Object.assign(all[argo], { version: '2.40.0' }));
    expect(review({ base, head: releases((all) => Object.assign(all[argo], { version: '2.41.0' })) }).gates).toEqual([
      'change',
    ]);
  });

  test.each<readonly [string, string, (release: Json) => void]>([
    ['our name from another registry', argo, (one) => Object.assign(one, { repository: 'https://evil.example/helm' })],
    ['our name from a registry of nearly that name', argo, (one) => (one.repository += '/')],
    ['our registry with another version', argo, (one) => Object.assign(one, { version: '2.41.1' })],
    ['our registry with any version', argo, (one) => delete one.version],
    ['our registry with another chart', argo, (one) => Object.assign(one, { chart: 'argo-cd' })],
    ['our pin with another authority', operator, (one) => Object.assign(one, { repository_ca_file: 'ca.pem' })],
    ['our pin with a password for its registry', operator, (one) => Object.assign(one, { repository_password: 'x' })],
    ['our pin with what it depends on', operator, (one) => Object.assign(one, { dependency_update: true })],
    ['our pin with a program over it', operator, (one) => Object.assign(one, { postrender: { binary_path: 'sh' } })],
    [
      'our pin with an image of others',
      argo,
      withValues((values) => Object.assign(values.controller, { image: { repository: 'evil/rollouts' } })),
    ],
    ['our pin with a container more', argo, withValues((values) => Object.assign(values, { extraObjects: [{}] }))],
    [
      'our pin with another kind of value',
      argo,
      withValues((values) => Object.assign(values.controller, { replicas: { image: 'evil/x' } })),
    ],
    ['our pin with values that nobody knows', argo, (one) => Object.assign(one, { values: [`\${var.x}`] })],
    [
      'our pin with a value beside',
      argo,
      (one) => Object.assign(one, { set: [{ name: 'controller.image.registry', value: 'evil.example' }] }),
    ],
    [
      'our pin with values in two texts',
      argo,
      (one) => one.values.push('controller: {image: {repository: evil/rollouts}}'),
    ],
    [
      'our bytes with images of others',
      knative,
      withValues(({ spec }) => Object.assign(spec, { registry: { default: `evil.example/\${NAME}` } })),
    ],
    [
      'our bytes with manifests of others',
      knative,
      withValues(({ spec }) => Object.assign(spec, { manifests: [{ URL: 'https://evil.example/x.yaml' }] })),
    ],
    ['our bytes with another version', knative, withValues(({ spec }) => Object.assign(spec, { version: '1.0' }))],
  ])('%s is from elsewhere', (_, name, edit) => {
    expect(review(added(name, edit)).gates).toContain('runs-code');
    expect(review({ head: releases((all) => edit(all[name])) }).gates).toContain('runs-code');
  });

  test('our name with other bytes is from elsewhere', () => {
    const more = ({ stack: edits, put, read }: Output) => {
      let chart = '';
      edits(stack, ({ resource }) => {
        chart = `stacks/${stack}/${resource.helm_release[knative]?.chart ?? ''}`;
      });
      const template = `${chart}/templates/knative-serving.yaml`;
      put(template, `${read(template)}\n---\nkind: Pod`);
    };
    expect(review({ head: more }).gates).toContain('unread');
  });

  test('what its settings say is a change', () => {
    for (const [name, edit] of [
      [argo, withValues((values) => Object.assign(values.controller, { replicas: 3 }))],
      [knative, withValues(({ spec }) => Object.assign(spec['high-availability'], { replicas: 3 }))],
    ] as const) {
      expect(review({ head: releases((all) => edit(all[name])) }).gates).toEqual(['change']);
    }
  });
});

describe('values of any chart that was there', () => {
  const chart = { name: 'app', chart: 'app', repository: 'https://charts.example', version: '1.0.0' };
  const changed = (before: string, after: string, more: Json = {}): readonly string[] =>
    review({
      base: releases((all) => Object.assign(all, { App: { ...chart, values: [before] } })),
      head: releases((all) => Object.assign(all, { App: { ...chart, values: [after], ...more } })),
    }).gates;
  const values = 'image:\n  repository: team/app\n  tag: "1"\nreplicas: 2\n';

  test.each([
    ['another repository', 'image:\n  repository: evil/app\n  tag: "1"\n'],
    ['another registry', `${values}global:\n  imageRegistry: evil.example\n`],
    ['a container beside', `${values}sidecars:\n  - image: evil/x:1\n`],
    ['what is no YAML', 'image: [\n'],
    ['what only Terraform knows', `\${ovh_vrack.x.description}`],
  ])('that name %s run code from elsewhere', (_, after) => {
    expect(changed(values, after)).toContain('runs-code');
  });

  test('also beside the texts', () => {
    expect(changed(values, values, { set: [{ name: 'image.repository', value: 'evil/app' }] })).toContain('runs-code');
  });

  test.each([
    ['another tag', values.replace('"1"', '"2"')],
    ['other sizes', values.replace('replicas: 2', 'replicas: 3')],
    ['another policy', `${values}imagePullPolicy: Always\nimagePullSecrets:\n  - name: registry\n`],
    ['another order', 'replicas: 2\nimage: {tag: "1", repository: team/app}\n'],
    ['an address that is not known yet', `${values}host: "\${ovh_cloud_project_kube.x.url}"\n`],
  ])('that say %s are a change', (_, after) => {
    expect(changed(values, after)).not.toContain('runs-code');
  });
});
