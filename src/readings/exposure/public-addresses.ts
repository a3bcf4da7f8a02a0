import type { Block, Value } from '../../estate/model';
import { blocksIn, type Side } from '../side';
import { type Exposed, type ExposedBy, everyone, exposed, isWorld, openTo } from './fact';

const address =
  (what: (name: string, show: (attribute: string) => string) => string): ExposedBy =>
  (block, side) => [
    exposed(
      block,
      'public address',
      what(side.label(block.stack, block), (attribute) => side.show(block.stack, block.body[attribute])),
    ),
  ];

const isOn = (value: Value | undefined): boolean => value === true || value === 'true';

/** Whether a value may be true: it is, or only Terraform knows. */
const mayBeOn = (value: Value | undefined): boolean =>
  isOn(value) || (typeof value === 'string' && value.includes('${'));

/** A load balancer of OVHcloud, with a port a listener. */
function loadBalancer(block: Block, side: Side): Exposed[] {
  const { stack, body } = block;
  const name = `load balancer ${side.label(stack, block)}`;
  const [network] = blocksIn(body['network']);
  const [inside] = blocksIn(network?.['private']);
  const isPublic = ['floating_ip', 'floating_ip_create'].some((key) => blocksIn(inside?.[key]).length > 0);
  const listeners = blocksIn(body['listeners']).flatMap((listener) => {
    const port = `port ${side.show(stack, listener['port'])}/${side.show(stack, listener['protocol'])} of the ${name}`;
    const list = side.list(stack, listener['allowed_cidrs']);
    if (list.known.length + list.unknown.length > 0) return openTo(block, 'port', port, list).map(onlyIf(isPublic));
    return [
      exposed(
        block,
        'port',
        isPublic ? `${port} is open to ${everyone}` : `${port} is open to the private network`,
        isPublic,
      ),
    ];
  });
  return [
    exposed(block, 'load balancer', `${name} ${isPublic ? 'has a public address' : 'is on the private network only'}`),
    ...listeners,
  ];
}

const onlyIf =
  (isPublic: boolean) =>
  (row: Exposed): Exposed => ({ ...row, world: row.world && isPublic });

/** A virtual machine with a public address. */
function instance(block: Block, side: Side): Exposed[] {
  const networks = [...blocksIn(block.body['network']), ...blocksIn(block.body['networks'])];
  const isPublic = networks.some((network) => {
    const [inside] = blocksIn(network['private']);
    const floats = ['floating_ip', 'floating_ip_create'].some((key) => blocksIn(inside?.[key]).length > 0);
    return floats || mayBeOn(network['public']) || mayBeOn(network['auto_assign_public_ip']);
  });
  const name = side.label(block.stack, block);
  return isPublic ? [exposed(block, 'public address', `instance ${name} has a public address`)] : [];
}

/** Rules of a security group that let something in; without a source everybody is one. */
function securityGroup(block: Block, side: Side): Exposed[] {
  const { stack, body } = block;
  const name = side.label(stack, block);
  return blocksIn(body['rule'])
    .filter(({ direction }) => typeof direction !== 'string' || direction.toLowerCase() !== 'egress')
    .flatMap((rule) => {
      const ports = portsOf(rule['port_range_min'], rule['port_range_max'], (value) => side.show(stack, value));
      const protocol = rule['protocol'] === undefined ? 'every protocol' : side.show(stack, rule['protocol']);
      const thing = `${protocol} ${ports} behind the security group ${name}`;
      const [prefix, group] = [rule['remote_ip_prefix'], rule['remote_group_id']];
      if (group !== undefined && group !== null && prefix === undefined) {
        return [exposed(block, 'port', `${thing} is open to members of ${side.show(stack, group)}`)];
      }
      if (prefix === undefined || prefix === null)
        return [exposed(block, 'port', `${thing} is open to ${everyone}`, true)];
      return openTo(block, 'port', thing, side.list(stack, prefix));
    });
}

const portsOf = (min: Value | undefined, max: Value | undefined, show: (value: Value) => string): string => {
  if (min === undefined || min === null) return 'on every port';
  return max === undefined || max === null || max === min
    ? `on port ${show(min)}`
    : `on ports ${show(min)} to ${show(max)}`;
};

/** A rule of the firewall in front of an address. */
function firewallRule(block: Block, side: Side): Exposed[] {
  const { stack, body } = block;
  if (body['action'] === 'deny') {
    const sequence = side.show(stack, body['sequence']);
    const from = body['source'] === undefined ? 'everyone' : side.show(stack, body['source']);
    return [
      exposed(
        block,
        'port',
        `firewall of ${side.show(stack, body['ip'])} keeps ${from} away (rule ${sequence}, ${side.show(stack, body['protocol'])})`,
      ),
    ];
  }
  const port =
    body['destination_port'] === undefined ? 'on every port' : `on port ${side.show(stack, body['destination_port'])}`;
  const thing = `${side.show(stack, body['protocol'])} ${port} of ${side.show(stack, body['ip'])}`;
  if (body['source'] === undefined) return [exposed(block, 'port', `${thing} is open to ${everyone}`, true)];
  return openTo(block, 'port', thing, side.list(stack, body['source'])).map((row) => ({
    ...row,
    world: row.world || isWorld(String(body['source'])),
  }));
}

/** Types with public addresses, load balancers and ports. */
export const addressesAndPorts: Readonly<Record<string, ExposedBy>> = {
  ovh_cloud_floating_ip: address((name, show) => `floating IP ${name} in ${show('region')}`),
  ovh_cloud_project_gateway: address((name) => `gateway ${name} takes its network out through a public address`),
  ovh_cloud_gateway: (block, side) => {
    const [outside] = blocksIn(block.body['external_gateway']);
    if (outside === undefined || outside['enabled'] === false) return [];
    return address((name) => `gateway ${name} takes its networks out through a public address`)(block, side);
  },
  ovh_ip_service: address((name) => `IP block ${name}`),
  ovh_cloud_project_failover_ip_attach: address((_, show) => `failover IP ${show('ip')} leads to ${show('routed_to')}`),
  ovh_vrack_ip: address((_, show) => `IP block ${show('block')} is announced in the vRack ${show('service_name')}`),
  ovh_vrack_ipv6: address((_, show) => `IP block ${show('block')} is announced in the vRack ${show('service_name')}`),
  ovh_cloud_project_instance: instance,
  ovh_cloud_instance: instance,
  ovh_cloud_project_kube_nodepool: (block, side) => {
    const floats = blocksIn(block.body['attach_floating_ips']).some(({ enabled }) => enabled !== false);
    return floats
      ? [exposed(block, 'public address', `nodes of ${side.label(block.stack, block)} have public addresses`)]
      : [];
  },
  ovh_cloud_project_loadbalancer: loadBalancer,
  ovh_cloud_security_group: securityGroup,
  ovh_ip_firewall_rule: firewallRule,
};
