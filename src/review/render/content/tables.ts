import type { AccessChange, AddressRow, ExposureChange, PlaceChange, Report } from '../../report/report';
import { noteLabels, noteText } from './dangers';
import { accessWord, code, isDestructive, join, opensAccess, several, type Text, whereText } from './text';

/** A table of the report that only lists changes. */
export interface Table {
  readonly id: 'notes' | 'access' | 'exposure' | 'addresses' | 'places' | 'disagreements' | 'noise';
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** What stands below it. */
  readonly after?: Text;
}

export interface TableRow {
  readonly cells: readonly Text[];
  readonly stack?: string;
  readonly gained?: boolean;
  readonly alarming: boolean;
  /** What a cell stands for, where there is room for all of it. */
  readonly folded?: Folded;
}

export interface Folded {
  readonly column: string;
  readonly lists: readonly { readonly title: string; readonly names: readonly string[] }[];
}

/** Those that have something to list, in the order in which they are read. */
export const tables = (report: Report): readonly Table[] =>
  [notes(report), access(report), exposure(report), addresses(report), places(report)]
    .filter(({ rows }) => rows.length > 0)
    .map(withoutEmptyColumns);

/** Those about the review itself, which are read last. */
export const lastTables = (report: Report): readonly Table[] =>
  [disagreements(report), noise(report)].filter(({ rows }) => rows.length > 0);

function withoutEmptyColumns(table: Table): Table {
  const used = table.columns.map((_, column) => table.rows.some(({ cells }) => (cells[column] ?? []).length > 0));
  const keep = <T>(all: readonly T[]): readonly T[] => all.filter((_, column) => used[column]);
  return {
    ...table,
    columns: keep(table.columns),
    rows: table.rows.map((row) => ({ ...row, cells: keep(row.cells) })),
  };
}

const maybe = (text: string | undefined): Text => (text === undefined ? [] : [text]);
const maybeCode = (text: string | number | undefined): Text => (text === undefined ? [] : [code(`${text}`)]);
const alarmingFirst = (rows: readonly TableRow[]): readonly TableRow[] => [
  ...rows.filter(({ alarming }) => alarming),
  ...rows.filter(({ alarming }) => !alarming),
];

/** What happens otherwise than planned, where nothing is destroyed. */
function notes({ stacks }: Report): Table {
  const ofStacks = stacks.flatMap(({ id, notes: texts }) =>
    texts.map((says): TableRow => ({ stack: id, alarming: false, cells: [['Note'], [code(id)], [says]] })),
  );
  const ofChanges = stacks
    .filter(({ status }) => status !== 'removed')
    .flatMap(({ changes }) => changes.filter((change) => !isDestructive(change)))
    .flatMap((change) =>
      change.notes.map(
        (note): TableRow => ({
          stack: change.stack,
          alarming: note.effect === 'fails' || note.effect === 'unprotects' || note.effect === 'buys',
          cells: [[noteLabels[note.effect]], whereText(change), noteText(note)],
        }),
      ),
    );
  return {
    id: 'notes',
    title: 'Otherwise than planned',
    columns: ['What', 'Where', 'Why'],
    rows: alarmingFirst([...ofChanges, ...ofStacks]),
  };
}

const access = ({ access: rows }: Report): Table => ({
  id: 'access',
  title: 'Access',
  columns: ['Change', 'Who', 'Action', 'On', 'Condition', 'Until', 'Where'],
  rows: rows.map((row) => ({
    stack: row.stack,
    gained: opensAccess(row),
    alarming: false,
    cells: accessCells(row),
    folded: { column: 'Action', lists: actionLists(row) },
  })),
});

const actionLists = ({ actions = [], exceptActions = [] }: AccessChange): Folded['lists'] => [
  ...(actions.length > 0 ? [{ title: several(actions.length, 'action'), names: actions }] : []),
  ...(exceptActions.length > 0 ? [{ title: `except ${exceptActions.length}`, names: exceptActions }] : []),
];

const accessCells = (row: AccessChange): readonly Text[] => [
  [accessWord(row)],
  [code(row.identity)],
  [code(row.action)],
  [code(row.resource)],
  maybe(row.condition),
  maybe(row.expires),
  whereText(row),
];

const exposure = ({ exposure: rows }: Report): Table => ({
  id: 'exposure',
  title: 'Exposure',
  columns: ['Change', 'Kind', 'What', 'Where'],
  rows: alarmingFirst(
    rows.map((row) => ({
      stack: row.stack,
      gained: row.change === 'gained',
      alarming: row.world && row.change === 'gained',
      cells: exposureCells(row),
    })),
  ),
});

const exposureCells = (row: ExposureChange): readonly Text[] => [
  [row.change === 'gained' ? 'opened' : 'closed'],
  [row.kind],
  [row.what],
  whereText(row),
];

function addresses({ addresses: { taken, freed, nextVlan, nextCidr } }: Report): Table {
  const row = (change: string, { network, vlan, cidr, stack }: AddressRow): TableRow => ({
    stack,
    gained: change === 'taken',
    alarming: false,
    cells: [[change], [code(network)], maybeCode(vlan), maybeCode(cidr), maybeCode(stack)],
  });
  const next = [
    ...(nextVlan === undefined ? [] : [['VLAN ', code(`${nextVlan}`)]]),
    ...(nextCidr === undefined ? [] : [[code(nextCidr)]]),
  ];
  return {
    id: 'addresses',
    title: 'Addresses',
    columns: ['Change', 'Network', 'VLAN', 'Addresses', 'Stack'],
    rows: [...taken.map((one) => row('taken', one)), ...freed.map((one) => row('freed', one))],
    after: next.length > 0 ? ['Next free: ', ...join(next)] : undefined,
  };
}

/** One row per stack and region, however many resources there are. */
const places = ({ places: rows }: Report): Table => ({
  id: 'places',
  title: 'Place',
  columns: ['Change', 'Region', 'Country', 'Stack', 'What'],
  rows: alarmingFirst(groupPlaces(rows)),
});

function groupPlaces(rows: readonly PlaceChange[]): readonly TableRow[] {
  const groups = new Map<string, [PlaceChange, ...PlaceChange[]]>();
  for (const row of rows) {
    const key = JSON.stringify([row.change, row.stack, row.region, row.country, row.eu]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((group) => {
    const [{ change, region, country, eu, stack }] = group;
    const outside = eu === false ? ', outside the European Union' : '';
    return {
      stack,
      gained: change === 'gained',
      alarming: eu === false && change === 'gained',
      cells: [
        [change === 'gained' ? 'new' : 'gone'],
        [code(region)],
        country === undefined ? ['unknown'] : [`${country}${outside}`],
        [code(stack)],
        placesText(group),
      ],
    };
  });
}

const placesText = (group: readonly PlaceChange[]): Text =>
  group.length > 3 ? [several(group.length, 'resource')] : join(group.map(({ path }) => [code(path)]));

const disagreements = ({ disagreements: rows }: Report): Table => ({
  id: 'disagreements',
  title: 'Where the plan says otherwise',
  columns: ['Resource', 'Code says', 'Plan says', 'Why'],
  rows: rows.map(({ stack, address, synth, plan, why }) => ({
    stack,
    alarming: false,
    cells: [[code(stack), ' ', code(address)], [synth], [plan], [why]],
  })),
});

const noise = ({ noise: rows = [] }: Report): Table => ({
  id: 'noise',
  title: 'Noise',
  columns: ['Stack', 'Where', 'What'],
  rows: rows.map(({ stack, where, what }) => ({
    stack,
    alarming: false,
    cells: [[code(stack)], [code(where)], [what]],
  })),
});
