import type { App } from 'cdktf';
import { attributesFrom, type SettingsPath } from '../../constructs/core/origin';
import { describe, parseSoundParts, SettingsError } from '../../constructs/core/settings';
import type { Group } from '../../constructs/identity/group';
import { LogService } from '../../constructs/logs/log-service';
import { AddressPlan, type NetworkSettings } from '../../constructs/network/address-plan';
import { type IVrack, Vrack } from '../../constructs/network/vrack';
import { CloudProject } from '../../constructs/project/cloud-project';
import type { BaseStackSettings } from '../../stacks/base-stack';
import { EnvironmentStack, onlyName } from '../../stacks/environment-stack';
import { auditStreamTitle, FoundationStack } from '../../stacks/foundation-stack';
import { OrganizationStack } from '../../stacks/organization-stack';
import { PlatformStack } from '../../stacks/platform-stack';
import { PrivateCloudStack } from '../../stacks/private-cloud-stack';
import type { ProtectionSettings } from '../../stacks/protection';
import { mapValues } from '../estate/map-values';
import { LandingZoneApp } from './app';
import { landingZoneMistakes } from './checks/landing-zone';
import { networkUses } from './checks/network-uses';
import { stackIds } from './checks/stack-ids';
import { environmentsOf, onlyVrack, type Placed, type SoundEnvironment, writtenIn } from './checks/zone';
import { tellStack } from './origins';
import { protectionIn } from './protected-places';
import { type LandingZoneSettings, landingZoneSettings, type ParsedLandingZone } from './settings';

/** The stacks of one environment. */
export interface ZoneEnvironment {
  readonly foundation: FoundationStack;
  /** Absent until an ordered project has its id. */
  readonly workload?: EnvironmentStack;
  /** Platform stacks by the name of their cluster. */
  readonly platforms: Readonly<Record<string, PlatformStack>>;
}

/**
 * A company's whole hybrid landing zone: one stack for the organization, one per private cloud, and per environment a
 * foundation that IT guards, what the team runs, and what runs inside each of its clusters.
 *
 * The stacks are public: what the settings don't cover is added to them.
 *
 * @example
 * const app = new LandingZoneApp();
 * new LandingZone(app, {
 *   name: 'orbital',
 *   account: 'xx1111-ovh',
 *   owner: 'it@orbital.example',
 *   vracks: { main: { existing: 'pn-1000001' } },
 *   networks: { 'fd-prod': { vlan: 120, cidr: '10.20.0.0/20' } },
 *   teams: {
 *     'flight-dynamics': {
 *       owner: 'fd@orbital.example',
 *       costCentre: 'RD-1',
 *       environments: {
 *         prod: {
 *           stage: 'production',
 *           project: { existing: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5' },
 *           region: 'EU-WEST-PAR',
 *           networks: { main: { allocation: 'fd-prod', egress: { gateway: 'm' } } },
 *           clusters: {
 *             main: { apiAccess: ['203.0.113.0/28'], nodePools: { jobs: { flavor: 'c3-16', minNodes: 3, maxNodes: 39 } } },
 *           },
 *         },
 *       },
 *     },
 *   },
 * });
 * app.synth();
 */
export class LandingZone {
  /** The network plan, for constructs in stacks of your own. */
  readonly plan: AddressPlan;
  readonly organization: OrganizationStack;
  readonly privateClouds: Readonly<Record<string, PrivateCloudStack>>;
  readonly #environments = new Map<string, ZoneEnvironment>();
  readonly #app: App;
  readonly #settings: ParsedLandingZone;
  readonly #vracks: Readonly<Record<string, IVrack>>;
  readonly #logServices: Readonly<Record<string, LogService>>;

  /** @throws SettingsError with every mistake of the program, each with its path; nothing is synthesized then */
  constructor(app: App, settings: LandingZoneSettings) {
    const { data, sound, mistakes } = parseSoundParts(landingZoneSettings, settings);
    const all = [...mistakes, ...landingZoneMistakes(sound, writtenIn(settings))].map((mistake) => describe(mistake));
    if (data === undefined || all.length > 0) throw new SettingsError([...new Set(all)]);

    this.#app = app;
    this.#settings = data;
    this.plan = new AddressPlan(data.networks, '/networks');
    this.#vracks = mapValues(data.vracks, (vrack) =>
      Vrack.fromServiceName('adopt' in vrack ? vrack.adopt : vrack.existing),
    );
    this.#logServices = mapValues(data.logServices, ({ existing }) => LogService.fromServiceName(existing));
    this.organization = new OrganizationStack(app, stackIds.organization, {
      ...this.#base(),
      ...this.#guarded(stackIds.organization),
      organization: data.organization,
      adoptedVracks: Object.fromEntries(
        Object.entries(data.vracks).flatMap(([name, vrack]) => ('adopt' in vrack ? [[name, vrack]] : [])),
      ),
    });
    tellStack(this.organization, '/organization', { owner: '/owner' });
    this.privateClouds = mapValues(data.privateClouds, ({ id, vrack, networks, ...privateCloud }, name) => {
      const stack = new PrivateCloudStack(app, stackIds.privateCloud(id), {
        ...this.#base(),
        ...this.#guarded(stackIds.privateCloud(id)),
        privateCloud,
        vrack: this.#vrack(vrack),
        networks: networks.map((network) => this.plan.network(network)),
      });
      return tellStack(stack, `/privateClouds.${name}`, { owner: '/owner' });
    });
    const placed = environmentsOf(data);
    for (const environment of placed) this.#environments.set(environment.name, this.#makeEnvironment(environment));
    if (app instanceof LandingZoneApp) {
      app.record({
        name: data.name,
        networks: networkUses(data),
        addressPlan: { version: 1, networks: mapValues(data.networks, published) },
        settings,
        notices: placed.flatMap(waitingForProject),
      });
    }
  }

  /**
   * The stacks of one environment.
   *
   * @throws Error for an environment that isn't in the settings
   */
  environment(team: string, environment: string): ZoneEnvironment {
    const found = this.#environments.get(`${team}/${environment}`);
    if (found) return found;
    throw new Error(`no environment ${team}/${environment}; there are ${[...this.#environments.keys()].join(', ')}`);
  }

  #makeEnvironment({ team: teamKey, path, ids, settings }: Placed): ZoneEnvironment {
    const { team, environment } = ids;
    const { vrack, auditLog, stage, project, protectData, ...rest } = settings;
    const base = this.#base({ team, environment, stage, costCentre: this.#settings.teams[teamKey]?.costCentre });
    const owner = settings.owner ?? this.#settings.teams[teamKey]?.owner ?? base.owner;
    const service = auditLog && this.#logServices[auditLog.service ?? onlyName(this.#logServices)];
    const foundationId = stackIds.foundation(team, environment);
    const foundation = new FoundationStack(this.#app, foundationId, {
      ...base,
      ...this.#guarded(foundationId),
      team,
      environment,
      environmentOwner: owner,
      foundation: settings,
      vrack: this.#vrack(vrack),
      groups: this.#groups(),
      breakGlass: this.#settings.organization.breakGlass,
      logService: service,
      streamServices: this.#streamServices(settings),
    });
    foundation.addDependency(this.organization);
    const at: SettingsPath = `/${path.join('.')}`;
    const owners = [`${at}.owner`, `/teams.${teamKey}.owner`];
    const labels = { owner: owners, stage: `${at}.stage`, costCentre: `/teams.${teamKey}.costCentre` };
    attributesFrom(tellStack(foundation, at, { ...labels, owner: '/owner' }), { email: owners });

    const projectId = 'existing' in project ? project.existing : project.id;
    if (projectId === undefined) return { foundation, platforms: {} };
    const owned = { ...base, team, environment, owner };
    const workloadId = stackIds.environment(team, environment);
    const workload = new EnvironmentStack(this.#app, workloadId, {
      ...owned,
      ...protectionIn(this.#settings, workloadId),
      protectData,
      workload: rest,
      project: CloudProject.fromServiceName(projectId),
      plan: this.plan,
      logServices: this.#logServices,
      audit: service && { service, title: auditLog?.title ?? auditStreamTitle(team, environment) },
    });
    workload.addDependency(foundation);
    tellStack(workload, at, labels);

    const platforms = Object.entries(rest.clusters).flatMap(([name, { id, platform }]) => {
      const cluster = workload.clusters[name];
      if (platform === undefined || cluster === undefined) return [];
      const stackId = stackIds.platform(team, environment, id);
      const protection = { ...protectionIn(this.#settings, stackId), protectData };
      const stack = new PlatformStack(this.#app, stackId, { ...owned, ...protection, platform, cluster });
      return [[name, tellStack(stack, `${at}.clusters.${name}.platform`, labels)] as const];
    });
    return { foundation, workload, platforms: Object.fromEntries(platforms) };
  }

  #base<T extends object>(labels?: T): BaseStackSettings & T {
    const { account, owner, state, providers } = this.#settings;
    return { account, owner, state, providers, ...labels } as BaseStackSettings & T;
  }

  /** What IT guards is protected in every stage. */
  #guarded(stack: string): ProtectionSettings {
    return { protectData: true, ...protectionIn(this.#settings, stack) };
  }

  #streamServices({ logStreams }: SoundEnvironment): LogService[] {
    const names = Object.values(logStreams).map(({ service }) => service ?? onlyName(this.#logServices));
    return [...new Set(names)].flatMap((name) => this.#logServices[name] ?? []);
  }

  #groups(): Readonly<Record<string, Group>> {
    return this.organization.groups;
  }

  #vrack(name: string | undefined): IVrack {
    const vrack = this.#vracks[name ?? onlyVrack(this.#settings) ?? ''];
    // the checks have seen every name
    if (vrack === undefined) throw new Error(`no vRack '${name}'`);
    return vrack;
  }
}

/** An entry of the plan as it is written: without an id that is its key. */
const published = ({ id, ...network }: ParsedLandingZone['networks'][string], name: string): NetworkSettings =>
  id === name ? network : { id, ...network };

const waitingForProject = ({ name, path, settings: { project } }: Placed): string[] =>
  'order' in project && project.id === undefined
    ? [
        `${name}: only its foundation is synthesized, because the ordered project has no id yet; deploy the foundation, then add id to ${[...path, 'project'].join('.')}`,
      ]
    : [];
