import { describe, expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const stack = 'it-shared';

const reading =
  (input: string, more: Json = {}) =>
  (output: Output) =>
    output.stack(stack, (main) => {
      main.resource.terraform_data = { Read: { input } };
      for (const [section, content] of Object.entries<Json>(more)) main[section] = { ...main[section], ...content };
    });

const own = (output: Output) => output.put(`stacks/${stack}/assets/own`, 'ours');

describe('what is read by an expression, and is in no content', () => {
  test.each([
    ['left by runs', `\${file("\${path.module}/terraform.tfstate.d/x")}`],
    ['left by runs, on a way around', `\${templatefile("./assets/../.terraform/x", {})}`],
    ['inside of another expression', `\${jsondecode(core::file("errored.tfstate")).x}`],
    ['the name of which is computed', `\${file(join("", [".terra", "form/x"]))}`],
    ['all of a folder', `\${join(",", fileset(path.module, "**"))}`],
  ])('%s: %s', (_, input) => {
    expect(review({ base: own, head: reading(input) }).gates).toContain('unread');
  });

  test('of a resource that stays as it is: the name behind it is another one', () => {
    const base = (output: Output) => {
      own(output);
      reading(`\${file(local.p)}`, { locals: { p: 'assets/own' } })(output);
    };
    const to = (p: string) => (output: Output) => output.stack(stack, (main) => Object.assign(main.locals, { p }));
    expect(review({ base, head: to('.terraform/x') }).gates).toContain('unread');
    expect(review({ base, head: to('/etc/passwd') }).gates).toContain('runs-code');
    expect(review({ base, head: to('./assets/own') }).gates).not.toContain('unread');
  });

  test('what is in the content is read by this repository', () => {
    const head = reading(`\${file("\${path.module}/assets/own")}`);
    expect(review({ base: own, head }).gates).not.toContain('unread');
  });
});
