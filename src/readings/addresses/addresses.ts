import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Estate } from '../../estate/model';
import { stackOfUser } from '../../estate/network-users';
import { shownRow } from '../compare';
import { networksOf } from '../networks';
import { groupBy, readerOf } from '../reader';
import type { Quantity, Reading, Row, RowChange, RowOrigin, Said, SetCell } from '../reading';
import { nextCidr, nextVlan, sortable } from './next-free';

/** A VLAN with its addresses. */
interface AddressRow extends Row {
  readonly cells: {
    readonly network: Masked;
    readonly vlan?: Quantity;
    readonly cidr?: Masked;
    readonly users: SetCell;
  };
  readonly vlan?: number;
  readonly cidr?: Masked;
}

/**
 * VLANs and CIDRs with who uses them. With a network plan these are its entries; networks that the plan doesn't have come from the
 * resources, which is all there is without a plan.
 */
export const addresses: Reading<AddressRow> = {
  id: 'addresses',
  title: 'Addresses',
  describes: 'every VLAN and its addresses, who uses them, and the next that are free',
  columns: [
    { key: 'network', label: 'Network', code: true },
    { key: 'vlan', label: 'VLAN', code: true },
    { key: 'cidr', label: 'Addresses', code: true },
    { key: 'users', label: 'Used by', code: true, origin: true },
  ],
  read: (estate) =>
    [...groupBy([...planned(estate), ...unplanned(estate)], keyOf)].flatMap(([key, uses]) => rowOf(key, uses)),
  order: ({ vlan = 0, cidr = '' }) => ({ place: `${vlan}`.padStart(4, '0'), within: sortable(cidr) }),
  word,
  says: (row) => {
    const users = [...row.cells.users.set];
    const use = users.length === 0 ? masked`used by nobody` : masked`used by ${joinMasked(users, ', ')}`;
    return masked`network ${row.cells.network}: ${joinMasked([...rangeOf(row), use], ', ')}`;
  },
  sentence: (change) => {
    const row = shownRow(change);
    const range = joinMasked(rangeOf(row), ', ');
    return masked`network ${row.cells.network} is ${word(change)}${range === '' ? masked`` : masked`: ${range}`}`;
  },
  sum,
  asides: (rows, { stacks }) => {
    const taken = {
      vlans: rows.flatMap(({ vlan }) => vlan ?? []),
      cidrs: rows.flatMap(({ cidr }) => cidr ?? []),
      hasPrivateCloud: [...stacks.values()].some(({ record }) => record?.kind === 'private-cloud'),
    };
    const [vlan, cidr] = [nextVlan(taken), nextCidr(taken)];
    return [
      ...(vlan === undefined ? [] : [{ key: 'nextVlan', label: 'Next free VLAN', value: { value: vlan } }]),
      ...(cidr === undefined ? [] : [{ key: 'nextCidr', label: 'Next free /22', value: maskText(cidr) }]),
    ];
  },
  gates: {},
  rules: {
    'address-taken': 'A network of the address plan is taken',
    'address-freed': 'A network of the address plan is freed',
    'address-renamed': 'A network of the address plan has another name',
  },
  rule: (change) => `address-${word(change)}`,
};

const rangeOf = ({ vlan, cidr }: AddressRow): readonly Masked[] => [
  ...(vlan === undefined ? [] : [masked`VLAN ${vlan}`]),
  ...(cidr === undefined ? [] : [cidr]),
];

function word({ change, came, went }: RowChange<AddressRow>): Masked {
  if (change === 'gained' || came['users'] !== undefined) return masked`taken`;
  return change === 'lost' || went['users'] !== undefined ? masked`freed` : masked`renamed`;
}

/** One network with one range, and one who uses it. */
interface Use {
  readonly network: Masked;
  /** In which its VLAN is one. */
  readonly scope: string;
  readonly vlan?: number;
  readonly cidr?: Masked;
  readonly user?: Masked;
  readonly from?: RowOrigin;
}

/** Of what has neither, its name; it is nobody's to take. */
const keyOf = ({ scope, vlan, cidr, network }: Use): string =>
  JSON.stringify([scope, vlan, cidr, ...(vlan === undefined && cidr === undefined ? [network] : [])]);

function rowOf(key: string, uses: readonly Use[]): AddressRow[] {
  const [first] = uses;
  if (first === undefined) return [];
  const { vlan, cidr } = first;
  const names = [...new Set(uses.map(({ network }) => network))];
  const users = new Set(uses.flatMap(({ user }) => user ?? []));
  return [
    {
      key,
      cells: {
        network: joinMasked(names, ', '),
        ...(vlan === undefined ? {} : { vlan: { value: vlan } }),
        ...(cidr === undefined ? {} : { cidr }),
        users: { set: users },
      },
      // two names for one range: somebody took what somebody else still has
      severity: names.length > 1 ? 'warning' : 'info',
      from: uses.flatMap(({ from }) => from ?? []),
      unknown: [],
      ...(vlan === undefined ? {} : { vlan }),
      ...(cidr === undefined ? {} : { cidr }),
    },
  ];
}

const planOf = (estate: Estate) => estate.networks.filter(({ vlan }) => Number.isInteger(vlan));

function planned(estate: Estate): Use[] {
  return planOf(estate).flatMap(({ name, vlan, cidr, vrack = '', usedBy }): Use[] => {
    const entry = { network: maskText(name), scope: `plan ${vrack}`, vlan, cidr: maskText(cidr) };
    if (usedBy.length === 0) return [entry];
    return usedBy.map((user) => {
      const stack = stackOfUser(estate, user);
      return { ...entry, user: maskText(stack ?? user), ...(stack === undefined ? {} : { from: { stack } }) };
    });
  });
}

function unplanned(estate: Estate): Use[] {
  const plan = new Set(planOf(estate).map(({ vlan, cidr }) => JSON.stringify([vlan, cidr])));
  return networksOf(readerOf(estate)).flatMap(({ block, vlan, cidrs, project, vrack }): Use[] => {
    const { stack, address, path } = block;
    const network = {
      network: maskText(path),
      scope: vrack ?? project,
      from: { stack, address, path },
      user: maskText(stack),
    };
    const shown = cidrs.length === 0 ? [undefined] : cidrs;
    return shown
      .filter((cidr) => !plan.has(JSON.stringify([vlan, cidr])))
      .map((cidr) => ({
        ...network,
        ...(vlan === undefined ? {} : { vlan }),
        ...(cidr === undefined ? {} : { cidr }),
      }));
  });
}

function sum(changes: readonly RowChange<AddressRow>[]): Said[] {
  const count = (one: string) => changes.filter((change) => word(change) === one).length;
  const taken = count('taken');
  if (changes.length === 0) return [];
  return [
    {
      says: masked`${taken} network${taken === 1 ? masked`` : masked`s`} taken, ${count('freed')} freed`,
      alarming: false,
    },
  ];
}
