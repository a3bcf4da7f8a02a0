import { DataOvhMe } from '@cdktf/provider-ovh/lib/data-ovh-me';
import { type App, Testing } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { BaseStack, type BaseStackSettings } from '../../stacks/base-stack';
import { addresses, mistakesOf, only, synth } from '../support/synth';

class Stack extends BaseStack {
  /** How often its dependencies were asked for. */
  visits = 0;

  constructor(app: App, id: string, settings: Partial<BaseStackSettings> = {}) {
    super(app, id, 'team', { account: 'xx1111-ovh', owner: 'it@acme.example', ...settings });
    // an own property before the class's: counts, then answers as cdktf does
    const own = this.dependencies;
    Object.defineProperty(this, 'dependencies', {
      get: () => {
        this.visits += 1;
        return own;
      },
    });
  }
}

interface Versions {
  readonly required_version: string;
  readonly required_providers: { readonly ovh: { readonly version: string } };
}

const stack = (settings: Partial<BaseStackSettings> = {}) => new Stack(Testing.app(), 's', settings);

const labels = {
  owner: 'web@acme.example',
  team: 'web',
  environment: 'prod',
  stage: 'production',
  costCentre: 'R&D 1',
};

describe('the provider', () => {
  test('is the European one, and asks slower than OVHcloud refuses', () => {
    expect(synth(stack()).provider).toEqual({ ovh: [{ endpoint: 'ovh-eu', api_rate_limit: 10 }] });
  });
});

describe('the versions', () => {
  const versions = (of: BaseStack) => {
    const { required_version: terraform, required_providers: providers } = synth(of).terraform as Versions;
    return [terraform, providers.ovh.version];
  };
  const unknown = (ovh: string): readonly unknown[] =>
    stack({ providers: { ovh } })
      .node.metadata.filter(({ type }) => type === '@cdktf/warn')
      .map(({ data }) => data);

  test('are Terraform or OpenTofu 1.10 or later, and the provider that the bindings are made for', () => {
    expect(versions(stack())).toEqual(['>= 1.10', '2.19.0']);
  });

  test('of the provider are those of the settings', () => {
    expect(versions(stack({ providers: { ovh: '2.21.0' } }))).toEqual(['>= 1.10', '2.21.0']);
  });

  test('that nobody knew yet are taken with a warning, those that are known without', () => {
    expect(unknown('2.22.0')).toEqual([]);
    expect(unknown('2.30.1')).toEqual([
      's.providers.ovh: is not known, got "2.30.1"; versions of November 2026: 2.19.0, 2.20.0, 2.21.0, 2.22.0',
    ]);
  });

  test.each(['2.18.9', '1.99.0', '3.0.0'])(
    'before those of the bindings or of another major are refused: %s',
    (ovh) => {
      expect(mistakesOf(() => stack({ providers: { ovh } }))).toEqual([
        `s.providers.ovh: must be 2.19.0 or later, and of major 2, got "${ovh}": the bindings are those of 2.19.0`,
      ]);
    },
  );

  test.each(['~> 2.19', '2.21', 'latest', '>= 2.19.0'])('that are no single one are refused: %s', (ovh) => {
    expect(mistakesOf(() => stack({ providers: { ovh } }))).toEqual([
      `s.providers.ovh: must be one version, such as 2.21.0 and without a range, got "${ovh}"`,
    ]);
  });
});

describe('the guard against another account', () => {
  test('reads whose credentials these are, and the plan fails unless they are the account of the settings', () => {
    expect(only(stack({ account: 'ab12345-ovh' }), DataOvhMe)).toEqual({
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.nichandle == "ab12345-ovh"}`,
            error_message: `These credentials belong to the account \${self.nichandle}, but this landing zone is ab12345-ovh. Nothing was changed; use credentials of ab12345-ovh.`,
          },
        ],
      },
    });
  });

  test('has an address that is contract', () => {
    expect(addresses(stack())).toMatchInlineSnapshot(`
      [
        "data.ovh_me.Account_0D856946",
      ]
    `);
  });
});

describe('labels', () => {
  test('are metadata of the construct, for resources that carry none', () => {
    expect(stack(labels).node.metadata).toContainEqual(expect.objectContaining({ type: 'labels', data: labels }));
  });

  test('as tags leave out what is not given, and spell what OVHcloud would refuse', () => {
    expect(stack(labels).tags).toEqual({
      owner: 'web@acme.example',
      team: 'web',
      environment: 'prod',
      stage: 'production',
      'cost-centre': 'R_D_1',
    });
    expect(stack().tags).toEqual({ owner: 'it@acme.example' });
    expect(stack({ team: 't'.repeat(300) }).tags['team']).toBe('t'.repeat(256));
  });

  test('for Kubernetes have only what it allows, in at most 63 characters', () => {
    expect(stack(labels).kubernetesLabels).toEqual({
      owner: 'web_acme.example',
      team: 'web',
      environment: 'prod',
      stage: 'production',
      'cost-centre': 'R_D_1',
    });
    expect(stack({ team: 'x'.repeat(80) }).kubernetesLabels['team']).toBe('x'.repeat(63));
  });

  test('for Kubernetes begin and end with a letter or digit, as it demands', () => {
    expect(stack({ team: '(web)', costCentre: `${'x'.repeat(62)}-1` }).kubernetesLabels).toMatchObject({
      team: 'web',
      'cost-centre': 'x'.repeat(62),
    });
  });
});

describe('what a deploy may do', () => {
  const policyIn = (settings: Partial<BaseStackSettings>): unknown => stack(settings).toTerraform()['//'].landingZone;

  test('is written into the stack: what holds data is protected in production, unless the settings say otherwise', () => {
    const open = { protectsData: false, retired: [], exceptions: [] };
    expect(policyIn({})).toEqual(open);
    expect(policyIn({ stage: 'staging' })).toEqual(open);
    expect(policyIn({ stage: 'production' })).toEqual({ ...open, protectsData: true });
    expect(policyIn({ stage: 'production', protectData: false })).toEqual(open);
    expect(policyIn({ protectData: true })).toEqual({ ...open, protectsData: true });
  });

  test('names what is retired and what may be replaced, always in one order', () => {
    const why = { after: '2027-01-31', reason: 'nobody uses it' };
    const exception = {
      rule: 'data-replaced',
      reason: 'it moves',
      owner: 'it@acme.example',
      until: '2027-01-31',
    } as const;
    expect(
      policyIn({
        retired: { 'clusters.b': why, 'clusters.a': why },
        exceptions: [
          { ...exception, at: 'b' },
          { ...exception, at: 'a' },
        ],
      }),
    ).toEqual({
      protectsData: false,
      retired: [
        { at: 'clusters.a', ...why },
        { at: 'clusters.b', ...why },
      ],
      exceptions: [
        { at: 'a', ...exception },
        { at: 'b', ...exception },
      ],
    });
  });
});

describe('mistakes', () => {
  test.each<[object, string]>([
    [
      { account: 'acme' },
      's.account: must be an account such as xx1111-ovh, got "acme"; copy it from the control panel',
    ],
    [{ owner: 'it' }, 's.owner: must be an e-mail address, got "it"; write one such as it@orbital.example'],
    [{ ownr: 'it' }, "s.ownr: is not a setting; did you mean 'owner'?"],
  ])('%j', (settings, message) => {
    expect(mistakesOf(() => stack(settings))).toEqual([message]);
  });
});

describe('dependencies', () => {
  /** Every stack depends on all before it: as many paths as 2 to the number of stacks. */
  function dense(count: number): Stack[] {
    const app = Testing.app();
    const stacks = Array.from({ length: count }, (_, index) => new Stack(app, `s${index}`));
    for (const [index, later] of stacks.entries()) {
      for (const earlier of stacks.slice(0, index)) later.addDependency(earlier);
    }
    return stacks;
  }

  test('are followed to the end', () => {
    const [first, second, third] = dense(3);
    if (!first || !second || !third) throw new Error('there are three');
    expect(third.dependsOn(first)).toBe(true);
    expect(first.dependsOn(third)).toBe(false);
    expect(first.dependsOn(first)).toBe(false);
  });

  test('are asked of each stack once, however many paths there are between them', () => {
    const stacks = dense(100);
    const last = stacks.at(-1);
    const outside = stack();
    for (const each of stacks) each.visits = 0;
    expect(last?.dependsOn(outside)).toBe(false);
    expect(Math.max(...stacks.map(({ visits }) => visits))).toBe(1);
  });

  test('in a circle are refused', () => {
    const [first, second] = dense(2);
    if (!first || !second) throw new Error('there are two');
    expect(() => first.addDependency(second)).toThrow(
      'Cannot add dependency s1 to s0, because it would cause a circular dependency',
    );
  });
});
