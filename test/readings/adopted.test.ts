import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { describe, expect, test } from 'vitest';
import { readings } from '../../src/readings/all';
import { exposure } from '../../src/readings/exposure/exposure';
import { project, stack } from '../review/corpus';
import { changesOf, gates } from './readings';

const cluster = (adopts: boolean, named = false) =>
  stack((scope) => {
    if (!named && !adopts) return;
    const made = new CloudProjectKube(scope, 'Kube', { serviceName: project, region: 'GRA11' });
    if (adopts) made.importFrom(`${project}/kube-1`);
  });

describe('something that is taken over', () => {
  test('is said to be there already', () => {
    const changes = readings.flatMap((reading) => changesOf(reading, cluster(false), cluster(true)));
    expect(changes.map(({ change, because }) => `${change}: ${because}`)).toEqual([
      'gained: taken over, it exists already',
      'gained: taken over, it exists already',
    ]);
  });

  test('counts against gates all the same: what it is told to be may be more than it was', () => {
    expect(gates(exposure, cluster(false), cluster(true))).toEqual(['exposure', 'world']);
  });

  test('is nothing new where it was in the program before', () => {
    expect(readings.flatMap((reading) => changesOf(reading, cluster(false, true), cluster(true)))).toEqual([]);
  });
});
