import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { flagOf } from '../../estate/flag';
import type { Block, Value } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { isSaid, isUncounted, type Reader } from '../reader';
import { type ExposedBy, type ExposureRow, everyone, exposed, type Guest, guestsOf, openTo } from './fact';

/*
 * The firewall at the edge of OVHcloud's network, in front of a public IPv4 address. Source: OVHcloud guide "Enabling and configuring the
 * Edge Network Firewall". Rules are tried from 0 to 19 and the first that fits decides; what none denies is let in, so without rules
 * everything is. One that is off is switched on while an attack lasts: its rules matter then, too.
 */

const ruleType = 'ovh_ip_firewall_rule';

/** The address that a firewall or a rule of it is in front of. */
const addressOf = ({ stack, body }: Block, reader: Reader): Masked => reader.show(stack, body['ip_on_firewall']);

/** What a rule is about: traffic to an address, from some sources. */
function ruleRow(block: Block, reader: Reader): readonly [row: ExposureRow | undefined, traffic: Masked, from: Masked] {
  const { stack, body } = block;
  const show = (attribute: string) => reader.show(stack, body[attribute]);
  const port = isSaid(body['destination_port']) ? masked`on port ${show('destination_port')}` : masked`on every port`;
  const only = narrowing.filter((name) => isSaid(body[name]) && flagOf(body[name]) !== false);
  const narrowed = only.map((name) => masked` (${maskText(name.replace('_', ' '))} ${show(name)})`);
  const traffic = masked`${show('protocol')}${joinMasked(narrowed, '')} ${port} of ${addressOf(block, reader)}`;
  const listed = guestsOf(reader.listIn(block, 'source'));
  const guests = listed.length > 0 ? listed : [everyone];
  const isShort = body['action'] !== 'deny' && deniesBefore(block, reader);
  const [row] = openTo(block, { kind: 'port', thing: traffic }, isShort ? guests.map(notDenied) : guests);
  return [row, traffic, body['source'] === undefined ? masked`everyone` : show('source')];
}

/** What makes a rule fit less. */
const narrowing = ['source_port', 'tcp_option', 'fragments'];

const notDenied = ({ name, opens }: Guest): Guest => ({
  name: masked`whom no rule before it denies of ${name}`,
  opens,
});

/** Whether a rule that is tried before one that permits keeps away some of those whom it lets in. Sources are not compared. */
const deniesBefore = (block: Block, reader: Reader): boolean =>
  reader
    .ofType(ruleType)
    .some(
      (rule) =>
        rule.body['action'] === 'deny' &&
        !isUncounted(rule) &&
        Number(rule.body['sequence']) < Number(block.body['sequence']) &&
        addressOf(rule, reader) === addressOf(block, reader) &&
        meet(rule.body['destination_port'], block.body['destination_port']) &&
        meet(protocolOf(rule), protocolOf(block)),
    );

const meet = (one: Value | undefined, other: Value | undefined): boolean =>
  !isSaid(one) || !isSaid(other) || isExpression(one) || isExpression(other) || String(one) === String(other);

/** Nothing where it is every one. */
const protocolOf = ({ body: { protocol } }: Block): Value | undefined => (protocol === 'ipv4' ? undefined : protocol);

/** One that permits opens; one that denies closes what is open without it. Where in the order it stands is no part of either. */
function firewallRule(block: Block, reader: Reader): ExposureRow[] {
  const [row, traffic, from] = ruleRow(block, reader);
  if (row === undefined) return [];
  if (block.body['action'] !== 'deny') return [row];
  // where only Terraform can count it, it may not be there
  if (isUncounted(block)) return [];
  const keeps = masked`the firewall keeps ${from} away from ${traffic}`;
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
  const address = addressOf(block, reader);
  const denies = reader
    .ofType(ruleType)
    .some((rule) => rule.body['action'] === 'deny' && addressOf(rule, reader) === address);
  const thing = masked`${address}, without the firewall in front of it`;
  const [without] = openTo(block, { kind: 'reachable', thing }, [denies ? everyone : unsure]);
  const on = exposed(block, 'port', masked`the firewall in front of ${address} is on`);
  return [without === undefined ? on : { ...on, without }];
}

/** Types of the firewall at the edge. */
export const edgeFirewall: Readonly<Record<string, ExposedBy>> = {
  ovh_ip_firewall: firewall,
  [ruleType]: firewallRule,
};
