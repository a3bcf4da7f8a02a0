import { describe, expect, test } from 'vitest';
import type { Value, Values } from '../../../src/estate/model';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources } from '../../review/outputs';

/** What becomes reachable, with the gates that it trips. */
function opened(before: Resources, after: Resources) {
  const report = reviewOf(outputOf({ prod: before }), outputOf({ prod: after }));
  return (report.readings['exposure']?.changes ?? []).map(({ says, gates }) => [says, ...gates].join(' | '));
}

const new_ = (says: string, what = 'o') => [`new: ${what} in the cluster of prod ${says} | exposure`];

describe('an object of a cluster opens', () => {
  const object = (apiVersion: string, kind: string, spec: Value, metadata: Values = {}) => ({
    apiVersion,
    kind,
    metadata: { name: 'o', ...metadata },
    spec,
  });
  const pod = { hostNetwork: true, containers: [{ name: 'c', image: 'c', ports: [{ containerPort: 80 }] }] };
  const onPort = { initContainers: [], containers: [{ name: 'c', ports: [{ containerPort: 80, hostPort: 8080 }] }] };
  const internal = { 'service.beta.kubernetes.io/openstack-internal-load-balancer': 'true' };

  const opening: readonly (readonly [what: string, object: Values, says: readonly string[]])[] = [
    ['a NodePort', object('v1', 'Service', { type: 'NodePort' }), new_('is on a port of every node', 'service o')],
    [
      'a load balancer',
      object('v1', 'Service', { type: 'LoadBalancer' }),
      ['new: service o in the cluster of prod has a public load balancer | exposure | world'],
    ],
    [
      'a load balancer on the private network, which is not the world',
      object('v1', 'Service', { type: 'LoadBalancer' }, { annotations: internal }),
      new_('has a load balancer on the private network', 'service o'),
    ],
    [
      'an ingress',
      object('networking.k8s.io/v1', 'Ingress', { rules: [{ host: 'a.example.test' }] }),
      new_('answers for a.example.test', 'ingress o'),
    ],
    [
      'a gateway of the Gateway API',
      object('gateway.networking.k8s.io/v1', 'Gateway', { listeners: [{ name: 'l', port: 80 }] }),
      new_('answers for every host', 'gateway o'),
    ],
    [
      'a gateway of Istio',
      object('networking.istio.io/v1', 'Gateway', { servers: [{ hosts: ['*'] }] }),
      new_('answers for *', 'gateway o'),
    ],
    [
      'a route',
      object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
        parentRefs: [{ name: 'g' }],
        hostnames: ['a.example.test'],
      }),
      new_('answers for a.example.test', 'httproute o'),
    ],
    [
      'a route without names',
      object('gateway.networking.k8s.io/v1alpha2', 'TCPRoute', { parentRefs: [{ name: 'g' }] }),
      new_('answers for every host', 'tcproute o'),
    ],
    ['a pod on the network of its node', object('v1', 'Pod', pod), new_('is on the network of its nodes', 'pod o')],
    [
      'a port of a node',
      object('apps/v1', 'DaemonSet', { template: { spec: onPort } }),
      new_('is on port 8080 of its nodes', 'daemonset o'),
    ],
    [
      'a job on the network of its node',
      object('batch/v1', 'CronJob', { jobTemplate: { spec: { template: { spec: pod } } } }),
      new_('is on the network of its nodes', 'cronjob o'),
    ],
    [
      'what only Terraform knows of one',
      object('apps/v1', 'Deployment', '${acme_x.X.spec}'),
      [
        'new: deployment o in the cluster of prod: its spec is known after apply, and so is what it opens | exposure | world',
      ],
    ],
  ];

  test.each(opening)('%s, in a manifest and among the values of a release', (_, one, says) => {
    expect(opened({}, { 'kubernetes_manifest.M': { manifest: one } })).toEqual(says);
    if (typeof one['spec'] === 'string') return;
    const values = [JSON.stringify({ extraObjects: [one] })];
    expect(opened({}, { 'helm_release.R': { name: 'r', chart: 'c', values } })).toEqual(says);
  });

  test.each<[string, Values]>([
    ['a service inside', object('v1', 'Service', { type: 'ClusterIP', ports: [{ port: 80 }] })],
    ['a service of Knative', object('serving.knative.dev/v1', 'Service', { type: 'NodePort' })],
    ['a gateway of somebody else', object('acme.example/v1', 'Gateway', { listeners: [{}] })],
    ['a route of a mesh', object('gateway.networking.k8s.io/v1', 'HTTPRoute', { parentRefs: [{ kind: 'Service' }] })],
    [
      'pods with ports of their own',
      object('apps/v1', 'Deployment', { template: { spec: { ...pod, hostNetwork: false } } }),
    ],
    ['a port of a node that is none', object('v1', 'Pod', { containers: [{ ports: [{ hostPort: 0 }] }] })],
    ['a configuration', object('v1', 'ConfigMap', { hostNetwork: true })],
  ])('nothing where it is %s', (_, one) => {
    expect(opened({}, { 'kubernetes_manifest.M': { manifest: one } })).toEqual([]);
    const values = [JSON.stringify({ extraObjects: [one] })];
    expect(opened({}, { 'helm_release.R': { name: 'r', chart: 'c', values } })).toEqual([]);
  });

  test('the same where a resource of Terraform makes it', () => {
    const spec = { host_network: true, container: [{ port: [{ container_port: 80, host_port: 81 }] }] };
    const body = { metadata: [{ name: 'o' }], spec: [{ template: [{ spec: [spec] }] }] };
    const says = (kind: string) => [
      ...new_('is on port 81 of its nodes', `${kind} o`),
      ...new_('is on the network of its nodes', `${kind} o`),
    ];
    for (const [type, kind] of [
      ['kubernetes_deployment_v1', 'deployment'],
      ['kubernetes_daemonset', 'daemonset'],
      ['kubernetes_daemon_set_v1', 'daemonset'],
      ['kubernetes_stateful_set_v1', 'statefulset'],
    ] as const) {
      expect(opened({}, { [`${type}.D`]: body })).toEqual(says(kind));
    }
    expect(opened({}, { 'kubernetes_pod.P': { ...body, spec } })).toEqual(says('pod'));
    const closed = { ...body, spec: [{ template: [{ spec: [{ container: [{ image: 'b' }] }] }] }] };
    expect(opened({}, { 'kubernetes_deployment.D': closed })).toEqual([]);
  });
});

describe('annotations that keep a load balancer on the private network', () => {
  const says = 'has a public load balancer';
  const isOpen = `new: service o in the cluster of prod ${says} | exposure | world`;
  const annotations = (value: string, more: Values = {}): Resources => ({
    'kubernetes_annotations.A': {
      api_version: 'v1',
      kind: 'Service',
      metadata: [{ name: 'o', namespace: 'web' }],
      annotations: { 'service.beta.kubernetes.io/openstack-internal-load-balancer': value },
      ...more,
    },
  });
  const service = (own: Values = {}): Resources => ({
    'kubernetes_service_v1.S': {
      metadata: [{ name: 'o', namespace: 'web', annotations: own }],
      spec: [{ type: 'LoadBalancer' }],
    },
  });
  const internal = { 'service.beta.kubernetes.io/openstack-internal-load-balancer': 'true' };

  test('open it where they go or say otherwise, whoever makes the service', () => {
    expect(opened(annotations('true'), {})).toEqual([isOpen]);
    expect(opened(annotations('true'), annotations('false'))).toContain(isOpen);
    expect(opened({ ...service(), ...annotations('true') }, service())).toContain(isOpen);
    expect(
      opened({ ...service(internal), ...annotations('true') }, { ...service(internal), ...annotations('false') }),
    ).toContain(isOpen);
    expect(opened(annotations('true'), annotations('true', { count: '${acme_x.X.n}' }))).toEqual([isOpen]);
  });

  test('open nothing where the service says the same, goes with them, or others are left', () => {
    expect(opened({ ...service(internal), ...annotations('true') }, service(internal))).toEqual([]);
    expect(opened({ ...service(), ...annotations('true') }, {}).filter((one) => one.includes('| world'))).toEqual([]);
    const other = {
      'kubernetes_annotations.A': { ...annotations('true')['kubernetes_annotations.A'], annotations: { team: 'web' } },
    };
    expect(opened(other, {})).toEqual([]);
    expect(opened(annotations('true'), annotations('true', { force: true }))).toEqual([]);
  });
});

describe('values of a chart that is not known', () => {
  const release = (values: Values, more: Values = {}): Resources => ({
    'helm_release.R': { name: 'r', chart: 'c', values: [JSON.stringify(values)], ...more },
  });
  const at = (path: string, says: string) => new_(says, `release r (${path})`);

  test.each<[Values, readonly string[]]>([
    [{ service: { type: 'NodePort' } }, at('service.type', 'is on a port of every node')],
    [{ a: { serviceType: 'NodePort' } }, at('a.serviceType', 'is on a port of every node')],
    [{ ingress: { enabled: true } }, at('ingress', 'answers for every host')],
    [{ server: { ingress: { enabled: true, hosts: ['a.test'] } } }, at('server.ingress', 'answers for a.test')],
    [{ ingress: { enabled: 'true', hosts: [{ host: 'a.test', paths: [] }] } }, at('ingress', 'answers for a.test')],
    [{ httpRoute: { enabled: true, hostnames: ['a.test'] } }, at('httpRoute', 'answers for a.test')],
    [{ hostNetwork: true }, at('hostNetwork', 'is on the network of its nodes')],
    [{ a: { hostNetwork: { enabled: true } } }, at('a.hostNetwork', 'is on the network of its nodes')],
    [{ ports: { web: { hostPort: 80 } } }, at('ports.web.hostPort', 'is on port 80 of its nodes')],
    [{ hostPort: { enabled: true, ports: { http: 80 } } }, at('hostPort', 'is on port 80 of its nodes')],
    [{ hostPort: { enabled: true } }, at('hostPort', 'is on ports of its nodes')],
  ])('open what they ask for: %j', (values, says) => {
    expect(opened(release({ image: { tag: '1' } }), release(values))).toEqual(says);
  });

  test('open it one by one, too, over what documents say', () => {
    const closed = { ingress: { enabled: false }, service: { type: 'ClusterIP' } };
    const set = [
      { name: 'ingress.enabled', value: 'true' },
      { name: 'service.type', value: 'NodePort' },
    ];
    expect(opened(release(closed), release(closed, { set }))).toEqual([
      ...at('ingress', 'answers for every host'),
      ...at('service.type', 'is on a port of every node'),
    ]);
  });

  test('may open it where only Terraform knows them', () => {
    const says =
      'new: release r in the cluster of prod: its values are known after apply, and so is what it opens | exposure | world';
    for (const set of [
      [{ name: 'ingress.enabled', value: '${acme_x.X.on}' }],
      [{ name: 'hostNetwork', value: '${acme_x.X.on}' }],
    ]) {
      expect(opened(release({}), release({}, { set }))).toEqual([says]);
    }
  });

  test('are told by the host that comes', () => {
    const hosts = (...all: string[]) => release({ ingress: { enabled: true, hosts: all } });
    expect(opened(hosts('a.test'), hosts('a.test', 'b.test'))).toEqual(at('ingress', 'answers for b.test'));
  });

  test.each<Values>([
    { image: { tag: '2' }, replicas: 3 },
    { service: { type: 'ClusterIP', port: 80 } },
    { ingress: { enabled: false, hosts: ['a.test'] } },
    { networkPolicy: { ingress: { enabled: true } } },
    { hostNetwork: false, hostPort: 0, ports: { web: { hostPort: null, containerPort: 80 } } },
    { hostPort: { enabled: false, ports: { http: 80 } } },
    { metrics: { enabled: true }, ingressClass: 'nginx', strategy: { type: 'Recreate' } },
  ])('open nothing where they ask for nothing of it: %j', (values) => {
    expect(opened(release({ image: { tag: '1' } }), release(values))).toEqual([]);
  });
});
