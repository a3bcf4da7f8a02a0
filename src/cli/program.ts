import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { errorText } from '../estate/error-text';
import { path } from './arguments';
import { helpWidth } from './help';
import { CliError, type Stream } from './output';

/** A subcommand; its module is loaded when it is called, so that `--help` needs none. */
interface Subcommand {
  readonly description: string;
  readonly load: () => Promise<Command>;
  /** Exit code of wrong usage, where 2 means something else. @default 2 */
  readonly wrongUsage?: number;
}

const subcommands: Readonly<Record<string, Subcommand>> = {
  affected: {
    description: 'which stacks a change touches, and in which order to deploy them',
    load: async () => (await import('./affected.js')).affectedCommand(),
  },
  deploy: {
    description: 'plan stacks, hold the plans against a review, apply exactly them',
    load: async () => (await import('./deploy.js')).deployCommand(),
  },
  destroy: {
    description: 'destroy stacks, also those that are gone from the program',
    load: async () => (await import('./destroy.js')).destroyCommand(),
  },
  facts: {
    description: 'what the library knows of what OVHcloud sells, with age and source',
    load: async () => (await import('./facts.js')).factsCommand(),
    // 2 says that a list is old
    wrongUsage: 1,
  },
  quickstart: {
    description: 'deploy the program of this folder into a sandbox',
    load: async () => (await import('./quickstart.js')).quickstartCommand(),
  },
  review: {
    description: 'what a change of the program would do: resources, data, access, exposure, addresses',
    load: async () => (await import('./review.js')).reviewCommand(),
    // 2 says that something changes: a pipeline goes on then
    wrongUsage: 1,
  },
  sandbox: {
    description: 'run Terraform against a simulated OVHcloud on this machine',
    load: async () => (await import('./sandbox.js')).sandboxCommand(),
  },
  show: {
    description: 'what a synthesized program means: access, exposure, addresses, places',
    load: async () => (await import('./show.js')).showCommand(),
  },
};

export const subcommandNames = Object.keys(subcommands);

const footer = `
Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C. But of
  deploy        also 3: not what was reviewed, something that --fail-on names,
                protected data, another name, or a state that is gone,
                can't be read or is in another place
  destroy       also 3: protected, needed by what still stands, or a state that
                is gone, can't be read or is in another place
  facts         1 is wrong usage too; 2 a list is older than --stale says
  quickstart    also 3: a stack with another name than it was deployed under, or
                a state that is gone, can't be read or is in another place
  review        1 is wrong usage too; 2 something changes, 3 something does that
                --fail-on names
  sandbox exec  those of its command

LANDING_ZONE_DEBUG=1 adds to an error where it comes from.`;

interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs the `landing-zone` command; every failure is a sentence on stderr and an exit code. */
export async function run(args: readonly string[], { stdout, stderr, env }: Streams): Promise<number> {
  try {
    const program = await commandLine(args[0] === 'help' ? args[1] : args[0]);
    for (const command of withDescendants(program)) {
      for (const option of command.options) if (/<(folder|file)>$/.test(option.flags)) option.argParser(path);
      for (const argument of command.registeredArguments) if (argument.name() === 'folder') argument.argParser(path);
      // the arguments of a command are in its own help
      command.configureHelp({ subcommandTerm: (one) => one.name() });
      command.exitOverride().configureOutput({
        getOutHelpWidth: () => (stdout.isTTY ? (stdout.columns ?? helpWidth) : helpWidth),
        writeOut: (text) => stdout.write(text),
        writeErr: (text) => stderr.write(text),
      });
    }
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // commander has said what is wrong with the arguments
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? 0 : (subcommands[args[0] ?? '']?.wrongUsage ?? 2);
    stderr.write(`landing-zone: ${explain(error, Boolean(env['LANDING_ZONE_DEBUG']))}\n`);
    return error instanceof CliError ? error.exitCode : 1;
  }
}

/** The command line, with the options of the one subcommand that is called. */
export async function commandLine(called: string | undefined): Promise<Command> {
  const program = new Command('landing-zone')
    .description('OVHcloud landing zones: the tools beside the library')
    .version(version())
    .addHelpText('after', footer);
  for (const [name, { description, load: loadCommand }] of Object.entries(subcommands)) {
    const command = name === called ? await loadCommand() : new Command(name);
    program.addCommand(command.name(name).description(description));
  }
  return program;
}

const withDescendants = (command: Command): Command[] => [command, ...command.commands.flatMap(withDescendants)];

const explain = (error: unknown, debug: boolean): string =>
  (debug && error instanceof Error && error.stack) || errorText(error);

function version(): string {
  const own = createRequire(__filename)('ovh-landing-zone/package.json') as { readonly version: string };
  return own.version;
}
