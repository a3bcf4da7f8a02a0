import { describe, expect, test } from 'vitest';
import { block, nested, type TypeSchema } from '../../../providers/ovh/schema/notation';
import {
  checks,
  defaults,
  forceNew,
  importIdParts,
  sensitivePaths,
  terraformProviderSchema,
  terraformSchema,
  unknownOnUpdate,
} from '../../../providers/ovh/schema/terraform';

const type: TypeSchema = {
  framework: true,
  importId: '{service_name}/{id}',
  timeouts: { create: '15m', delete: '10m' },
  attributes: {
    id: 'string computed stable',
    service_name: 'string required force-new',
    description: 'string optional default=none',
    vlan: 'number optional computed force-new=configured range=1..4000',
    status: 'string computed',
    token: 'string computed sensitive',
    keys: 'list(object({name=string,secret=string})) computed sensitive=secret',
    old: 'string optional deprecated',
    plan: block('list', 'min=1 max=1 force-new', { code: 'string required force-new', note: 'string optional' }),
    spec: nested('single', 'optional computed', { mode: 'string optional enum=a|b', state: 'string computed' }),
  },
};

describe('the JSON of `terraform providers schema`', () => {
  test('has attributes, nested attributes, blocks and the timeouts block', () => {
    expect(terraformSchema(type, 'ovh_x')).toEqual({
      version: 0,
      block: {
        attributes: {
          id: { type: 'string', computed: true },
          service_name: { type: 'string', required: true },
          description: { type: 'string', optional: true },
          vlan: { type: 'number', optional: true, computed: true },
          status: { type: 'string', computed: true },
          token: { type: 'string', computed: true, sensitive: true },
          keys: { type: ['list', ['object', { name: 'string', secret: 'string' }]], computed: true, sensitive: true },
          old: { type: 'string', optional: true, deprecated: true },
          spec: {
            nested_type: {
              nesting_mode: 'single',
              attributes: { mode: { type: 'string', optional: true }, state: { type: 'string', computed: true } },
            },
            optional: true,
            computed: true,
          },
        },
        block_types: {
          plan: {
            nesting_mode: 'list',
            min_items: 1,
            max_items: 1,
            block: {
              attributes: { code: { type: 'string', required: true }, note: { type: 'string', optional: true } },
            },
          },
          timeouts: {
            nesting_mode: 'single',
            block: {
              attributes: { create: { type: 'string', optional: true }, delete: { type: 'string', optional: true } },
            },
          },
        },
      },
    });
  });

  test('does not depend on the order of the schema', () => {
    const reversed = { ...type, attributes: Object.fromEntries(Object.entries(type.attributes).reverse()) };
    expect(JSON.stringify(terraformSchema(reversed, 'ovh_x'))).toBe(JSON.stringify(terraformSchema(type, 'ovh_x')));
  });

  test('of a whole provider keeps resources, data sources and the configuration apart', () => {
    const schema = terraformProviderSchema({
      provider: { endpoint: 'string optional' },
      resources: { ovh_b: { attributes: { id: 'string computed' } }, ovh_a: { attributes: { id: 'string computed' } } },
      dataSources: { ovh_a: { attributes: { name: 'string required' } } },
    });
    expect(Object.keys(schema.resource_schemas)).toEqual(['ovh_a', 'ovh_b']);
    expect(schema.data_source_schemas['ovh_a']?.block.attributes).toEqual({ name: { type: 'string', required: true } });
    expect(schema.provider.block.attributes).toEqual({ endpoint: { type: 'string', optional: true } });
  });

  test('is refused for a word that does not exist, with the place', () => {
    const bad = { attributes: { spec: nested('list', 'optional', { size: 'number optional big' }) } };
    expect(() => terraformSchema(bad, 'ovh_x')).toThrow('ovh_x.spec.size: unknown word "big" in "optional big"');
  });

  test('is refused for a timeout of an operation that does not exist', () => {
    expect(() => terraformSchema({ attributes: {}, timeouts: { wait: '1m' } }, 'ovh_x')).toThrow(
      'ovh_x.timeouts: unknown operation "wait"',
    );
  });
});

describe('lookups', () => {
  test('force-new paths say when they replace', () => {
    expect(forceNew(type)).toEqual([
      { path: 'service_name', when: 'always' },
      { path: 'vlan', when: 'configured' },
      { path: 'plan', when: 'always' },
      { path: 'plan.code', when: 'always' },
    ]);
  });

  test('sensitive paths name the secret fields of objects too', () => {
    expect(sensitivePaths(type)).toEqual(['token', 'keys', 'keys.secret']);
  });

  test('computed attributes of framework types are unknown on update unless stable', () => {
    expect(unknownOnUpdate(type)).toEqual(['vlan', 'status', 'token', 'keys', 'spec']);
    expect(unknownOnUpdate({ attributes: type.attributes })).toEqual([]);
  });

  test('checks, defaults and the parts of an import id', () => {
    expect(checks(type).map(({ path }) => path)).toEqual(['vlan', 'spec.mode']);
    expect(defaults(type)).toEqual([{ path: 'description', value: 'none' }]);
    expect(importIdParts('{ip}|{ip_on_firewall}|{sequence}')).toEqual(['ip', 'ip_on_firewall', 'sequence']);
  });
});
