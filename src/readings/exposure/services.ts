import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { clusterOf } from '../access/kubernetes';
import { blocksIn, nestedIn, type Reader } from '../reader';
import { areMost, isWorld } from './address';
import { type ExposedBy, type ExposureRow, exposed, type Openness } from './fact';
import { parseYaml } from './yaml';

/** Source: OVHcloud's guide on load balancers of Managed Kubernetes. */
const internal = 'service.beta.kubernetes.io/openstack-internal-load-balancer';

const isInternal = (annotations: Value | undefined): boolean =>
  isValues(annotations ?? null) && String((annotations as Values)[internal]) === 'true';

/** A load balancer of something inside of a cluster. */
interface Balancer {
  readonly what: Masked;
  readonly isPrivate: boolean;
  /** Those whom it lets in; nobody is kept away without any. */
  readonly ranges?: readonly Masked[];
  readonly opens?: Openness;
}

function balancer(
  block: Block,
  reader: Reader,
  { what, isPrivate, ranges = [], opens = 'some' }: Balancer,
): ExposureRow[] {
  const name = masked`${what} in the ${clusterOf(block, reader)}`;
  if (isPrivate) return [exposed(block, 'load balancer', masked`${name} has a load balancer on the private network`)];
  const said = masked`${name} has a public load balancer`;
  return ranges.length === 0
    ? [exposed(block, 'load balancer', said, 'world')]
    : [exposed(block, 'load balancer', masked`${said}, open to ${joinMasked(ranges, ', ')}`, opens)];
}

/** Something of which only Terraform knows what it opens. */
const unsure = (block: Block, reader: Reader, what: Masked, unknown: Masked): ExposureRow =>
  exposed(
    block,
    'reachable',
    masked`${what} in the ${clusterOf(block, reader)}: its ${unknown} known after apply, and so is what it opens`,
    'unsure',
  );

/** A Kubernetes Service that leaves the cluster. */
function service(block: Block, reader: Reader): ExposureRow[] {
  const [metadata] = blocksIn(block.body['metadata']);
  const [spec] = blocksIn(block.body['spec']);
  return serviceRow(block, reader, {
    name: reader.show(block.stack, metadata?.['name']),
    type: spec?.['type'],
    annotations: metadata?.['annotations'],
    ranges: spec?.['load_balancer_source_ranges'],
  });
}

interface Service {
  readonly name: Masked;
  readonly type: Value | undefined;
  readonly annotations: Value | undefined;
  readonly ranges: Value | undefined;
}

function serviceRow(block: Block, reader: Reader, { name, type, annotations, ranges }: Service): ExposureRow[] {
  if (type === 'NodePort') {
    const what = masked`service ${name} in the ${clusterOf(block, reader)} is on a port of every node`;
    return [exposed(block, 'port', what)];
  }
  if (isExpression(type)) return [unsure(block, reader, masked`service ${name}`, masked`type is`)];
  if (type !== 'LoadBalancer') return [];
  const { known, unknown } = reader.list(block.stack, ranges);
  const isOpen = known.some(isWorld) || areMost(known);
  return balancer(block, reader, {
    what: masked`service ${name}`,
    isPrivate: isInternal(annotations),
    ranges: isOpen ? [] : [...known, ...unknown.map(({ text }) => masked`${text} (known after apply)`)],
    opens: unknown.some(({ isNarrow }) => !isNarrow) ? 'unsure' : 'some',
  });
}

function manifest(block: Block, reader: Reader): ExposureRow[] {
  const { manifest: object } = block.body;
  if (isExpression(object)) {
    return [unsure(block, reader, masked`object ${maskText(block.path)}`, masked`manifest is`)];
  }
  if (!isValues(object ?? null)) return [];
  const { kind, metadata, spec } = object as Values;
  if (kind !== 'Service' || !isValues(spec ?? null)) return [];
  const [names] = blocksIn(metadata);
  return serviceRow(block, reader, {
    name: reader.show(block.stack, names?.['name']),
    type: (spec as Values)['type'],
    annotations: names?.['annotations'],
    ranges: (spec as Values)['loadBalancerSourceRanges'],
  });
}

/** Services in the values of a Helm release, as far as they are written there: a chart has values of its own as well. */
function release(block: Block, reader: Reader): ExposureRow[] {
  const { stack, body } = block;
  const what = masked`release ${reader.show(stack, body['name'])}`;
  const texts = isList(body['values']) ? body['values'] : [];
  const documents = texts.flatMap((text) => (typeof text === 'string' ? (parseYaml(text) ?? []) : []));
  const set = blocksIn(body['set']).filter(
    (one) => /(^|\.)(service-?type|service\.type|type)$/i.test(String(one['name'])) && one['value'] === 'LoadBalancer',
  );
  const isPrivate = JSON.stringify([documents, body['set'] ?? null]).includes(internal);
  const unknown = texts.some((text) => isExpression(text) && !documents.some(isValues));
  return [
    ...(documents.some(asksForLoadBalancer) || set.length > 0 ? balancer(block, reader, { what, isPrivate }) : []),
    ...(unknown ? [unsure(block, reader, what, masked`values are`)] : []),
  ];
}

/** Whether values ask for a Service of type `LoadBalancer`, at any depth. */
function asksForLoadBalancer(value: Value): boolean {
  if (isList(value)) return value.some(asksForLoadBalancer);
  if (!isValues(value)) return false;
  return Object.entries(value).some(
    ([key, inner]) => (/^(service-?)?type$/i.test(key) && inner === 'LoadBalancer') || asksForLoadBalancer(inner),
  );
}

/** Hosts that an ingress answers for. */
function ingress(block: Block, reader: Reader): ExposureRow[] {
  const [spec] = blocksIn(block.body['spec']);
  return nestedIn(spec ?? {}, 'rule').map((rule) => {
    const host = rule['host'] === undefined ? masked`every host` : reader.show(block.stack, rule['host']);
    const name = masked`ingress ${maskText(block.path)} in the ${clusterOf(block, reader)}`;
    return exposed(block, 'reachable', masked`${name} answers for ${host}`);
  });
}

/** Types inside of a cluster that open something. */
export const clusterServices: Readonly<Record<string, ExposedBy>> = {
  kubernetes_service: service,
  kubernetes_service_v1: service,
  kubernetes_manifest: manifest,
  kubernetes_ingress_v1: ingress,
  helm_release: release,
};
