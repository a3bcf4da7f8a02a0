import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { flagOf } from '../../estate/flag';
import type { Block, Value } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { blocksIn, nestedIn, type Reader } from '../reader';
import { type ExposedBy, type ExposureRow, everyone, exposed, type Guest, guestsOf, openTo } from './fact';

const address =
  (what: (name: Masked, show: (attribute: string) => Masked) => Masked): ExposedBy =>
  (block, reader) => [
    exposed(
      block,
      'public address',
      what(reader.label(block.stack, block), (attribute) => reader.show(block.stack, block.body[attribute])),
    ),
  ];

const isOn = (value: Value | undefined): boolean => flagOf(value) === true;

/** Whether a value may be true: it is, or only Terraform knows. */
const mayBeOn = (value: Value | undefined): boolean => isOn(value) || isExpression(value);

/** Whether there may be a block: there is, or only Terraform knows. */
const mayBeThere = (value: Value | undefined): boolean => blocksIn(value).length > 0 || isExpression(value);

const insiders: Guest = { name: masked`the private network`, opens: 'some' };

/** A load balancer of OVHcloud, with a port a listener. */
function loadBalancer(block: Block, reader: Reader): ExposureRow[] {
  const { stack, body } = block;
  const name = masked`load balancer ${reader.label(stack, block)}`;
  const [inside] = nestedIn(body, 'network').flatMap((network) => nestedIn(network, 'private'));
  const isPublic =
    inside === undefined
      ? mayBeThere(body['network'])
      : ['floating_ip', 'floating_ip_create'].some((key) => mayBeThere(inside[key]));
  const listeners = nestedIn(body, 'listeners').flatMap((listener) => {
    const port = masked`${reader.show(stack, listener['port'])}/${reader.show(stack, listener['protocol'])}`;
    const guests = guestsOf(reader.list(stack, listener['allowed_cidrs']));
    const some = isPublic ? guests : guests.map((guest): Guest => ({ ...guest, opens: 'some' }));
    const door = { kind: 'port', thing: masked`port ${port} of the ${name}` } as const;
    return openTo(block, door, some.length > 0 ? some : [isPublic ? everyone : insiders]);
  });
  const state = isPublic ? masked`has a public address` : masked`is on the private network only`;
  return [exposed(block, 'load balancer', masked`${name} ${state}`), ...listeners];
}

/** A virtual machine with a public address. */
function instance(block: Block, reader: Reader): ExposureRow[] {
  const networks = [...nestedIn(block.body, 'network'), ...nestedIn(block.body, 'networks')];
  const isPublic = networks.some((network) => {
    const [inside] = nestedIn(network, 'private');
    const floats = ['floating_ip', 'floating_ip_create'].some((key) => mayBeThere(inside?.[key]));
    return floats || mayBeOn(network['public']) || mayBeOn(network['auto_assign_public_ip']);
  });
  const name = reader.label(block.stack, block);
  return isPublic ? [exposed(block, 'public address', masked`instance ${name} has a public address`)] : [];
}

/** Rules of a security group that let something in; without a source everybody is one. */
function securityGroup(block: Block, reader: Reader): ExposureRow[] {
  const { stack, body } = block;
  const name = reader.label(stack, block);
  return nestedIn(body, 'rule')
    .filter(({ direction }) => typeof direction !== 'string' || direction.toLowerCase() !== 'egress')
    .flatMap((rule) => {
      const ports = portsOf(rule['port_range_min'], rule['port_range_max'], (value) => reader.show(stack, value));
      const protocol = rule['protocol'] === undefined ? masked`every protocol` : reader.show(stack, rule['protocol']);
      const door = { kind: 'port', thing: masked`${protocol} ${ports} behind the security group ${name}` } as const;
      const [prefix, group] = [rule['remote_ip_prefix'], rule['remote_group_id']];
      if (group !== undefined && group !== null && (prefix === undefined || prefix === null)) {
        return openTo(block, door, [{ name: masked`members of ${reader.show(stack, group)}`, opens: 'some' }]);
      }
      const guests = guestsOf(reader.list(stack, prefix));
      return openTo(block, door, guests.length > 0 ? guests : [everyone]);
    });
}

const portsOf = (min: Value | undefined, max: Value | undefined, show: (value: Value) => Masked): Masked => {
  if (min === undefined || min === null) return masked`on every port`;
  return max === undefined || max === null || max === min
    ? masked`on port ${show(min)}`
    : masked`on ports ${show(min)} to ${show(max)}`;
};

/** Types with public addresses, load balancers and ports. */
export const addressesAndPorts: Readonly<Record<string, ExposedBy>> = {
  ovh_cloud_floating_ip: address((name, show) => masked`floating IP ${name} in ${show('region')}`),
  ovh_cloud_project_gateway: address((name) => masked`gateway ${name} takes its network out through a public address`),
  ovh_cloud_gateway: (block, reader) => {
    const [outside] = nestedIn(block.body, 'external_gateway');
    if (outside === undefined ? !isExpression(block.body['external_gateway']) : outside['enabled'] === false) return [];
    return address((name) => masked`gateway ${name} takes its networks out through a public address`)(block, reader);
  },
  ovh_ip_service: address((name) => masked`IP block ${name}`),
  ovh_cloud_project_failover_ip_attach: address(
    (_, show) => masked`failover IP ${show('ip')} leads to ${show('routed_to')}`,
  ),
  ovh_vrack_ip: address(
    (_, show) => masked`IP block ${show('block')} is announced in the vRack ${show('service_name')}`,
  ),
  ovh_vrack_ipv6: address(
    (_, show) => masked`IP block ${show('block')} is announced in the vRack ${show('service_name')}`,
  ),
  ovh_cloud_project_instance: instance,
  ovh_cloud_instance: instance,
  ovh_cloud_project_kube_nodepool: (block, reader) => {
    const floating = block.body['attach_floating_ips'];
    const floats = blocksIn(floating).some(({ enabled }) => enabled !== false) || isExpression(floating);
    return floats
      ? [exposed(block, 'public address', masked`nodes of ${reader.label(block.stack, block)} have public addresses`)]
      : [];
  },
  ovh_cloud_project_loadbalancer: loadBalancer,
  ovh_cloud_security_group: securityGroup,
};
