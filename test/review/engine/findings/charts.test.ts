import { expect, test } from 'vitest';
import type { Values } from '../../../../src/estate/model';
import { ofChart } from '../../../../src/review/engine/findings/charts';
import { stackWith } from '../../outputs';

const written = { chart: 'web', repository: 'https://charts.example', version: '1.0.0' };
const installs = 'installs a chart from elsewhere: web 1.0.0 from https://charts.example';

test.each<[string, Values, Values, readonly string[]]>([
  ['as before', written, written, []],
  ['new', {}, written, [installs]],
  ['other values', written, { ...written, values: ['a'] }, []],
  ['another chart', written, { ...written, chart: 'shop' }, [installs.replace('web', 'shop')]],
  ['another version', written, { ...written, version: '2.0.0' }, [installs.replace('1.0.0', '2.0.0')]],
  [
    'without a version',
    written,
    { chart: 'web', repository: 'https://charts.example' },
    [installs.replace('1.0.0', 'without a version')],
  ],
  [
    'from nowhere in particular',
    written,
    { chart: 'web', version: '1.0.0' },
    ['installs a chart from elsewhere: web 1.0.0'],
  ],
  ...[
    'devel',
    'verify',
    'keyring',
    'pass_credentials',
    'repository_ca_file',
    'repository_cert_file',
    'repository_key_file',
  ].map((name): [string, Values, Values, readonly string[]] => [
    name,
    written,
    { ...written, [name]: true },
    [installs],
  ]),
  [
    'charts on which it depends',
    written,
    { ...written, dependency_update: true },
    ['installs charts from elsewhere, on which its chart depends (dependency_update)'],
  ],
  [
    'charts on which it depends, as only Terraform knows',
    written,
    { ...written, dependency_update: '${var.x}' },
    ['installs charts from elsewhere, on which its chart depends (dependency_update)'],
  ],
  [
    'no charts on which it depends',
    { ...written, dependency_update: true },
    { ...written, dependency_update: false },
    [],
  ],
  [
    'charts on which it depends, as before',
    { ...written, dependency_update: true },
    { ...written, dependency_update: true },
    [],
  ],
  [
    'a program',
    written,
    { ...written, postrender: [{ binary_path: 'x' }] },
    ['runs a program over what the chart renders (postrender)'],
  ],
  ['a program less', { ...written, postrender: [{ binary_path: 'x' }] }, written, []],
])('%s', (_, before, after, says) => {
  const runs = (texts: readonly string[]) => texts.map((one) => ({ class: 'runs-code', says: one }));
  expect(ofChart('resource', before, after, stackWith('prod', {}))).toEqual(runs(says));
  expect(ofChart('data', before, after, stackWith('prod', {}))).toEqual(
    runs(says.map((one) => one.replace(/^installs/, 'renders'))),
  );
});

test('a chart in the content of the stack is not from elsewhere, unless a repository is named', () => {
  const stack = {
    ...stackWith('prod', {}),
    files: [{ path: 'assets/web/Chart.yaml', role: 'asset' as const, sha256: 'a' }],
  };
  expect(ofChart('resource', {}, { chart: 'assets/web' }, stack)).toEqual([]);
  expect(ofChart('resource', {}, { chart: 'assets/web', repository: 'https://a' }, stack)).toHaveLength(1);
  expect(ofChart('resource', {}, { chart: 'assets/shop' }, stack)).toHaveLength(1);
});
