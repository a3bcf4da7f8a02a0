import { isSame, isSet, items, list, type Readable, type Readables, text } from '../rules/given';
import { type FamilyBehaviour, type Refusal, wording } from './behaviour';
import { gatewaysOf, isClosed, subnetOf, subnetTypes, vrackNumber } from './subnet-rules.sandbox';

const inProject = { service_name: 'ovh_cloud_project' } as const;
const models = ['s', 'm', 'l', 'xl', '2xl', '3xl'] as const;
const gatewayGuide = 'OVHcloud docs, public-cloud/network-services/getting-started-gateway';

/** The subnets that a gateway or interface names. */
const subnetsOf = (now: Readables): readonly Readable[] =>
  [now['subnet_id'], ...list(now['subnet_ids'])].filter((id) => isSet(id));

const noGatewayIp: Refusal = {
  status: 400,
  says: 'Bad router request: Subnet for router interface must have a gateway IP ({subnet})',
  source: 'OpenStack Neutron, which gateways are made of; the message is its own, without the subnet',
  when: ({ now }, cloud) => {
    const without = subnetsOf(now).find((id) => {
      const subnet = subnetOf(cloud, id);
      return subnet !== undefined && isClosed(subnet);
    });
    return without !== undefined && { subnet: without };
  },
};

const secondGateway: Refusal = {
  status: 409,
  says: 'Subnet {subnet} already has gateway {other}',
  source: 'OpenStack Neutron: the gateway IP of a subnet is a port of one router',
  unsure: wording,
  when: ({ now, id }, cloud) => {
    for (const subnet of subnetsOf(now)) {
      const other = gatewaysOf(cloud, subnet).find((gateway) => !isSame(gateway.id, id));
      if (other !== undefined) return { subnet, other: other.id };
    }
    return false;
  },
};

const modelIn = (known: readonly string[], attribute: string): Refusal => ({
  status: 400,
  says: `model must be one of ${known.join(', ')}, got {model}`,
  source: `${gatewayGuide}; ${attribute === 'model' ? 'the first family writes models in lower case' : 'the second family writes models in upper case'}`,
  when: ({ now }) => {
    const model = attribute === 'model' ? now['model'] : items(now['external_gateway'])[0]?.['model'];
    return isSet(model) && !known.includes(text(model)) && { model };
  },
});

export const gatewayBehaviour: FamilyBehaviour = {
  resources: {
    ovh_cloud_project_gateway: {
      unique: ['service_name', 'region', 'name'],
      links: {
        ...inProject,
        network_id: {
          to: ['ovh_cloud_project_network_private.regions_attributes.openstackid', 'ovh_cloud_network_private_vrack'],
          whenGone: 'blocks',
        },
        subnet_id: { to: subnetTypes, whenGone: 'blocks' },
      },
      computed: {
        status: 'active',
        interfaces: ({ now, cloud, text: fill }) => [
          {
            id: fill('{$uuid:interface}'),
            ip: subnetOf(cloud, now['subnet_id'])?.attributes['gateway_ip'] ?? '192.0.2.1',
            network_id: now['network_id'] ?? '',
            subnet_id: now['subnet_id'] ?? '',
          },
        ],
        external_information: ({ text: fill }) => [
          {
            network_id: fill('{$uuid:external}'),
            ips: [{ ip: '203.0.113.10', subnet_id: fill('{$uuid:external_subnet}') }],
          },
        ],
      },
      notRead: ['network_id', 'subnet_id'],
      refuses: [modelIn(models, 'model'), vrackNumber('network_id'), noGatewayIp, secondGateway],
    },
    ovh_cloud_project_gateway_interface: {
      // the attribute `id` is the gateway's, and written by the user
      id: '{id}',
      key: '{id}/{subnet_id}',
      unique: ['id', 'subnet_id'],
      links: { ...inProject, id: 'ovh_cloud_project_gateway', subnet_id: { to: subnetTypes, whenGone: 'blocks' } },
      computed: {
        interface_id: '{$uuid:interface}',
        ip: ({ now, cloud }) => subnetOf(cloud, now['subnet_id'])?.attributes['gateway_ip'] ?? '192.0.2.1',
        network_id: ({ now, cloud }) => subnetOf(cloud, now['subnet_id'])?.attributes['network_id'] ?? '',
      },
      refreshFails: true,
      refuses: [noGatewayIp, secondGateway],
    },
    ovh_cloud_gateway: {
      unique: ['service_name', 'region', 'name'],
      links: { ...inProject, subnet_ids: { to: subnetTypes, whenGone: 'blocks' } },
      computed: {
        checksum: '{$hex32}',
        resource_status: 'READY',
        'current_state.name': '{name}',
        'current_state.description': '{description}',
        'current_state.external_ip': '203.0.113.10',
        'current_state.status': 'ACTIVE',
        'current_state.location.region': '{region}',
        'current_state.location.availability_zone': '{availability_zone}',
        'current_state.external_gateway.enabled': '{external_gateway.enabled}',
        'current_state.external_gateway.model': '{external_gateway.model}',
        'current_state.subnets': ({ now }) => list(now['subnet_ids']).map((id) => ({ id })),
      },
      refreshFails: true,
      refuses: [
        modelIn(
          models.map((model) => model.toUpperCase()),
          'external_gateway.model',
        ),
        noGatewayIp,
        secondGateway,
      ],
    },
  },
  dataSources: {
    ovh_cloud_project_gateway: { by: { service_name: 'service_name', region: 'region', id: '$id' }, links: inProject },
    ovh_cloud_project_gateway_interface: {
      by: { service_name: 'service_name', region: 'region', id: 'id', interface_id: 'interface_id' },
      links: inProject,
    },
    ovh_cloud_gateway: { by: { service_name: 'service_name', id: '$id' }, links: inProject },
    ovh_cloud_gateways: {
      of: 'ovh_cloud_gateway',
      by: { service_name: 'service_name' },
      lists: { attribute: 'gateways' },
      links: inProject,
    },
  },
};
