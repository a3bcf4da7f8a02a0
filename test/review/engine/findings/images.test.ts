import { expect, test } from 'vitest';
import type { Value } from '../../../../src/estate/model';
import { foreignImages } from '../../../../src/review/engine/findings/images';
import { outputOf } from '../../outputs';
import { nothingAround } from './found';

const blockOf = (image: Value, type = 'kubernetes_deployment_v1') =>
  outputOf({ prod: { [`${type}.A`]: { spec: [{ container: [{ image }] }] } } })
    .stacks.get('prod')
    ?.blocks.get(`${type}.A`);

function told(before: Value | undefined, after: Value, type?: string): readonly string[] {
  const [old, now] = [before === undefined ? undefined : blockOf(before, type), blockOf(after, type)];
  const blocks = { ...(old && { before: old }), ...(now && { after: now }) };
  return foreignImages({ where: 'x', part: 'body', blocks }, nothingAround);
}

test.each<[string, string]>([
  ['nginx', 'nginx:1.27'],
  ['nginx', 'library/nginx'],
  ['nginx', 'docker.io/library/nginx'],
  ['index.docker.io/acme/web', 'acme/web:2'],
  ['ghcr.io/acme/web:1', 'ghcr.io/acme/web@sha256:0123'],
  ['ghcr.io/acme/web:1', 'ghcr.io/acme/web:2@sha256:0123'],
  ['localhost/web', 'localhost/web:2'],
  ['registry:5000/web', 'registry:5000/web:2'],
  ['ghcr.io/acme/web:1', 'ghcr.io/acme/web:${var.tag}'],
])('from where %s came, %s may come', (before, after) => {
  expect(told(before, after)).toEqual([]);
});

test.each<[string, string]>([
  ['nginx', 'acme/nginx'],
  ['docker.io/acme/web', 'quay.io/acme/web'],
  ['acme/web', 'acme/web2'],
  ['acme/web', 'localhost/acme/web'],
  ['registry:5000/web', 'registry:5001/web'],
  ['ghcr.io/acme/web:1', 'ghcr.io/acme/${var.name}'],
  ['ghcr.io/acme/web', '${var.image}'],
  ['acme/web', 'index.docker.io/acme/shop'],
])('where %s came from, %s did not', (before, after) => {
  expect(told(before, after)).toEqual([`runs an image from elsewhere in a cluster: ${after}`]);
});

test('images are found in volumes, at any depth, and in nothing but clusters', () => {
  expect(told(undefined, { reference: 'acme/data' })).toEqual(['runs an image from elsewhere in a cluster: acme/data']);
  expect(told(undefined, { pull: [{ image: 'acme/deep' }] })).toEqual([
    'runs an image from elsewhere in a cluster: acme/deep',
  ]);
  expect(told(undefined, 'acme/web', 'terraform_data')).toEqual([]);
});

test('what another stack of the base runs, or this one did, is not from elsewhere', () => {
  const after = blockOf('acme/web:2');
  const around = (image: string, type: string) => ({
    ...nothingAround,
    others: [...outputOf({ other: { [`${type}.B`]: { image } } }).stacks.values()],
  });
  const of = (image: string, type = 'kubernetes_pod') =>
    foreignImages({ where: 'x', part: 'body', blocks: { ...(after && { after }) } }, around(image, type)).length;
  expect([of('acme/web:1'), of('acme/other'), of('acme/web:1', 'terraform_data')]).toEqual([0, 1, 1]);
  const before = outputOf({ prod: { 'kubernetes_pod.B': { image: 'acme/web' } } }).stacks.get('prod');
  expect(
    foreignImages(
      { where: 'x', part: 'body', blocks: { ...(after && { after }) } },
      { ...nothingAround, ...(before && { before }) },
    ),
  ).toEqual([]);
});
