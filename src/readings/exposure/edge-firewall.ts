import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { flagOf } from '../../estate/flag';
import type { Block } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { isUncounted, type Reader } from '../reader';
import { type ExposedBy, type ExposureRow, everyone, exposed, type Guest, guestsOf, openTo } from './fact';

/*
 * The firewall at the edge of OVHcloud's network, in front of a public IPv4 address. Source: OVHcloud guide "Enabling and configuring the
 * Edge Network Firewall". Rules are tried from 0 to 19 and the first that fits decides; what none denies is let in, so without rules
 * everything is. One that is off is switched on while an attack lasts: its rules matter then, too.
 */

/** What a rule is about: a protocol and a port of an address, from some sources. */
function ruleRow(block: Block, reader: Reader): readonly [row: ExposureRow | undefined, traffic: Masked, from: Masked] {
  const { stack, body } = block;
  const show = (attribute: string) => reader.show(stack, body[attribute]);
  const port =
    body['destination_port'] === undefined ? masked`on every port` : masked`on port ${show('destination_port')}`;
  const traffic = masked`${show('protocol')} ${port} of ${show('ip')}`;
  const guests = guestsOf(reader.listIn(block, 'source'));
  const [row] = openTo(block, { kind: 'port', thing: traffic }, guests.length > 0 ? guests : [everyone]);
  return [row, traffic, body['source'] === undefined ? masked`everyone` : show('source')];
}

/** One that permits opens; one that denies closes what is open without it. */
function firewallRule(block: Block, reader: Reader): ExposureRow[] {
  const [row, traffic, from] = ruleRow(block, reader);
  if (row === undefined) return [];
  if (block.body['action'] !== 'deny') return [row];
  // where only Terraform can count it, it may not be there
  if (isUncounted(block)) return [];
  const sequence = reader.show(block.stack, block.body['sequence']);
  const keeps = masked`the firewall keeps ${from} away from ${traffic} (rule ${sequence})`;
  return [{ ...exposed(block, 'port', keeps), without: row }];
}

/** Whether it is on; where nothing is written it stays as it is, and a new one is taken to be on, which the guide doesn't say. */
const isOn = ({ body: { enabled } }: Block): boolean => flagOf(enabled) !== false && !isExpression(enabled);

const unsure: Guest = {
  name: masked`${everyone.name}, if rules that are not in the program kept something away`,
  opens: 'unsure',
};

/** Switched off or gone it lets everything in. */
function firewall(block: Block, reader: Reader): ExposureRow[] {
  if (!isOn(block) || isUncounted(block)) return [];
  const address = reader.show(block.stack, block.body['ip_on_firewall']);
  const denies = reader
    .ofType('ovh_ip_firewall_rule')
    .some(({ stack, body }) => body['action'] === 'deny' && reader.show(stack, body['ip_on_firewall']) === address);
  const thing = masked`${address}, without the firewall in front of it`;
  const [without] = openTo(block, { kind: 'reachable', thing }, [denies ? everyone : unsure]);
  const on = exposed(block, 'port', masked`the firewall in front of ${address} is on`);
  return [without === undefined ? on : { ...on, without }];
}

/** Types of the firewall at the edge. */
export const edgeFirewall: Readonly<Record<string, ExposedBy>> = {
  ovh_ip_firewall: firewall,
  ovh_ip_firewall_rule: firewallRule,
};
