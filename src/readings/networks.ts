import { maskText } from '../../constructs/core/secrets/mask';
import type { Masked } from '../../constructs/core/secrets/masked';
import { type Block, isValues, type Value } from '../estate/model';
import { elementsOf, type Reader } from './reader';

/** A private network, as far as it is known before apply. */
export interface FoundNetwork {
  readonly block: Block;
  readonly vlan?: number;
  readonly cidrs: readonly Masked[];
  readonly project: Masked;
  /** Of its project, where the program says it. */
  readonly vrack?: Masked;
}

const subnetTypes = [
  'ovh_cloud_project_network_private_subnet',
  'ovh_cloud_project_network_private_subnet_v2',
  'ovh_cloud_network_private_vrack_subnet',
];

const networkTypes = [
  'ovh_cloud_project_network_private',
  'ovh_cloud_project_region_network',
  'ovh_cloud_network_private_vrack',
];

/** Every private network with its subnets. */
export function networksOf(reader: Reader): FoundNetwork[] {
  const subnets = new Map<Block, Masked[]>();
  for (const { stack, body } of reader.ofType(...subnetTypes)) {
    const network = reader.resolve(stack, body['network_id']);
    const cidr = body['cidr'] ?? body['network'];
    if (network === undefined || typeof cidr !== 'string') continue;
    subnets.set(network, [
      ...(subnets.get(network) ?? []),
      reader.list(stack, cidr).known[0] ?? reader.show(stack, cidr),
    ]);
  }
  const vracks = vracksOf(reader);
  return reader.ofType(...networkTypes).map((block): FoundNetwork => {
    const { stack, body } = block;
    const inner = isValues(body['subnet']) ? body['subnet']['cidr'] : undefined;
    const vlan = numberOf(body['vlan_id']);
    const project = reader.show(stack, body['service_name']);
    const vrack = vracks.get(project);
    return {
      block,
      ...(vlan === undefined || vlan === 0 ? {} : { vlan }),
      cidrs: [...new Set([...(subnets.get(block) ?? []), ...texts(inner)])],
      project,
      ...(vrack === undefined ? {} : { vrack }),
    };
  });
}

/** vRack of each project that the program says it of. */
const vracksOf = (reader: Reader): ReadonlyMap<string, Masked> =>
  new Map(
    reader
      .ofType('ovh_vrack_cloudproject')
      .map(({ stack, body }) => [reader.show(stack, body['project_id']), reader.show(stack, body['service_name'])]),
  );

const texts = (value: Value | undefined): Masked[] =>
  elementsOf(value).flatMap((one) => (typeof one === 'string' ? [maskText(one)] : []));

const numberOf = (value: Value | undefined): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
};
