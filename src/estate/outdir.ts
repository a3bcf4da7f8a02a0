import { relative } from 'node:path';
import { shellWord } from './shell';

/** Where commands look for what synthesis wrote, unless they are told. */
export const defaultOutdir = 'cdktf.out';

/** What tells a command that is printed where the output is, with a space before it; nothing where it looks there anyway. */
export const outdirOption = (outdir: string): string =>
  relative('', outdir) === defaultOutdir ? '' : ` --outdir ${shellWord(outdir)}`;
