import { expect, test } from 'vitest';
import { first, type Json, type Output, useOrbital } from './output';

const review = useOrbital();

const erp = (edit: (main: Json) => void) => (output: Output) => output.stack('erp-prod', edit);

const triggered = (main: Json, ...by: readonly string[]): void => {
  const [, cluster] = first(main.resource.ovh_cloud_project_kube);
  const before = cluster.lifecycle?.replace_triggered_by ?? [];
  cluster.lifecycle = { ...cluster.lifecycle, replace_triggered_by: [...before, ...by] };
};

const now = (main: Json, input: Json): void => {
  main.resource.terraform_data = { ...main.resource.terraform_data, Now: { input } };
};

test.each<readonly [string, (main: Json) => void, (main: Json) => void]>([
  ['a time that is there', (main) => now(main, `\${timestamp()}`), (main) => triggered(main, 'terraform_data.Now')],
  [
    'a random id that comes with it',
    () => {},
    (main) => {
      now(main, `\${local.id}`);
      main.locals = { ...main.locals, id: `\${uuid()}` };
      triggered(main, 'terraform_data.Now.output');
    },
  ],
  [
    'a time in a text that is a template',
    () => {},
    (main) => {
      now(main, `\${templatestring(local.text, {})}`);
      main.locals = { ...main.locals, text: `made at $\${timestamp()}` };
      triggered(main, 'terraform_data.Now.output');
    },
  ],
  [
    'a template in a text that becomes one with a random id',
    (main) => {
      now(main, `\${upper(templatestring(local.text, { a = 1 }))}`);
      main.locals = { ...main.locals, text: `$\${a}` };
      triggered(main, 'terraform_data.Now.output');
    },
    (main) => Object.assign(main.locals, { text: `$\${a} %%{ if uuid() != "" }x%%{ endif }` }),
  ],
  [
    'what becomes a salted hash',
    (main) => {
      now(main, 'a');
      triggered(main, 'terraform_data.Now');
    },
    (main) => now(main, `\${bcrypt("a")}`),
  ],
])('a cluster that is made again at each apply is lost: with %s', (_, base, head) => {
  const seen = review({ base: erp(base), head: erp(head) });
  expect(seen.gates).toEqual(expect.arrayContaining(['data-loss', 'replace']));
  const changes = seen.report.stacks.flatMap((stack) => stack.changes);
  expect(changes.find(({ type }) => type === 'ovh_cloud_project_kube')?.notes.map(({ effect }) => effect)).toContain(
    'wipes',
  );
});

const template =
  (text: string, called = `\${templatefile("\${path.module}/assets/a.tpl", { a = 1 })}`) =>
  (output: Output) => {
    output.put('stacks/erp-prod/assets/a.tpl', text);
    output.stack('erp-prod', (main) => {
      now(main, called);
      triggered(main, 'terraform_data.Now.output');
    });
  };

test.each([`\${timestamp()}`, `%{ for x in [1] ~}\n\${x} \${core::uuid()}\n%{ endfor ~}`])(
  'a cluster is lost where a file that is a template becomes %j',
  (text) => {
    expect(review({ base: template(`\${a}`), head: template(text) }).gates).toContain('data-loss');
    const [old, now] = [`\${file("assets/a.tpl")}`, `\${templatefile("assets/a.tpl", {})}`];
    expect(review({ base: template(text, old), head: template(text, now) }).gates).toContain('data-loss');
  },
);

test.each([`\${a} timestamp()`, `$\${timestamp()}`])(
  'a file that is a template with %j is the same in each run',
  (text) => {
    expect(review({ base: template(`\${a}`), head: template(text) }).gates).not.toContain('data-loss');
  },
);

test('a new cluster that is made again at each apply loses its data with the next one', () => {
  const add = (main: Json) => {
    const clusters = main.resource.ovh_cloud_project_kube;
    clusters.New = { ...first(clusters)[1], name: 'new', '//': {}, region: `\${timestamp()}` };
  };
  expect(review({ head: erp(add) }).gates).toEqual(expect.arrayContaining(['add', 'data-loss']));
});
