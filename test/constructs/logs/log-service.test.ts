import { describe, expect, test } from 'vitest';
import { LogService } from '../../../constructs/logs/log-service';
import { mistakesOf } from '../../support/synth';

test('a log service is known by its name, in policies by its URN', () => {
  const { serviceName, urn } = LogService.fromServiceName('ldp-gr-10001');
  expect({ serviceName, urn }).toEqual({ serviceName: 'ldp-gr-10001', urn: 'urn:v1:eu:resource:ldp:ldp-gr-10001' });
});

describe('mistakes', () => {
  test.each(['', 'ldp', 'ldp-gr-1001', 'logs-gr-10001'])('%j is no log service', (name) => {
    expect(mistakesOf(() => LogService.fromServiceName(name))).toEqual([
      `log service: must be a log service such as ldp-gr-10001, got "${name}"; copy it from the control panel`,
    ]);
  });
});
