import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { destroyLine } from '../../src/cli/destroy-line';

test('stacks at OVHcloud, in the default output and in another', () => {
  expect(destroyLine(['dev', 'hub'], { outdir: 'cdktf.out' })).toBe('npx landing-zone destroy dev hub');
  expect(destroyLine(['dev'], { outdir: 'out' })).toBe('npx landing-zone destroy dev --outdir out');
  expect(destroyLine(['dev'], { outdir: resolve('cdktf.out') })).toBe('npx landing-zone destroy dev');
});

test('what stands in a sandbox is destroyed there, and not at OVHcloud', () => {
  const own = resolve('.landing-zone/sandbox.json');
  expect(destroyLine(['dev'], { outdir: 'cdktf.out', sandbox: own })).toBe(
    'npx landing-zone sandbox exec -- npx landing-zone destroy dev',
  );
  expect(destroyLine(['dev'], { outdir: 'cdktf.out', sandbox: 'other.json' })).toBe(
    'npx landing-zone sandbox exec --state other.json -- npx landing-zone destroy dev',
  );
});

test('paths and ids stay one word in a shell', () => {
  expect(destroyLine(['dev; id'], { outdir: 'cdktf.out' })).toBe("npx landing-zone destroy 'dev; id'");
  expect(destroyLine(['dev'], { outdir: "it's $HOME", sandbox: 'my cloud.json' })).toBe(
    "npx landing-zone sandbox exec --state 'my cloud.json' -- npx landing-zone destroy dev --outdir 'it'\\''s $HOME'",
  );
});
