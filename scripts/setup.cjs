// Makes a clone ready to use: checks Node and Terraform, installs packages, builds. The first step of `npm run
// quickstart` and `npm test`. No dependency and old syntax only, so that any Node can say what is wrong with it.
'use strict';

const fs = require('fs');
const path = require('path');
const childProcess = require('child_process');

const root = path.dirname(__dirname);
const started = Date.now();

function fail(sentence) {
  console.error('setup: ' + sentence);
  process.exit(1);
}

/** Whether version `a.b.c` is at least `x.y`. */
function atLeast(version, wanted) {
  const have = version.split('.').map(Number);
  const need = wanted.split('.').map(Number);
  return have[0] > need[0] || (have[0] === need[0] && have[1] >= need[1]);
}

function checkNode() {
  const version = process.versions.node;
  const major = Number(version.split('.')[0]);
  const good = major === 20 ? atLeast(version, '20.19') : major === 22 ? atLeast(version, '22.12') : major >= 24;
  if (!good) fail('this is Node ' + version + '; install Node 20.19 or later of 20, 22.12 or later of 22, or 24.');
}

/** Version of a Terraform or OpenTofu binary; undefined when there is none of that name. */
function versionOf(binary) {
  const run = childProcess.spawnSync(binary, ['version', '-json'], {
    encoding: 'utf8',
    env: Object.assign({}, process.env, { CHECKPOINT_DISABLE: '1' }),
  });
  if (run.error) {
    if (run.error.code === 'ENOENT') return undefined;
    fail(binary + ' could not be started: ' + run.error.message + '.');
  }
  try {
    return JSON.parse(run.stdout).terraform_version;
  } catch (_) {
    fail("'" + binary + " version -json' did not answer with a version; is it Terraform or OpenTofu?");
  }
}

function checkTerraform() {
  const chosen = process.env.TERRAFORM_BINARY_NAME;
  const names = chosen ? [chosen] : ['terraform', 'tofu'];
  for (let i = 0; i < names.length; i++) {
    const version = versionOf(names[i]);
    if (version === undefined) continue;
    if (atLeast(version, '1.10')) return names[i] + ' ' + version;
    fail(names[i] + ' is ' + version + '; install Terraform 1.10 or later, or OpenTofu 1.10 or later.');
  }
  fail(
    chosen
      ? "TERRAFORM_BINARY_NAME is '" + chosen + "', which is not on the PATH; correct it or unset it."
      : 'neither terraform nor tofu is on the PATH; install Terraform 1.10 or later, or OpenTofu 1.10 or later.',
  );
}

function modified(file) {
  try {
    return fs.statSync(path.join(root, file)).mtime.getTime();
  } catch (_) {
    return undefined;
  }
}

function run(what, command, args) {
  const result = childProcess.spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.error) fail(what + ' could not be started: ' + result.error.message + '.');
  if (result.signal) process.exit(130);
  if (result.status !== 0) fail(what + ' failed with exit code ' + result.status + '; its own message is above.');
}

function install() {
  const installed = modified('node_modules/.package-lock.json');
  if (installed !== undefined && installed >= modified('package-lock.json')) return;
  console.log(
    'setup: ' + (installed === undefined ? 'installing packages' : 'package-lock.json is newer: installing again'),
  );
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // an npm started by npm is a script for this same Node; another package manager's path says nothing about npm
  if (npm && /npm-cli\.js$/.test(npm)) run('npm ci', process.execPath, [npm].concat(args));
  else run('npm ci', process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
}

function build() {
  run('the build', process.execPath, [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'scripts/build.mts']);
}

checkNode();
const terraform = checkTerraform();
install();
build();
const seconds = ((Date.now() - started) / 1000).toFixed(1);
console.log('setup: ready in ' + seconds + ' s (Node ' + process.versions.node + ', ' + terraform + ')');
