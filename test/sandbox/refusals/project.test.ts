import { expect, test } from 'vitest';
import { applied, expected } from './harness';
import { projectBefore, projectCases, projectChanges, projectSeeds } from './project-cases';

test('projects, vRacks and what is attached to them: what OVHcloud would refuse is refused, and its neighbours are not', async () => {
  expect(await applied(projectSeeds, projectCases)).toEqual(expected(projectCases));
});

test('every change of an OVHcloud Connect is planned and then fails, a change of a quota does not', async () => {
  expect(await applied(projectSeeds, projectChanges, projectBefore)).toEqual(expected(projectChanges));
});
