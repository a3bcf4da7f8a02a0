/** A part of the comment that can be shorter. */
export interface Section {
  /** What it takes to show all of it, in bytes. */
  readonly wants: number;
  /** What it gets, if it wants so much, even when what stands above it is endless. */
  readonly floor: number;
  /** As much of it as fits into so many bytes, which are at least `floor` or all that it wants. */
  readonly fit: (room: number) => string;
}

/** What a text takes. UTF-8 has at least as many bytes as UTF-16 has units, so what fits in one fits in the other. */
export const size = (text: string): number => Buffer.byteLength(text);

/** The sections one after another; the room goes to the first ones, apart from what each of the others gets in any case. */
export function compose(sections: readonly Section[], limit: number): string {
  const reserved = (from: number) =>
    sections.slice(from).reduce((sum, { wants, floor }) => sum + Math.min(wants, floor), 0);
  let text = '';
  for (const [index, section] of sections.entries()) text += section.fit(limit - size(text) - reserved(index + 1));
  return text;
}

/** A section that is short by its nature. */
export const whole = (text: string): Section => ({ wants: size(text), floor: size(text), fit: () => text });

/** Lines between a head and a foot; the lines that don't fit are counted. */
export interface Lines {
  readonly head: string;
  readonly lines: readonly string[];
  readonly foot: string;
  /** What stands for the lines from there on, in so many bytes. */
  readonly rest: (from: number, room: number) => string;
}

/** Room that is kept for counting what is cut. */
const restShare = 0.4;
const restMost = 4_000;

export const linesSection = (floor: number, given: Lines): Section => ({
  wants: size(wholeText(given)),
  floor,
  fit: (room) => fitLines(given, room),
});

export const wholeText = ({ head, lines, foot }: Lines): string => head + lines.join('') + foot;

export function fitLines(given: Lines, room: number): string {
  const all = wholeText(given);
  if (size(all) <= room) return all;
  const { head, lines, foot, rest } = given;
  let left = room - size(head) - size(foot);
  const kept = Math.min(restMost, Math.floor(left * restShare));
  let shown = '';
  let count = 0;
  for (const line of lines) {
    if (size(line) > left - kept) break;
    shown += line;
    left -= size(line);
    count += 1;
  }
  return `${head}${shown}${rest(count, left)}${foot}`;
}

/** A line of a list that counts what is cut. */
export interface Counted {
  readonly line: string;
  readonly count: number;
}

/** As many lines as fit, and how much is counted by the others. */
export function countedLines(title: string, groups: readonly Counted[], noun: string, room: number): string {
  const lastLine = (from: number) => {
    const others = groups.slice(from);
    const sum = others.reduce((total, { count }) => total + count, 0);
    return others.length === 0 ? '' : `- and ${sum} more ${noun} in ${others.length} more stacks\n`;
  };
  let text = title;
  let from = 0;
  for (const { line } of groups) {
    if (size(text + line + lastLine(from + 1)) > room) break;
    text += line;
    from += 1;
  }
  return text + lastLine(from);
}
