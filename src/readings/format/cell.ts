import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Cell, isSetCell } from '../reading';

/** Elements of a set, sorted; of anything else its text. */
export const cellElements = (cell: Cell): readonly Masked[] => {
  if (isSetCell(cell)) return [...cell.set];
  if (typeof cell !== 'object') return [cell];
  return [cell.unit === undefined ? masked`${cell.value}` : masked`${cell.value} ${cell.unit}`];
};

/** A cell for people: a set in a few words where it has some. */
export const cellText = (cell: Cell | undefined): Masked => {
  if (cell === undefined) return masked``;
  return isSetCell(cell) && cell.summary !== undefined ? cell.summary : joinMasked(cellElements(cell), ', ');
};

/** All that a cell says, for programs: every element of a set, and what is taken out of it. */
export const wholeCell = (cell: Cell | undefined): Masked => {
  if (cell === undefined) return masked``;
  const text = joinMasked(cellElements(cell), '; ');
  if (!isSetCell(cell) || cell.except === undefined) return text;
  return masked`${text} except ${joinMasked([...cell.except], '; ')}`;
};
