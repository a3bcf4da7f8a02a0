import { CliError } from '../../src/cli/output';

/** With which exit code a command ends, and what it says then. */
export async function ended(command: Promise<void>): Promise<{ readonly code: number; readonly message: string }> {
  try {
    await command;
    return { code: 0, message: '' };
  } catch (error) {
    return {
      code: error instanceof CliError ? error.exitCode : 1,
      message: error instanceof Error ? error.message : '',
    };
  }
}
