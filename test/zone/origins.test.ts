import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, TerraformElement } from 'cdktf';
import { afterAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { type Origin, originMetadata, pathFromRoot } from '../../constructs/core/origin';
import { bare } from '../../constructs/core/settings';
import type { Estate } from '../../src/estate/model';
import { type Keys, Lineage, settingAt, type Told } from '../../src/estate/origins';
import { readEstate } from '../../src/estate/read';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import { type LandingZoneSettings, landingZoneSettings } from '../../src/zone/settings';
import { changedProgram } from '../review/program';
import { orbital, runProgram } from '../support/program';
import { soundProgram } from './programs';

const folder = mkdtempSync(join(tmpdir(), 'origins-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let outputs = 0;
const newFolder = () => join(folder, `${outputs++}`);

interface Made {
  readonly app: App;
  readonly estate: Estate;
  readonly told: Told;
}

function made(app: App): Made {
  const estate = readEstate(app.outdir);
  if (estate.told === undefined) throw new Error('the settings are told');
  return { app, estate, told: estate.told };
}

function synthesized(settings: LandingZoneSettings): Made {
  const app = new LandingZoneApp({ outdir: newFolder() });
  new LandingZone(app, settings);
  app.synth();
  return made(app);
}

function example(): Made {
  const { apps } = runProgram(orbital, newFolder());
  const [app] = apps;
  if (app === undefined) throw new Error('the example makes an app');
  return made(app);
}

const zones: readonly (readonly [string, () => Made])[] = [
  ['the example', example],
  ["the landing zone of the review's tests", () => synthesized(changedProgram({}))],
  ['the sound program', () => synthesized(soundProgram())],
];

/** Every path that an output tells, with where it is told. */
function* pathsIn({ origins }: Told): Generator<readonly [where: string, keys: Keys | undefined]> {
  for (const [stack, all] of Object.entries(origins)) {
    for (const [construct, entry] of Object.entries(all)) {
      const where = `${stack}/${construct}`;
      const lineage = new Lineage({ origins }, stack, construct);
      if (typeof entry === 'string' || entry.path !== undefined) yield [where, lineage.keys];
      const { attributes = {} } = typeof entry === 'string' ? {} : entry;
      for (const [name, from] of Object.entries(attributes)) {
        for (const path of [from].flat()) {
          yield [`${where} ${name}`, pathFromRoot(path, lineage.keys?.join('.'))?.split('.')];
        }
      }
    }
  }
}

describe.each(zones)('of %s', (_, make) => {
  const { app, estate, told } = make();

  test('every path that is told leads to a setting that is given', () => {
    const paths = [...pathsIn(told)];
    expect(paths.length).toBeGreaterThan(50);
    const lost = paths.filter(([, keys]) => keys && settingAt(told.settings, keys)?.keys.length !== keys.length);
    expect(lost).toEqual([]);
    expect(paths.filter(([, keys]) => keys === undefined)).toEqual([]);
  });

  test('everything is made from settings of its own, but what a stack makes for the whole of it', () => {
    const inside = [...estate.stacks.values()].flatMap(({ id, blocks }) => {
      const { keys } = new Lineage(told, id, '');
      expect(keys, id).toBeDefined();
      return [...blocks.values()].flatMap(({ path }) =>
        new Lineage(told, id, path).keys?.join('.') === keys?.join('.') ? [path] : [],
      );
    });
    expect(inside.filter((path) => !ofWholeStack.test(path))).toEqual([]);
  });

  test('every element of a stack is below something that is told', () => {
    const elements = app.node.findAll().filter((construct) => TerraformElement.isTerraformElement(construct));
    const untold = elements.filter(({ node }) => !node.scopes.some(({ node: { metadata } }) => placeOf(metadata)));
    expect(untold.map(({ node }) => node.path)).toEqual([]);
  });
});

const ofWholeStack =
  /^(Account|AuditLog|Pipeline|PrivateCloud|Access\/(pipeline|account)|DenyFloor\/pipelines|LogAccess\/\w+|Tags)$|^data\.terraform_remote_state\./;

test('every path that a class tells is one that settings can have, somewhere in some zone', () => {
  const everywhere = new Set<string>();
  const possible = new Set<string>();
  for (const [, make] of zones) {
    for (const construct of make().app.node.findAll()) {
      const { node } = construct;
      const keys = placeOf(node.scopes.flatMap((scope) => scope.node.metadata));
      for (const { type, data } of node.metadata) {
        const { path, attributes = {} } = type === originMetadata ? (data as Origin) : {};
        const named = Object.entries(attributes).flatMap(([name, from]) =>
          [from].flat().map((one) => [name, one] as const),
        );
        for (const [name, one] of path === undefined ? named : [['itself', ''] as const, ...named]) {
          const told = `${construct.constructor.name} ${name}: ${one.replace(/(?<=teams\.|environments\.|networks\.)[\w-]+/g, '*')}`;
          everywhere.add(told);
          const at = pathFromRoot(one, keys);
          if (at !== undefined && canBe(landingZoneSettings, at.split('.'))) possible.add(told);
        }
      }
    }
  }
  expect(everywhere.size).toBeGreaterThan(60);
  // settings that the construct has and a landing zone doesn't
  expect([...everywhere].filter((told) => !possible.has(told))).toEqual(['BudgetAlert delay: every']);
});

test('an attribute that comes of several settings names each of them', () => {
  const several = new Map<string, string>();
  for (const construct of synthesized(soundProgram()).app.node.findAll()) {
    for (const { type, data } of construct.node.metadata) {
      const { attributes = {} } = type === originMetadata ? (data as Origin) : {};
      for (const [name, from] of Object.entries(attributes))
        if (typeof from !== 'string') several.set(`${construct.constructor.name} ${name}`, from.join(' '));
    }
  }
  expect(Object.fromEntries([...several].sort())).toEqual({
    'Construct identities': 'access temporaryAccess /organization.breakGlass',
    'Construct resources': 'auditLog logStreams /logServices',
    'EnvironmentStack owner': '/teams.web.environments.prod.owner /teams.web.owner',
    'FoundationStack email': '/teams.web.environments.prod.owner /teams.web.owner',
    'FoundationStack identities': '/organization.groups /account',
    'FoundationStack plan': 'vrack /vracks',
    'FoundationStack resources': 'project /account',
    'FoundationStack service_name': 'project vrack /vracks',
    'IamPolicy allow': 'allow preset',
    'IamPolicy except': 'except preset',
    'IamPolicy identities': 'groups /organization.groups /account',
    'LogStream service_name': 'service /logServices',
    'NodePool autoscale': 'nodes minNodes maxNodes',
    'NodePool desired_nodes': 'nodes minNodes',
    'NodePool max_nodes': 'maxNodes nodes',
    'NodePool min_nodes': 'minNodes nodes',
    'PlatformStack owner': '/teams.web.environments.prod.owner /teams.web.owner',
    'PrivateCloudStack service_name': 'existing vrack /vracks',
  });
});

/** Where the constructs around something are, as they tell it. */
function placeOf(metadata: readonly { readonly type: string; readonly data: unknown }[]): string | undefined {
  return metadata.reduce<string | undefined>((around, { type, data }) => {
    const { path } = type === originMetadata ? (data as Origin) : {};
    return path === undefined ? around : pathFromRoot(path, around);
  }, undefined);
}

/** Whether settings can have a value at a path, as the schema has it. */
function canBe(schema: z.core.$ZodType, [key, ...rest]: Keys): boolean {
  const { def } = bare(schema)._zod;
  if (key === undefined) return true;
  if (def.type === 'union') return (def as z.core.$ZodUnionDef).options.some((option) => canBe(option, [key, ...rest]));
  if (def.type === 'record') return canBe((def as z.core.$ZodRecordDef).valueType, rest);
  const inner = def.type === 'object' ? (def as z.core.$ZodObjectDef).shape[key] : undefined;
  return inner !== undefined && canBe(inner, rest);
}
