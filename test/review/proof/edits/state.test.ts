import { expect, test } from 'vitest';
import { useOrbital } from './output';

const review = useOrbital();

test('a new stack on the state of another one would destroy what that one made', () => {
  const { gates, report } = review({
    head: (output) => output.copyStack('it-hub', 'n', (main) => void delete main.resource),
  });
  expect(gates).toContain('state');
  expect(report.stacks.find(({ id }) => id === 'n')?.findings).toContainEqual({
    class: 'state',
    stack: 'n',
    where: 'terraform.backend',
    says: 'its state is that of it-hub: Terraform would destroy there what is not in both of them',
    attributes: [],
  });
});

test('so would a stack that takes the state of another one', () => {
  const { report } = review({
    head: (output) => {
      const { path } = JSON.parse(output.read('stacks/it-hub/cdk.tf.json')).terraform.backend.local;
      output.stack('erp-prod', (main) => {
        main.terraform.backend.local.path = path;
      });
    },
  });
  expect(report.stacks.find(({ id }) => id === 'erp-prod')?.findings.map(({ says }) => says)).toContain(
    'its state is that of it-hub: Terraform would destroy there what is not in both of them',
  );
});

test('what two stacks shared before is no news', () => {
  const share = (main: { terraform: { backend: object } }): void => {
    main.terraform.backend = { s3: { bucket: 'states', key: 'one', region: 'gra' } };
  };
  const { report } = review({
    base: (output) => {
      output.stack('it-hub', share);
      output.stack('erp-prod', share);
    },
    head: (output) =>
      output.stack('erp-prod', (main) => {
        main.locals = { x: 1 };
      }),
  });
  expect(report.stacks.flatMap(({ findings }) => findings.map(({ class: kind }) => kind))).toEqual(['listed']);
});

test('a new stack without a backend, where every other one has one', () => {
  const { gates } = review({
    head: (output) => output.copyStack('it-hub', 'n', (main) => void delete main.terraform.backend),
  });
  expect(gates).toContain('state');
});
