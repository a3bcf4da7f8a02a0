import { expect, test } from 'vitest';
import { first, type Json, useOrbital } from './output';

const review = useOrbital();

const tools = 'it-shared-platform-tools';
const opened = ['world', 'exposure'];

const loadBalancer = (annotation?: string): Json => ({
  controller: {
    service: {
      type: 'LoadBalancer',
      ...(annotation === undefined
        ? {}
        : { annotations: { 'service.beta.kubernetes.io/openstack-internal-load-balancer': annotation } }),
    },
  },
});

const release = (main: Json): Json => first(main.resource.helm_release)[1];

test('a load balancer of a release is private only where its annotation says so', () => {
  const gatesOf = (annotation?: string) =>
    review({
      head: ({ stack }) => stack(tools, (main) => (release(main).values = [JSON.stringify(loadBalancer(annotation))])),
    }).gates;
  expect(gatesOf('false')).toEqual(expect.arrayContaining(opened));
  expect(gatesOf('')).toEqual(expect.arrayContaining(opened));
  expect(gatesOf('true')).not.toContain('world');
});

test('an annotation of one service of a release makes no other one private', () => {
  const values = { private: loadBalancer('true'), public: loadBalancer() };
  const { gates } = review({
    head: ({ stack }) => stack(tools, (main) => (release(main).values = [JSON.stringify(values)])),
  });
  expect(gates).toEqual(expect.arrayContaining(opened));
});

test('what one value of a release says is what the last one says', () => {
  const annotation = 'controller.service.annotations.service\\.beta\\.kubernetes\\.io/openstack-internal-load-balancer';
  const gatesOf = (value: string, written?: string) =>
    review({
      head: ({ stack }) =>
        stack(tools, (main) => {
          release(main).values = [JSON.stringify(loadBalancer(written))];
          release(main).set = [{ name: annotation, value }];
        }),
    }).gates;
  expect(gatesOf('true')).not.toContain('world');
  expect(gatesOf('false', 'true')).toEqual(expect.arrayContaining(opened));
});

test('a type of a service that only Terraform knows is one that may open it', () => {
  const { gates } = review({
    head: ({ stack }) =>
      stack(tools, (main) => {
        release(main).set_sensitive = [{ name: 'controller.service.type', value: '${terraform.workspace}' }];
      }),
  });
  expect(gates).toEqual(expect.arrayContaining(opened));
});

test.each(['set', 'set_sensitive'])('a load balancer that a release gets by %s opens it', (block) => {
  const { gates } = review({
    head: ({ stack }) =>
      stack(tools, (main) => (release(main)[block] = [{ name: 'controller.service.type', value: 'LoadBalancer' }])),
  });
  expect(gates).toEqual(expect.arrayContaining(opened));
});

test('a service of the same name in another namespace opens a door of its own', () => {
  const service = (namespace: string): Json => ({
    metadata: [{ name: 'web', namespace }],
    spec: [{ type: 'LoadBalancer' }],
  });
  const { gates } = review({
    base: ({ stack }) => stack(tools, ({ resource }) => (resource.kubernetes_service_v1 = { a: service('one') })),
    head: ({ stack }) => stack(tools, ({ resource }) => (resource.kubernetes_service_v1.z = service('other'))),
  });
  expect(gates).toEqual(expect.arrayContaining(opened));
});

test('a service in a list of objects opens what it opens alone', () => {
  const service = { kind: 'Service', metadata: { name: 'web' }, spec: { type: 'LoadBalancer' } };
  const list = { apiVersion: 'v1', kind: 'List', items: [service] };
  const { gates } = review({
    head: ({ stack }) => stack(tools, ({ resource }) => (resource.kubernetes_manifest = { e: { manifest: list } })),
  });
  expect(gates).toEqual(expect.arrayContaining(opened));
});
