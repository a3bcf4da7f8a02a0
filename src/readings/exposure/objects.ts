import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { flagOf } from '../../estate/flag';
import type { Block, Value, Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { fieldIn, listIn } from '../cluster-fields';
import { clusterOf } from '../clusters';
import { blocksIn, isSaid, type Reader } from '../reader';
import { areMost, isWorld } from './address';
import { isKeptInside } from './annotated';
import { balancer, unsure } from './balancer';
import { type ExposureRow, exposed } from './fact';

/** An object of a cluster, as Kubernetes writes it or a resource of Terraform. */
interface Placed {
  readonly block: Block;
  readonly reader: Reader;
  /** Its kind and name. */
  readonly what: Masked;
  /** Namespace that it is in. */
  readonly at: Masked;
  readonly metadata: Values;
  readonly spec: Values;
}

type Opens = (object: Placed) => ExposureRow[];

/** A kind that opens something, of these API groups: another one may call something else by the same name. */
interface Kind {
  readonly groups: readonly string[];
  readonly opens: Opens;
}

/** First of a list, or the only one: specs are blocks in resources of Terraform. */
const first = (value: Value | undefined): Values => blocksIn(value)[0] ?? {};

const inCluster = ({ block, reader, what }: Placed): Masked => masked`${what} in the ${clusterOf(block, reader)}`;

/** What leaves the cluster. */
function service(object: Placed): ExposureRow[] {
  const { block, reader, what, at, spec, metadata } = object;
  const taken = reader
    .texts(block.stack, fieldIn(spec, 'externalIPs') ?? spec['external_ips'])
    // whatever a node is sent for one of these goes to it, whosever address it is
    .map((to) => exposed(block, 'reachable', masked`${inCluster(object)} takes what is sent to ${to}`, 'some', at));
  const type = spec['type'];
  if (type === 'NodePort') return [...taken, onEveryNode(block, reader, what, at)];
  if (isExpression(type)) return [...taken, unsure(block, reader, what, { is: masked`type is`, value: type })];
  if (type !== 'LoadBalancer') return taken;
  const { known, unknown } = reader.list(block.stack, fieldIn(spec, 'loadBalancerSourceRanges'));
  const isOpen = known.some(isWorld) || areMost(known);
  const open = balancer(block, reader, {
    what,
    at,
    isPrivate: isKeptInside(block, reader, metadata),
    ranges: isOpen ? [] : [...known, ...unknown.map(({ text }) => masked`${text} (known after apply)`)],
    opens: unknown.some(({ isNarrow }) => !isNarrow) ? 'unsure' : 'some',
  });
  return [...taken, ...open];
}

export const onEveryNode = (block: Block, reader: Reader, what: Masked, at: Masked): ExposureRow =>
  exposed(block, 'port', masked`${what} in the ${clusterOf(block, reader)} is on a port of every node`, 'some', at);

export const onNodeNetwork = (block: Block, reader: Reader, what: Masked, at: Masked): ExposureRow =>
  exposed(block, 'port', masked`${what} in the ${clusterOf(block, reader)} is on the network of its nodes`, 'some', at);

/** @param port which one, where that is said */
export const onNodePort = (block: Block, reader: Reader, what: Masked, at: Masked, port?: Value): ExposureRow => {
  const where = port === undefined ? masked`ports` : masked`port ${reader.show(block.stack, port)}`;
  const says = masked`${what} in the ${clusterOf(block, reader)} is on ${where} of its nodes`;
  return exposed(block, 'port', says, 'some', at);
};

/** What answers for some hosts, `null` for every one. */
export const answers = (
  block: Block,
  reader: Reader,
  what: Masked,
  at: Masked,
  hosts: readonly Value[],
): ExposureRow[] =>
  [...new Set(hosts)].map((one) => {
    const host = isSaid(one) ? reader.show(block.stack, one) : masked`every host`;
    const says = masked`${what} in the ${clusterOf(block, reader)} answers for ${host}`;
    return exposed(block, 'reachable', says, 'some', at);
  });

const answering =
  (hostsOf: (spec: Values) => readonly Value[]): Opens =>
  ({ block, reader, what, at, spec }) =>
    answers(block, reader, what, at, hostsOf(spec));

/** It answers for every host where something takes what no rule is about. */
const ingressHosts = (spec: Values): readonly Value[] => [
  ...listIn(spec, 'rules', 'rule').map(({ host = null }) => host),
  ...(isSaid(fieldIn(spec, 'defaultBackend') ?? spec['backend']) ? [null] : []),
];

/** Values of a list; every host where there is none. */
const hostsIn = (value: Value | undefined): readonly Value[] =>
  Array.isArray(value) && value.length > 0 ? value : [isExpression(value) ? (value ?? null) : null];

/** Nothing where it is only about what is inside: a route of a mesh belongs to a service. */
const routeHosts = (spec: Values): readonly Value[] => {
  const parents = blocksIn(spec['parentRefs']);
  const isInside = parents.length > 0 && parents.every(({ kind }) => kind === 'Service');
  return isInside ? [] : hostsIn(spec['hostnames']);
};

/** What runs on its nodes as if it were no container. */
const pods =
  (...path: readonly string[]): Opens =>
  (object) => {
    const { block, reader, at, what, spec } = object;
    const pod = path.reduce((outer, name) => first(fieldIn(outer, name)), spec);
    const network = fieldIn(pod, 'hostNetwork');
    const ports = [...listIn(pod, 'containers', 'container'), ...listIn(pod, 'initContainers', 'init_container')]
      .flatMap((one) => listIn(one, 'ports', 'port'))
      .flatMap((port) => fieldIn(port, 'hostPort') ?? [])
      .filter((port) => Number(port) !== 0);
    return [
      ...(flagOf(network) === true ? [onNodeNetwork(block, reader, what, at)] : []),
      ...(isExpression(network) ? [unsure(block, reader, what, { is: masked`network is`, value: network })] : []),
      ...ports.map((port) => onNodePort(block, reader, what, at, port)),
    ];
  };

const gatewayApi = ['gateway.networking.k8s.io'];
const route: Kind = { groups: gatewayApi, opens: answering(routeHosts) };
const workload: Kind = { groups: ['apps', 'extensions'], opens: pods('template', 'spec') };

/** What objects of a cluster open, by their kind. */
const kinds: Readonly<Record<string, readonly Kind[]>> = {
  Service: [{ groups: [''], opens: service }],
  Ingress: [{ groups: ['networking.k8s.io', 'extensions'], opens: answering(ingressHosts) }],
  Gateway: [
    {
      groups: gatewayApi,
      opens: answering((spec) => blocksIn(spec['listeners']).map(({ hostname = null }) => hostname)),
    },
    {
      groups: ['networking.istio.io'],
      opens: answering((spec) => blocksIn(spec['servers']).flatMap(({ hosts }) => hostsIn(hosts))),
    },
  ],
  HTTPRoute: [route],
  GRPCRoute: [route],
  TLSRoute: [route],
  TCPRoute: [route],
  UDPRoute: [route],
  Pod: [{ groups: [''], opens: pods() }],
  ReplicationController: [{ groups: [''], opens: pods('template', 'spec') }],
  Deployment: [workload],
  DaemonSet: [workload],
  StatefulSet: [workload],
  ReplicaSet: [workload],
  Job: [{ groups: ['batch'], opens: pods('template', 'spec') }],
  CronJob: [{ groups: ['batch'], opens: pods('jobTemplate', 'spec', 'template', 'spec') }],
};

/** Kinds that resources of Terraform make, by the types of these. */
export const kindsByType: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['Service', 'service', 'service_v1'],
      ['Ingress', 'ingress', 'ingress_v1'],
      ['Pod', 'pod', 'pod_v1'],
      ['ReplicationController', 'replication_controller', 'replication_controller_v1'],
      ['Deployment', 'deployment', 'deployment_v1'],
      ['DaemonSet', 'daemonset', 'daemon_set_v1'],
      ['StatefulSet', 'stateful_set', 'stateful_set_v1'],
      ['Job', 'job', 'job_v1'],
      ['CronJob', 'cron_job', 'cron_job_v1'],
    ] as const
  ).flatMap(([kind, ...types]) => types.map((type) => [`kubernetes_${type}`, kind])),
);

/** What an object that is written out opens. */
export function openedByObject(block: Block, object: Values, reader: Reader): ExposureRow[] {
  const { apiVersion, kind } = object;
  const known = Object.hasOwn(kinds, String(kind)) ? (kinds[String(kind)] ?? []) : [];
  const group = isExpression(apiVersion) ? undefined : (/^(?:(.*)\/)?/.exec(String(apiVersion ?? ''))?.[1] ?? '');
  const found = known.find(({ groups }) => group === undefined || groups.includes(group));
  return found === undefined ? [] : opened(block, String(kind), object, reader, found.opens);
}

/** What the object opens that a resource of Terraform is. */
export const openedByResource = (block: Block, reader: Reader): ExposureRow[] => {
  const kind = kindsByType[block.type] ?? '';
  return (kinds[kind] ?? []).slice(0, 1).flatMap(({ opens }) => opened(block, kind, block.body, reader, opens));
};

function opened(block: Block, kind: string, object: Values, reader: Reader, opens: Opens): ExposureRow[] {
  const metadata = first(object['metadata']);
  const name = metadata['name'] === undefined ? maskText(block.path) : reader.show(block.stack, metadata['name']);
  const what = masked`${maskText(kind.toLowerCase())} ${name}`;
  const { spec } = object;
  if (isExpression(spec)) return [unsure(block, reader, what, { is: masked`spec is`, value: spec })];
  const at = reader.show(block.stack, metadata['namespace'] ?? 'default');
  return opens({ block, reader, what, at, metadata, spec: first(spec) });
}
