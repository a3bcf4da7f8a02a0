import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Block, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { clusterOf } from '../clusters';
import { manifestObjects } from '../manifests';
import { blocksIn, isSaid, nestedIn, type Reader } from '../reader';
import { areMost, isWorld } from './address';
import { balancer, internalBalancer, isInternal, unsure } from './balancer';
import { type ExposedBy, type ExposureRow, exposed } from './fact';
import { release } from './release';

/** A Kubernetes Service that leaves the cluster. */
function service(block: Block, reader: Reader): ExposureRow[] {
  const [metadata = {}] = blocksIn(block.body['metadata']);
  const [spec] = blocksIn(block.body['spec']);
  return serviceRow(block, reader, {
    metadata,
    type: spec?.['type'],
    ranges: spec?.['load_balancer_source_ranges'],
    addresses: spec?.['external_ips'],
  });
}

interface Service {
  readonly metadata: Values;
  readonly type: Value | undefined;
  readonly ranges: Value | undefined;
  /** Whatever a node is sent for one of these goes to it, whosever address it is. */
  readonly addresses: Value | undefined;
}

function serviceRow(block: Block, reader: Reader, service: Service): ExposureRow[] {
  const { metadata, addresses } = service;
  const at = reader.show(block.stack, metadata['namespace'] ?? 'default');
  const name = masked`service ${reader.show(block.stack, metadata['name'])} in the ${clusterOf(block, reader)}`;
  const taken = reader
    .texts(block.stack, addresses)
    .map((address) => exposed(block, 'reachable', masked`${name} takes what is sent to ${address}`, 'some', at));
  return [...taken, ...byServiceType(block, reader, service)];
}

function byServiceType(block: Block, reader: Reader, { metadata, type, ranges }: Service): ExposureRow[] {
  const name = reader.show(block.stack, metadata['name']);
  const at = reader.show(block.stack, metadata['namespace'] ?? 'default');
  if (type === 'NodePort') {
    const what = masked`service ${name} in the ${clusterOf(block, reader)} is on a port of every node`;
    return [exposed(block, 'port', what, 'some', at)];
  }
  if (isExpression(type)) return [unsure(block, reader, masked`service ${name}`, { is: masked`type is`, value: type })];
  if (type !== 'LoadBalancer') return [];
  const { known, unknown } = reader.list(block.stack, ranges);
  const isOpen = known.some(isWorld) || areMost(known);
  return balancer(block, reader, {
    what: masked`service ${name}`,
    at,
    isPrivate: isInternal(metadata['annotations']),
    ranges: isOpen ? [] : [...known, ...unknown.map(({ text }) => masked`${text} (known after apply)`)],
    opens: unknown.some(({ isNarrow }) => !isNarrow) ? 'unsure' : 'some',
  });
}

function manifest(block: Block, reader: Reader): ExposureRow[] {
  const { objects, areUnknown } = manifestObjects(block);
  return [
    ...objects.flatMap((object) => objectRows(block, object, reader)),
    ...(areUnknown
      ? [
          unsure(block, reader, masked`object ${maskText(block.path)}`, {
            is: masked`manifest is`,
            value: block.body['manifest'],
          }),
        ]
      : []),
  ];
}

function objectRows(block: Block, { apiVersion, kind, metadata, spec }: Values, reader: Reader): ExposureRow[] {
  const [[named = {}], [written = {}]] = [blocksIn(metadata), blocksIn(spec)];
  const name = reader.show(block.stack, named['name']);
  if (kind === 'Ingress') {
    return hostRows(
      block,
      reader,
      masked`ingress ${name}`,
      hostsOf(blocksIn(written['rules']), written['defaultBackend']),
    );
  }
  if (kind === 'Gateway' && String(apiVersion).startsWith('gateway.networking.k8s.io/')) {
    const hosts = blocksIn(written['listeners']).map(({ hostname = null }) => hostname);
    return hostRows(block, reader, masked`gateway ${name}`, hosts);
  }
  if (kind !== 'Service') return [];
  return serviceRow(block, reader, {
    metadata: named,
    type: written['type'],
    ranges: written['loadBalancerSourceRanges'],
    addresses: written['externalIPs'],
  });
}

const ingress: ExposedBy = (block, reader) => {
  const [spec = {}] = blocksIn(block.body['spec']);
  const hosts = hostsOf(nestedIn(spec, 'rule'), spec['default_backend'] ?? spec['backend']);
  return hostRows(block, reader, masked`ingress ${maskText(block.path)}`, hosts);
};

/** Hosts that an ingress answers for, `null` for every one: so it is where something takes what no rule is about. */
const hostsOf = (rules: readonly Values[], others: Value | undefined): readonly Value[] => [
  ...rules.map(({ host = null }) => host),
  ...(isSaid(others) ? [null] : []),
];

const hostRows = (block: Block, reader: Reader, name: Masked, hosts: readonly Value[]): ExposureRow[] =>
  [...new Set(hosts)].map((one) => {
    const host = isSaid(one) ? reader.show(block.stack, one) : masked`every host`;
    return exposed(block, 'reachable', masked`${name} in the ${clusterOf(block, reader)} answers for ${host}`);
  });

/** Annotations over those that a service has: they may take its load balancer off the private network. */
const annotations: ExposedBy = (block, reader) => {
  const { kind, metadata, annotations: said } = block.body;
  const isPublic = isValues(said ?? null) && Object.hasOwn(said as Values, internalBalancer) && !isInternal(said);
  if (kind !== 'Service' || !isPublic) return [];
  const [{ name = null, namespace = 'default' } = {}] = blocksIn(metadata);
  return balancer(block, reader, {
    what: masked`service ${reader.show(block.stack, name)}`,
    at: reader.show(block.stack, namespace),
    isPrivate: false,
  });
};

/** Types inside of a cluster that open something. */
export const clusterServices: Readonly<Record<string, ExposedBy>> = {
  kubernetes_service: service,
  kubernetes_service_v1: service,
  kubernetes_manifest: manifest,
  kubernetes_ingress: ingress,
  kubernetes_ingress_v1: ingress,
  kubernetes_annotations: annotations,
  helm_release: release,
};
