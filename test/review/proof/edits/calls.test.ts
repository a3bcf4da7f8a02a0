import { expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();

const hub = (edit: (main: Json) => void) => (output: Output) => output.stack('it-hub', edit);

test.each([
  `\${file/**/("/etc/passwd")}`,
  `\${file # x\n("/etc/passwd")}`,
  `\${file // (x)\n("/etc/passwd")}`,
  `\${core::file("/etc/passwd")}`,
  `\${fileexists("/etc/passwd")}`,
  `%{ if file("/etc/passwd") != "" }y%{ endif }`,
  `\${[for x in ["/etc/passwd"] : upper(file(x))][0]}`,
  `\${ {a = file("/etc/passwd")}["a"] }`,
  `\${provider :: ovh :: run("x")}`,
  `\${provider/* */::ovh::run("x")}`,
])('%j reads what is outside, or runs what a provider brings', (value) => {
  const seen = review({
    head: hub((main) => {
      main.output = { x: { value } };
    }),
  });
  expect(seen.gates).toContain('runs-code');
});

test.each([`\${upper("file (x)")}`, `profile (x) \${upper("y")}`])('%j calls nothing of that kind', (value) => {
  const seen = review({
    head: hub((main) => {
      main.output = { x: { value } };
    }),
  });
  expect(seen.gates).not.toContain('runs-code');
});

test('a module that is given another configuration of a provider', () => {
  const given = (provider: string) =>
    hub((main) => {
      main.module = { m: { source: './m', providers: { ovh: provider } } };
    });
  expect(review({ base: given('ovh'), head: given('ovh.x') }).gates).toContain('provider');
});
