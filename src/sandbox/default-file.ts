import { join, resolve } from 'node:path';
import { shellWord } from '../estate/shell';

/** File that holds the simulated cloud, unless somebody says otherwise. */
export const defaultCloud = join('.landing-zone', 'sandbox.json');

/** What tells a `landing-zone sandbox` command that is printed which cloud is meant, with a space before it; nothing for the default one. */
export const cloudOption = (file: string): string =>
  resolve(file) === resolve(defaultCloud) ? '' : ` --state ${shellWord(file)}`;
