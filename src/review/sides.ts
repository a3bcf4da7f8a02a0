import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultOutdir } from '../estate/outdir';
import { insistOnOutput } from '../estate/read';
import { appOf, synthesize } from '../synthesis/synthesis';
import { synthesizeRef } from '../synthesis/worktree';
import type { BaseOutput } from './engine/findings/move-state';

export interface SidesRequest {
  /** Git ref, or the folder that its synthesis wrote. */
  readonly base: { readonly ref: string } | { readonly folder: string };
  /** Folder that synthesis wrote; absent: the program is synthesized as it is in its folder. */
  readonly head?: string | undefined;
  /** Folder of the program, with its cdktf.json. */
  readonly program: string;
  readonly signal?: AbortSignal;
  /** What is going on. */
  readonly onProgress?: (text: string) => void;
}

export interface Sides {
  readonly base: ComparedSide & { readonly output: BaseOutput };
  readonly head: ComparedSide & { readonly output: string };
  /** Takes away what was made for the comparison. */
  dispose(): Promise<void>;
}

interface ComparedSide {
  readonly folder: string;
  /** What the report calls it. */
  readonly name: string;
}

/** The two outputs that a review compares, synthesized where they aren't there. */
export async function openSides(request: SidesRequest): Promise<Sides> {
  const disposables: (() => Promise<void> | void)[] = [];
  const dispose = async () => {
    for (const one of disposables.splice(0)) await one();
  };
  try {
    const base = await baseSide(request, disposables);
    const head = await headSide(request, disposables);
    return { base, head, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

type Disposables = (() => Promise<void> | void)[];

async function baseSide(
  { base, program, signal, onProgress }: SidesRequest,
  later: Disposables,
): Promise<Sides['base']> {
  if ('folder' in base) return { folder: outputIn(base.folder), name: base.folder, output: base };
  onProgress?.(`synthesizing the base, ${base.ref}`);
  const synthesized = await synthesizeRef(base.ref, program, signal).catch((error: Error) => {
    throw signal?.aborted ? error : new Error(`the base can't be synthesized: ${error.message}`);
  });
  later.push(() => synthesized.dispose());
  const commit = synthesized.commit.slice(0, 12);
  return {
    folder: synthesized.folder,
    name: synthesized.commit.startsWith(base.ref) ? commit : `${base.ref} (${commit})`,
    output: { commit, program: synthesized.program },
  };
}

async function headSide(
  { head, program, signal, onProgress }: SidesRequest,
  later: Disposables,
): Promise<Sides['head']> {
  if (head !== undefined) return { folder: outputIn(head), name: head, output: head };
  const app = appOf(program);
  if (app === undefined) throw new Error(`${program} has no cdktf.json; name the synthesized program with --head-dir`);
  const temporary = mkdtempSync(join(tmpdir(), 'landing-zone-head-'));
  later.push(() => rmSync(temporary, { recursive: true, force: true }));
  onProgress?.('synthesizing the working tree');
  const folder = join(temporary, defaultOutdir);
  await synthesize({ app, folder: program, outdir: folder, stdout: process.stderr, signal }).catch((error: Error) => {
    throw signal?.aborted ? error : new Error(`the working tree can't be synthesized: ${error.message}`);
  });
  return { folder, name: 'working tree', output: defaultOutdir };
}

/** Before the other side is synthesized in vain. */
function outputIn(folder: string): string {
  insistOnOutput(folder);
  return folder;
}
