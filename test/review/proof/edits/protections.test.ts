import { expect, test } from 'vitest';
import { first, type Json, useOrbital } from './output';

const review = useOrbital();

const protectedBy = (value: Json) => (main: Json) => {
  main.resource.ovh_cloud_project_database = { D: { service_name: 'x', engine: 'redis', deletion_protection: value } };
};

test.each<readonly [Json]>([
  ['0'],
  ['false'],
  [`\${false}`],
  [`\${terraform.workspace == "x"}`],
  [`\${tobool("0")}`],
  [null],
])('a protection that becomes %j is one no longer', (value) => {
  const seen = review({
    base: ({ stack }) => stack('erp-prod', protectedBy(true)),
    head: ({ stack }) => stack('erp-prod', protectedBy(value)),
  });
  expect(seen.gates).toContain('guard');
});

test.each<readonly [Json]>([['1'], ['true'], [`\${local.on}`]])(
  'a protection that becomes %j is one still',
  (value) => {
    const seen = review({
      base: ({ stack }) => stack('erp-prod', protectedBy(true)),
      head: ({ stack }) =>
        stack('erp-prod', (main) => {
          main.locals = { on: true };
          protectedBy(value)(main);
        }),
    });
    expect(seen.gates).not.toContain('guard');
  },
);

test.each<readonly [Json]>([['0'], [null], [false]])('prevent_destroy that becomes %j stops nothing', (value) => {
  const seen = review({
    head: ({ stack }) =>
      stack('organization', ({ resource }) => {
        first(resource.ovh_vrack)[1].lifecycle.prevent_destroy = value;
      }),
  });
  expect(seen.gates).toContain('guard');
});

test('an output that is sensitive by 0 is shown', () => {
  const seen = review({
    head: ({ stack }) =>
      stack('it-shared', ({ output }) => {
        for (const one of Object.values<Json>(output)) if (one.sensitive) one.sensitive = '0';
      }),
  });
  expect(seen.gates).toContain('guard');
});
