import { Command, Option } from 'commander';
import { oneOf, suggest } from '../../constructs/core/messages';
import { defaultOutdir } from '../estate/outdir';
import { readEstate } from '../estate/read';
import { readings } from '../readings/all';
import { type ReadingFormat, readingFormats } from '../readings/format/formats';
import type { Reading } from '../readings/reading';
import { type Selection, selectable, shownOf, unreadIn } from '../readings/shown';
import { day, today } from './arguments';
import { CliError, count, Output, type Stream } from './output';

interface ShowFlags extends Selection {
  readonly dir: string;
  readonly format: ReadingFormat;
  readonly today?: string;
}

/** Every reading is a command below this one. */
export function showCommand(): Command {
  const command = new Command('show').addHelpText(
    'after',
    `
Says what a synthesized program means, all of it: what the review tells of a
change, this tells of the whole. Synthesize first; it needs no credential, no
Terraform and no network. What can't be read is named on stderr: its rows are
missing.

Examples:
  landing-zone show addresses
  landing-zone show access --team data --format csv > access.csv
  landing-zone show places --environment erp/prod --format markdown`,
  );
  for (const reading of readings) command.addCommand(readingCommand(reading));
  return command;
}

function readingCommand(reading: Reading): Command {
  const { usesToday = false } = reading;
  return new Command(reading.id)
    .description(reading.describes)
    .option('--dir <folder>', 'what synthesis wrote', defaultOutdir)
    .addOption(new Option('--format <format>', 'how to print it').choices(Object.keys(readingFormats)).default('table'))
    .option('--team <team>', 'only what comes from stacks of this team')
    .option('--environment <environment>', 'only what comes from stacks of this environment: prod, or erp/prod')
    .addOption(todayOption(usesToday))
    .action((flags: ShowFlags) =>
      showReading(reading, flags, { stdout: process.stdout, stderr: process.stderr, env: process.env }),
    );
}

/** Every reading takes it, so that one call in a script does for all. */
function todayOption(isUsed: boolean): Option {
  const option = new Option('--today <day>', isUsed ? 'day to judge by' : 'changes nothing here: no row depends on it');
  return isUsed ? option.argParser(day).default(today(), 'today') : option.argParser(day);
}

interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: NodeJS.ProcessEnv;
}

/** Prints a reading of an output folder. */
export function showReading(
  reading: Reading,
  { dir, format, today: judged, ...selection }: ShowFlags,
  { stdout, stderr, env }: Streams,
): void {
  const estate = readEstate(dir);
  const { teams, environments } = selectable(estate);
  check('--team', selection.team, teams, suggest);
  // by its letters web/prod is near erp/prod, which is another team's
  check('--environment', selection.environment, environments, (_, known) => oneOf(known));
  const out = new Output(stdout, env);
  const shown = shownOf(reading, estate, selection, judged === undefined ? {} : { today: judged });
  const isColored = out.live && out.colors.isColorSupported;
  stdout.write(readingFormats[format](shown, { width: out.width, color: isColored }));
  const unread = unreadIn(estate);
  for (const one of unread.slice(0, mostUnread)) stderr.write(`show: not read: ${one}\n`);
  if (unread.length > mostUnread) stderr.write(`show: ${count(unread.length - mostUnread, 'more file')} not read\n`);
}

const mostUnread = 10;

function check(
  option: string,
  name: string | undefined,
  known: readonly string[],
  helpWith: (name: string, known: readonly string[]) => string,
): void {
  if (name === undefined || known.includes(name)) return;
  const help = known.length === 0 ? 'no stack of this program has one' : helpWith(name, known);
  throw new CliError(`${option} ${name}: there is none of this name; ${help}`, 2);
}
