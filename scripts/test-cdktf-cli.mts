/** `cdktf deploy '*'` under `landing-zone sandbox exec` ends in the same place as our own deploy of the same program. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Checks, copyTo, ensureBuilt, root, run, same, temporaryFolder, writeJson } from './checks.mjs';

const promise = "'cdktf deploy' of examples/orbital makes in the sandbox what the quickstart makes";
const checks = new Checks();

if (Number(process.versions.node.split('.')[0]) >= 24) {
  checks.skip(
    promise,
    `cdktf-cli 0.21 can't start on Node ${process.versions.node} (its terminal library has no build for it)`,
  );
} else await compare();
checks.finish();

async function compare(): Promise<void> {
  ensureBuilt();
  const work = temporaryFolder('cdktf-cli');
  const cli = join(work, 'cli');
  await checks.check('npm installs cdktf-cli 0.21.0', () => {
    writeJson(join(cli, 'package.json'), { private: true, dependencies: { 'cdktf-cli': '0.21.0' } });
    run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: cli });
  });

  const own = clone(join(work, 'own'));
  const theirs = clone(join(work, 'theirs'));
  const landingZone = join('dist', 'src', 'cli', 'main.js');
  const state = join('.landing-zone', 'quickstart', 'sandbox.json');
  const env = { CI: 'true', CDKTF_HOME: join(work, 'home'), DISABLE_VERSION_CHECK: '1' };

  await checks.check('the quickstart deploys examples/orbital', () => {
    run(process.execPath, [landingZone, 'quickstart'], { cwd: own, env });
  });
  await checks.check("'cdktf deploy *' deploys it under 'landing-zone sandbox exec'", () => {
    const seed = join(own, '.landing-zone', 'quickstart', 'cdktf.out');
    const deploy = [join(cli, 'node_modules', '.bin', 'cdktf'), 'deploy', '*', '--auto-approve'];
    run(process.execPath, [landingZone, 'sandbox', 'exec', '--state', state, '--seed', seed, '--', ...deploy], {
      cwd: theirs,
      env,
    });
  });
  await checks.check(promise, () => {
    const content = (cwd: string): string[] => {
      const list = run(process.execPath, [landingZone, 'sandbox', 'list', '--json', '--state', state], { cwd });
      const objects = JSON.parse(list) as readonly { readonly type: string; readonly id: string }[];
      return objects.map(({ type, id }) => `${type} ${id}`).sort();
    };
    const made = content(own);
    if (made.length < 150) throw new Error(`the quickstart made ${made.length} objects only`);
    same(content(theirs), made);
  });
}

/** What `cdktf deploy` needs of the clone, in a folder where it may leave what it makes. */
function clone(folder: string): string {
  mkdirSync(folder);
  copyTo(folder, ['package.json', 'cdktf.json', 'examples', 'dist', 'provider-ovh', 'charts']);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}
