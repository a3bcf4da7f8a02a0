import { maskText } from '../../../constructs/core/secrets/mask';
import { masked } from '../../../constructs/core/secrets/masked';
import { type Block, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { clusterOf } from '../access/kubernetes';
import { manifestObjects } from '../manifests';
import { blocksIn, nestedIn, type Reader } from '../reader';
import { areMost, isWorld } from './address';
import { balancer, isInternal, unsure } from './balancer';
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
  });
}

interface Service {
  readonly metadata: Values;
  readonly type: Value | undefined;
  readonly ranges: Value | undefined;
}

function serviceRow(block: Block, reader: Reader, { metadata, type, ranges }: Service): ExposureRow[] {
  const name = reader.show(block.stack, metadata['name']);
  const at = reader.show(block.stack, metadata['namespace'] ?? 'default');
  if (type === 'NodePort') {
    const what = masked`service ${name} in the ${clusterOf(block, reader)} is on a port of every node`;
    return [exposed(block, 'port', what, 'some', at)];
  }
  if (isExpression(type)) return [unsure(block, reader, masked`service ${name}`, masked`type is`)];
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
    ...objects.flatMap(({ kind, metadata, spec }): ExposureRow[] =>
      kind === 'Service' && isValues(spec ?? null)
        ? serviceRow(block, reader, {
            metadata: blocksIn(metadata)[0] ?? {},
            type: (spec as Values)['type'],
            ranges: (spec as Values)['loadBalancerSourceRanges'],
          })
        : [],
    ),
    ...(areUnknown ? [unsure(block, reader, masked`object ${maskText(block.path)}`, masked`manifest is`)] : []),
  ];
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
