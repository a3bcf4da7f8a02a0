/**
 * Makes `docs/reference/` from the sources: every setting with its type, default and doc comment, the actions of every preset, and
 * the published interface.
 * A setting without a doc comment, or whose comment names another default than the schema, is an error.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { require as load } from 'tsx/cjs/api';
import { apiPage, type CommandLine } from './docs/api.mjs';
import { presetsPage } from './docs/presets.mjs';
import { readSettings } from './docs/settings.mjs';
import { settingsPage } from './docs/settings-page.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the reference should hold, by its path in the repository. */
export async function reference(commands: CommandLine): Promise<{
  readonly pages: Readonly<Record<string, string>>;
  readonly mistakes: readonly string[];
}> {
  const { sections, names, mistakes } = readSettings(root);
  return {
    pages: {
      'docs/reference/settings.md': settingsPage(sections, names),
      'docs/reference/presets.md': presetsPage(),
      'docs/reference/api.md': await apiPage(root, commands),
    },
    mistakes,
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // as CommonJS, which it is: it loads its commands when they are called
  const { pages, mistakes } = await reference(load('../src/cli/program.ts', import.meta.url) as CommandLine);
  for (const mistake of mistakes) console.error(`docs: ${mistake}`);
  if (mistakes.length > 0) process.exitCode = 1;
  else {
    for (const [file, text] of Object.entries(pages)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
      console.log(`docs: ${file}, ${text.split('\n').length} lines`);
    }
  }
}
