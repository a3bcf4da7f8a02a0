import { expect, test } from 'vitest';
import { localReadsOf } from '../../src/estate/local-reads';
import { estateOf } from './estate';

/** Files of the working directory that are in the content. */
const files = ['charts/a.yaml', 'charts/b.yaml', 'main.tf', 'link'].map((path) => ({
  ...{ path, sha256: '', role: 'asset' as const, ...(path === 'link' && { isUnhashed: true as const }) },
}));
const locals = { chart: 'charts/a.yaml', up: '..', count: 7, left: '.terraform/x' };
const variable = { named: {}, known: { default: 'charts/b.yaml' } };

test.each([
  [`\${file("charts/a.yaml")}`, []],
  [`\${file("./charts/../main.tf")}`, [['file', 'left-by-runs', './charts/../main.tf']]],
  [`\${file("charts/c.yaml")}`, [['file', 'left-by-runs', 'charts/c.yaml']]],
  [`\${file("link")}`, [['file', 'left-by-runs', 'link']]],
  [`\${file("/etc/passwd")} and \${sha256("x")}`, [['file', 'outside', '/etc/passwd']]],
  [`\${file("~/.ssh/id")}`, [['file', 'outside', '~/.ssh/id']]],
  [`\${file("../b/main.tf")}`, [['file', 'outside', '../b/main.tf']]],
  [`\${file("../a/.terraform/x")}`, [['file', 'left-by-runs', '../a/.terraform/x']]],
  ['%{ if fileexists("../x") }1%{ endif }', [['fileexists', 'outside', '../x']]],
  [`\${file(local.chart)}\${file(var.known)}`, []],
  [`\${file("\${path.module}/\${local.chart}")}`, []],
  [`\${file("\${local.up}/x")}`, [['file', 'outside', '../x']]],
  [`\${file(local.left)}`, [['file', 'left-by-runs', '.terraform/x']]],
  [`\${file(var.named)}`, [['file', 'untold', `\${file(var.named)}`]]],
  [`\${file("charts/\${var.named}")}`, [['file', 'untold', `\${file("charts/\${var.named}")}`]]],
  [`\${file(local.count)}`, [['file', 'untold', `\${file(local.count)}`]]],
  [`\${file(7)}`, [['file', 'untold', `\${file(7)}`]]],
  [`\${file(["charts/a.yaml"][0])}`, [['file', 'untold', `\${file(["charts/a.yaml"][0])}`]]],
  [`\${file(local.list["charts/a.yaml"])}`, [['file', 'untold', `\${file(local.list["charts/a.yaml"])}`]]],
  [`\${file(["charts/a.yaml"]...)}`, [['file', 'untold', `\${file(["charts/a.yaml"]...)}`]]],
  [`\${file()}`, [['file', 'untold', `\${file()}`]]],
  [`\${templatefile("charts/a.yaml", { x = file("../x") })}`, [['file', 'outside', '../x']]],
  [`\${fileset("charts", "*.yaml")}`, []],
  [`\${fileset(".", "charts/*.{yaml,yml}")}`, []],
  [`\${fileset("charts", "../*.tf")}`, [['fileset', 'left-by-runs', './']]],
  [`\${fileset("modules", "**")}`, [['fileset', 'left-by-runs', 'modules']]],
  [`\${fileset("../b", "[ab]")}`, [['fileset', 'outside', '../b']]],
  [`\${fileset("charts", var.named)}`, [['fileset', 'untold', `\${fileset("charts", var.named)}`]]],
  [`\${fileset("charts")}`, []],
  [`\${file/* ( */("../x")}`, [['file', 'outside', '../x']]],
  // a line that ends there is not read here
  [`\${file # x\n("../x")}`, [['file', 'untold', `\${file # x\n("../x")}`]]],
  [`\${upper(core::filebase64("../x"))}`, [['filebase64', 'outside', '../x']]],
  [`\${upper("file (x)")}`, []],
  ['file("../x")', []],
])('%j reads %j', (value, reads) => {
  const estate = estateOf({ a: { output: { x: { value } }, locals, variable } }, { a: files });
  const [stack] = [...estate.stacks.values()];
  const found = stack === undefined ? [] : localReadsOf(estate, stack);
  expect(found.map(({ by, is, what }) => [by, is, what])).toEqual(reads);
});

test('is told with where it stands, wherever that is in the configuration', () => {
  const value = `\${file("../x")}`;
  const estate = estateOf({
    a: {
      '//': { value },
      resource: {
        terraform_data: {
          body: { input: { deep: [value] } },
          guard: { lifecycle: { precondition: [{ condition: value, error_message: '' }] } },
          many: { count: value },
          runs: { provisioner: [{ 'local-exec': { command: value } }] },
        },
      },
      data: { terraform_data: { read: { input: value } } },
      output: { told: { value } },
      locals: { named: value },
      provider: { helm: [{ alias: 'x', path: value }] },
    },
  });
  const [stack] = [...estate.stacks.values()];
  expect(stack && localReadsOf(estate, stack).map(({ where }) => where)).toEqual([
    ...['terraform_data.body', 'terraform_data.guard', 'terraform_data.many', 'terraform_data.runs'],
    ...['data.terraform_data.read', 'output.told', 'locals.named', 'provider.helm'],
  ]);
});
