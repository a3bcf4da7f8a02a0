import { describe, expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const stack = 'flight-dynamics-prod-platform-main';
const name = 'Knative_7A34585A';

/** Folder of the chart from that of the stack. */
const chartIn = ({ read }: Output): string =>
  JSON.parse(read(`stacks/${stack}/cdk.tf.json`)).resource.helm_release[name].chart;
const at = (output: Output, path: string): string => `stacks/${stack}/${chartIn(output)}/${path}`;
const release =
  (edit: (releases: Json) => void) =>
  (output: Output): void =>
    output.stack(stack, ({ resource }) => edit(resource.helm_release));

const without = (output: Output): void => {
  output.remove(at(output, ''));
  release((releases) => Reflect.deleteProperty(releases, name))(output);
};

/** The release with its chart where there was none, and something more. */
const added = (more: (output: Output) => void = () => {}) => {
  const files: Record<string, string> = {};
  let written: Json;
  return {
    base: (output: Output) => {
      for (const path of ['Chart.yaml', 'values.yaml', 'templates/knative-serving.yaml'])
        files[at(output, path)] = output.read(at(output, path));
      release((releases) => {
        written = releases[name];
      })(output);
      without(output);
    },
    head: (output: Output) => {
      for (const [file, text] of Object.entries(files)) output.put(file, text);
      release((releases) => {
        releases[name] = written;
      })(output);
      more(output);
    },
  };
};

describe("files of the library's own chart", () => {
  test('are told by the release that comes with them', () => {
    const { report, gates } = review(added());
    expect(gates).not.toContain('unread');
    expect(report.stacks.flatMap(({ changes }) => changes.map(({ action }) => action))).toEqual(['add']);
  });

  test('and by the one that goes with them', () => {
    expect(review({ head: without }).gates).not.toContain('unread');
  });
});

describe("a chart is not the library's", () => {
  const template = 'templates/knative-serving.yaml';
  const attacks: readonly (readonly [string, (output: Output) => void])[] = [
    ['with a file more', (output) => output.put(at(output, 'templates/pod.yaml'), 'kind: Pod')],
    ['with a chart in it', (output) => output.put(at(output, 'charts/x/Chart.yaml'), 'name: x')],
    ['with what Helm leaves out', (output) => output.put(at(output, '.helmignore'), 'templates')],
    ['with a file less', (output) => output.remove(at(output, template))],
    ['with other content', (output) => output.put(at(output, template), 'kind: Pod')],
    ['with a file that may be run', (output) => output.mode(at(output, template), 0o755)],
    [
      'where another release takes it as a part of its own',
      (output) => {
        output.put(`stacks/${stack}/assets/Chart.yaml`, 'name: all');
        release((releases) => {
          releases.Other = { name: 'other', chart: './assets' };
        })(output);
      },
    ],
  ];

  test.each(attacks)('%s, where it is new', (_, more) => {
    expect(review(added(more)).gates).toContain('unread');
  });

  test.each(attacks)('%s, where it was there', (_, head) => {
    expect(review({ head }).gates).toContain('unread');
  });

  test('where it goes from under a release that stays', () => {
    const head = (output: Output) => output.remove(at(output, ''));
    expect(review({ head }).gates).toContain('unread');
  });

  test('where no release takes it', () => {
    const { base, head } = added(release((releases) => Reflect.deleteProperty(releases, name)));
    expect(review({ base, head }).gates).toContain('unread');
  });

  test('where only Terraform knows which one is taken', () => {
    const sides = added(
      release((releases) => {
        releases[name].chart = `./\${path.cwd}`;
      }),
    );
    expect(review(sides).gates).toContain('unread');
  });
});
