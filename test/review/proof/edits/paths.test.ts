import { expect, test } from 'vitest';
import { first, type Json, useOrbital } from './output';

const review = useOrbital();

const erp = 'erp-prod';
const foundation = 'flight-dynamics-prod-foundation';
const clusters = 'ovh_cloud_project_kube';
const lists = 'ovh_cloud_project_kube_iprestrictions';

const gatesOf = (stack: string, head: (main: Json) => void, base?: (main: Json) => void): readonly string[] =>
  review({
    head: (output) => output.stack(stack, head),
    ...(base === undefined ? {} : { base: (output) => output.stack(stack, base) }),
  }).gates;

test('a cluster with the path of another one is a cluster of its own, open to the world', () => {
  const add = ({ resource }: Json): void => {
    const { lifecycle: _, ...cluster } = first(resource[clusters])[1];
    resource[clusters].Evil = { ...cluster, name: 'evil' };
  };
  const { gates, report } = review({ head: ({ stack }) => stack(erp, add) });
  expect(gates).toEqual(expect.arrayContaining(['add', 'world']));
  expect(report.limits).toContain(
    'stacks/erp-prod ovh_cloud_project_kube.Evil is written with a path that is not its own',
  );
});

test.each([
  ['shortened', 'erp-prod/Clusters/main'],
  ['the address of that one', 'erp-prod/ovh_cloud_project_kube.Clusters_main_4BC6D1E0'],
])('also with the path written otherwise: %s', (_, path) => {
  const gates = gatesOf(erp, ({ resource }) => {
    const [name, { lifecycle: _rules, ...cluster }] = first(resource[clusters]);
    const written = path.replace(/\.Clusters.*/, `.${name}`);
    resource[clusters].Evil = { ...cluster, name: 'evil', '//': { metadata: { path: written } } };
  });
  expect(gates).toContain('world');
});

test('the allow-list of a cluster that leads to a decoy with its path leaves the cluster open', () => {
  const gates = gatesOf(erp, ({ resource }) => {
    resource[clusters].Decoy = { ...first(resource[clusters])[1], name: 'decoy' };
    first(resource[lists])[1].kube_id = '${ovh_cloud_project_kube.Decoy.id}';
  });
  expect(gates).toContain('world');
});

test('a policy for a service account with the path of another one is one for somebody else', () => {
  const add = ({ resource }: Json): void => {
    const clients = resource.ovh_me_api_oauth2_client;
    clients.Evil = { ...clients.Pipeline_C660917D, name: 'evil' };
  };
  const instead = gatesOf(foundation, (main) => {
    add(main);
    main.resource.ovh_iam_policy.Access_pipeline_F52CAB4D.identities = ['${ovh_me_api_oauth2_client.Evil.identity}'];
  });
  expect(instead).toContain('access');
  const beside = gatesOf(foundation, (main) => {
    add(main);
    main.resource.ovh_iam_policy.Access_pipeline_F52CAB4D.identities.push('${ovh_me_api_oauth2_client.Evil.identity}');
  });
  expect(beside).toContain('access');
});

test('a group with the path of a service account is somebody else', () => {
  const gates = gatesOf(foundation, ({ resource }) => {
    const { '//': path } = resource.ovh_me_api_oauth2_client.Pipeline_C660917D;
    resource.ovh_me_identity_group = { E: { name: 'evil', role: 'NONE', '//': path } };
    resource.ovh_iam_policy.Access_pipeline_F52CAB4D.identities = ['${ovh_me_identity_group.E.urn}'];
  });
  expect(gates).toContain('access');
});

const user = {
  '//': { metadata: { path: 'erp-prod/U/Resource' } },
  service_name: 'x',
  role_names: ['administrator'],
};

test('a user with the path of another one is somebody else', () => {
  const gates = gatesOf(
    erp,
    ({ resource }) => (resource.ovh_cloud_project_user.E = { ...user, description: 'other' }),
    ({ resource }) => (resource.ovh_cloud_project_user = { U: user }),
  );
  expect(gates).toEqual(expect.arrayContaining(['access', 'star']));
});

test('a database with the path of another one is open for itself', () => {
  const database = {
    '//': { metadata: { path: 'erp-prod/D/Resource' } },
    service_name: 'x',
    engine: 'postgresql',
    version: '16',
    plan: 'essential',
    flavor: 'db1-4',
    nodes: [{ region: 'GRA', network_id: 'n' }],
    ip_restrictions: [{ ip: '0.0.0.0/0' }],
  };
  const gates = gatesOf(
    erp,
    ({ resource }) => (resource.ovh_cloud_project_database.E = { ...database, description: 'other' }),
    ({ resource }) => (resource.ovh_cloud_project_database = { D: database }),
  );
  expect(gates).toEqual(expect.arrayContaining(['world', 'exposure']));
});

test('a path that is written as that of an instance is none', () => {
  const gates = gatesOf(
    erp,
    ({ resource }) => {
      resource.ovh_cloud_project_user.E = { ...user, '//': { metadata: { path: 'erp-prod/U["a"]' } } };
    },
    ({ resource }) => (resource.ovh_cloud_project_user = { U: { ...user, for_each: { a: 'a' } } }),
  );
  expect(gates).toEqual(expect.arrayContaining(['access', 'star']));
});

test('a new path of a resource alone opens and grants nothing', () => {
  const gates = gatesOf(erp, ({ resource }) => {
    first(resource[clusters])[1]['//'].metadata.path = 'erp-prod/Clusters/other/Resource';
  });
  expect(gates).toEqual([]);
});
