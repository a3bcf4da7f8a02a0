import { type Command, CommanderError, type Option } from 'commander';
import { commandLine, subcommandNames } from '../../src/cli/program';
import type { Call } from './calls';

/** What a text puts where the reader has to put something: `<digest>`, `"$BASE"`, `…`. */
const placeholder = /[<>$…]/;

/** Mistakes of calls and of options, held against the command line itself; nothing is run. */
export async function mistakesOf(calls: readonly Call[]): Promise<string[]> {
  const found: string[] = [];
  for (const { where, words, open = false } of calls) {
    const mistake = await mistakeOf(words, open);
    if (mistake !== undefined) found.push(`${where}: landing-zone ${words.join(' ')}: ${mistake}`);
  }
  return found;
}

/** Options that no command has, or that none takes with this value. */
export async function optionMistakes(options: readonly Call[]): Promise<string[]> {
  const known = (await everyCommand()).flatMap(({ options: all }) => all);
  return options.flatMap(({ where, words: [name = '', value] }) => {
    const same = known.filter(({ long }) => long === name.split('=')[0]);
    if (same.length === 0) return [`${where}: ${name}: no command has this option`];
    if (value === undefined || placeholder.test(value) || same.some((option) => takes(option, value))) return [];
    return [`${where}: ${name} ${value}: no command takes this value`];
  });
}

/** Every command, those of `sandbox` too. */
export async function everyCommand(): Promise<Command[]> {
  const programs = await Promise.all(subcommandNames.map((name) => commandLine(name)));
  return programs.flatMap(({ commands }, index) =>
    commands.filter((command) => command.name() === subcommandNames[index]).flatMap(withDescendants),
  );
}

const withDescendants = (command: Command): Command[] => [command, ...command.commands.flatMap(withDescendants)];

function takes({ parseArg, flags }: Option, value: string): boolean {
  if (!/[<[]/.test(flags)) return false;
  try {
    parseArg?.(value, []);
    return true;
  } catch {
    return false;
  }
}

/** What ends a call that is only named, as in "`landing-zone deploy --reviewed` takes it"; it isn't wrong. */
const unfinished = [
  'commander.optionMissingArgument',
  'commander.missingArgument',
  'commander.help',
  'commander.helpDisplayed',
];

async function mistakeOf(words: readonly string[], open: boolean): Promise<string | undefined> {
  const program = await commandLine(words[0]);
  for (const command of withDescendants(program)) {
    command.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
    if (command !== program && command.commands.length === 0) command.action(() => {});
    for (const option of command.options as (Option & { parseArg?: unknown })[]) option.parseArg = patient(option);
  }
  try {
    await program.parseAsync(words, { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const isRight = unfinished.includes(error.code) || (open && error.code === 'commander.excessArguments');
    return isRight ? undefined : error.message;
  }
}

/** Takes a placeholder as it is. */
function patient({ parseArg }: Option): Option['parseArg'] {
  if (parseArg === undefined) return undefined;
  return (value, before) => (placeholder.test(value) ? before : parseArg(value, before));
}
