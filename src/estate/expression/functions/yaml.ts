import { decimalText } from '../decimal';
import { type Mapping, nothing, type Sequence, settled, type Term, textTerm, Unsure, unknownsIn } from '../term';
import type { Call } from './arguments';

/** As Terraform writes it: in blocks, every text and key in quotes. */
export const yamlencode: Call = (arg) => {
  const unknown = unknownsIn(arg ?? nothing);
  if (unknown.length > 0) throw new Unsure(unknown);
  const all = settled(arg ?? nothing);
  switch (all.is) {
    case 'mapping':
      return textTerm(all.entries.size === 0 ? '{}\n' : entries(all, 0));
    case 'sequence':
      return textTerm(all.elements.length === 0 ? '[]\n' : items(all, 0));
    case 'text':
      return textTerm(behind(all, 0, 0, 'mapping').slice(1));
    default:
      // without quotes its end has to be said
      return textTerm(`${plain(all)}\n...\n`);
  }
};

type Place = 'mapping' | 'sequence';

const pad = (indent: number): string => ' '.repeat(indent);

function entries({ entries: all }: Mapping, indent: number): string {
  const lines = [...all].map(([name, value]) => {
    // a longer one is written in another way
    if (name.length > 100) throw new Unsure();
    const key = `${pad(indent)}${quoted(name, indent)}:`;
    return `${key}${behind(value, indent, key.length, 'mapping')}`;
  });
  return lines.join('');
}

const items = ({ elements }: Sequence, indent: number): string =>
  elements.map((element) => `${pad(indent)}-${behind(element, indent, indent + 1, 'sequence')}`).join('');

/** A value behind its key or the dash of its element. */
function behind(term: Term, indent: number, column: number, place: Place): string {
  const all = settled(term);
  if (all.is === 'mapping') {
    if (all.entries.size === 0) return ' {}\n';
    const inner = entries(all, indent + 2);
    return place === 'mapping' ? `\n${inner}` : ` ${inner.trimStart()}`;
  }
  if (all.is === 'sequence') {
    if (all.elements.length === 0) return ' []\n';
    return place === 'mapping' ? `\n${items(all, indent)}` : ` ${items(all, indent + 2).trimStart()}`;
  }
  if (all.is === 'text' && all.value.includes('\n')) return ` ${lines(all.value, indent + 2)}`;
  return ` ${all.is === 'text' ? quoted(all.value, column + 1) : plain(all)}\n`;
}

/** Several lines, as they are; where they begin or end with space they are written in other ways. */
function lines(value: string, indent: number): string {
  if (!/^[!-~][ -~\n]*[!-~]\n?$/.test(value) || / \n/.test(value)) throw new Unsure();
  const [text, mark] = value.endsWith('\n') ? [value.slice(0, -1), '|'] : [value, '|-'];
  return `${mark}\n${text.replaceAll(/^(?=[^\n])/gm, pad(indent))}\n`;
}

/** Behind this many characters a text goes on in the next line. */
const width = 80;

function quoted(value: string, column: number): string {
  if (!/^[ -~]*$/.test(value)) throw new Unsure();
  const text = JSON.stringify(value);
  if (value.includes(' ') && column + text.length > width) throw new Unsure();
  return text;
}

function plain(term: Term): string {
  if (term.is === 'null') return 'null';
  if (term.is === 'bool') return String(term.value);
  const digits = term.is === 'number' ? decimalText(term.value) : undefined;
  if (digits === undefined) throw new Unsure();
  return digits;
}
