import { basename } from 'node:path';

/** Whether a path is of what Terraform makes as it runs, and a copy of an output goes without: what it has installed, states, their locks. */
export const isLeftByRuns = (path: string): boolean =>
  basename(path) === '.terraform' || /\.tfstate(?:\.|$)/.test(basename(path));
