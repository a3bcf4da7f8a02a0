import { type Block, isValues, type Value } from '../estate/model';
import { elementsOf, type Side } from './side';

/** A private network, as far as it is known before apply. */
export interface FoundNetwork {
  readonly block: Block;
  readonly vlan?: number;
  readonly cidrs: readonly string[];
  readonly regions: readonly string[];
}

const subnetTypes = [
  'ovh_cloud_project_network_private_subnet',
  'ovh_cloud_project_network_private_subnet_v2',
  'ovh_cloud_network_private_vrack_subnet',
];

/** Every private network with its subnets. */
export function networksOf(side: Side): FoundNetwork[] {
  const subnets = new Map<Block, string[]>();
  for (const { stack, body } of side.ofType(...subnetTypes)) {
    const network = side.resolve(stack, body['network_id']);
    const cidr = body['cidr'] ?? body['network'];
    if (network === undefined || typeof cidr !== 'string') continue;
    subnets.set(network, [...(subnets.get(network) ?? []), side.list(stack, cidr).known[0] ?? side.show(stack, cidr)]);
  }
  const types = [
    'ovh_cloud_project_network_private',
    'ovh_cloud_project_region_network',
    'ovh_cloud_network_private_vrack',
  ];
  return side.ofType(...types).map((block): FoundNetwork => {
    const { body } = block;
    const inner = isValues(body['subnet']) ? body['subnet']['cidr'] : undefined;
    const vlan = numberOf(body['vlan_id']);
    const regions = [body['regions'], body['region'], body['region_name']].flatMap((value) => texts(value));
    return {
      block,
      ...(vlan === undefined || vlan === 0 ? {} : { vlan }),
      cidrs: [...new Set([...(subnets.get(block) ?? []), ...texts(inner)])],
      regions,
    };
  });
}

const texts = (value: Value | undefined): string[] => elementsOf(value).filter((one) => typeof one === 'string');

const numberOf = (value: Value | undefined): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
};
