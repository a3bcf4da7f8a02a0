import { parse } from 'yaml';
import { maskText } from '../../../constructs/core/secrets/mask';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { clusterOf } from '../access/kubernetes';
import { blocksIn, type Side } from '../side';
import { type Exposed, type ExposedBy, exposed } from './fact';

/** Source: OVHcloud's guide on load balancers of Managed Kubernetes. */
const internal = 'service.beta.kubernetes.io/openstack-internal-load-balancer';

const isInternal = (annotations: Value | undefined): boolean =>
  isValues(annotations ?? null) && String((annotations as Values)[internal]) === 'true';

const row = (block: Block, side: Side, what: string, isPrivate: boolean, ranges: readonly string[] = []): Exposed[] => {
  const where = clusterOf(block, side);
  if (isPrivate)
    return [exposed(block, 'load balancer', `${what} in the ${where} has a load balancer on the private network`)];
  const limits = ranges.length === 0 ? '' : `, open to ${ranges.join(', ')}`;
  return [
    exposed(block, 'load balancer', `${what} in the ${where} has a public load balancer${limits}`, ranges.length === 0),
  ];
};

/** A Kubernetes Service that leaves the cluster. */
function service(block: Block, side: Side): Exposed[] {
  const [metadata] = blocksIn(block.body['metadata']);
  const [spec] = blocksIn(block.body['spec']);
  return serviceRow(block, side, {
    name: side.show(block.stack, metadata?.['name']),
    type: spec?.['type'],
    annotations: metadata?.['annotations'],
    ranges: spec?.['load_balancer_source_ranges'],
  });
}

interface Service {
  readonly name: string;
  readonly type: Value | undefined;
  readonly annotations: Value | undefined;
  readonly ranges: Value | undefined;
}

function serviceRow(block: Block, side: Side, { name, type, annotations, ranges }: Service): Exposed[] {
  if (type === 'NodePort') {
    return [exposed(block, 'port', `service ${name} in the ${clusterOf(block, side)} is on a port of every node`)];
  }
  if (type !== 'LoadBalancer') return [];
  const { known, unknown } = side.list(block.stack, ranges);
  const limits = known.includes('0.0.0.0/0') ? [] : [...known, ...unknown.map((one) => `${one} (known after apply)`)];
  return row(block, side, `service ${name}`, isInternal(annotations), limits);
}

function manifest(block: Block, side: Side): Exposed[] {
  const { manifest: object } = block.body;
  if (!isValues(object ?? null)) return [];
  const { kind, metadata, spec } = object as Values;
  if (kind !== 'Service' || !isValues(spec ?? null)) return [];
  const [names] = blocksIn(metadata);
  return serviceRow(block, side, {
    name: side.show(block.stack, names?.['name']),
    type: (spec as Values)['type'],
    annotations: names?.['annotations'],
    ranges: (spec as Values)['loadBalancerSourceRanges'],
  });
}

/** Services in the values of a Helm release, as far as they are written there: a chart has values of its own as well. */
function release(block: Block, side: Side): Exposed[] {
  const { stack, body } = block;
  const name = `release ${side.show(stack, body['name'])}`;
  const texts = isList(body['values']) ? body['values'] : [];
  const documents = texts.flatMap((text) => (typeof text === 'string' ? (parseYaml(text) ?? []) : []));
  const set = blocksIn(body['set']).filter(
    (one) => /(^|\.)(service-?type|service\.type|type)$/i.test(String(one['name'])) && one['value'] === 'LoadBalancer',
  );
  const isPrivate = JSON.stringify([documents, body['set'] ?? null]).includes(internal);
  const unknown = texts.some((text) => isExpression(text) && !documents.some(isValues));
  return [
    ...(documents.some(asksForLoadBalancer) || set.length > 0 ? row(block, side, name, isPrivate) : []),
    ...(unknown
      ? [
          exposed(
            block,
            'reachable',
            `${name} in the ${clusterOf(block, side)}: its values are known after apply, and so is what it opens`,
          ),
        ]
      : []),
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

function parseYaml(text: string): Value | undefined {
  try {
    // an alias in an alias grows without end
    return parse(text, { maxAliasCount: 0 }) as Value;
  } catch {
    return undefined;
  }
}

/** Hosts that an ingress answers for. */
function ingress(block: Block, side: Side): Exposed[] {
  const [spec] = blocksIn(block.body['spec']);
  return blocksIn(spec?.['rule']).map((rule) => {
    const host = rule['host'] === undefined ? 'every host' : side.show(block.stack, rule['host']);
    return exposed(
      block,
      'reachable',
      `ingress ${maskText(block.path)} in the ${clusterOf(block, side)} answers for ${host}`,
    );
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
