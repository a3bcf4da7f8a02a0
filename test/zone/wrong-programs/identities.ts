import type { WrongProgram } from './wrong-program';

export const identities: readonly WrongProgram[] = [
  [
    'an id that is the key of another one',
    { 'networks.spare.id': 'web-dev' },
    ['networks.spare.id: is the id of web-dev too, got "web-dev"; give each an id of its own'],
  ],
  [
    'an id that is given twice',
    { 'networks.web-dev.id': 'old', 'networks.spare.id': 'old' },
    ['networks.spare.id: is the id of web-dev too, got "old"; give each an id of its own'],
  ],
  [
    'an id that a later one has by its key',
    { 'teams.it.id': 'web' },
    ['teams.it.id: is the id of web too, got "web"; give each an id of its own'],
  ],
  [
    'three of one id',
    { 'networks.vmware.id': 'old', 'networks.transit.id': 'old', 'networks.spare.id': 'old' },
    [
      'networks.transit.id: is the id of vmware too, got "old"; give each an id of its own',
      'networks.spare.id: is the id of vmware too, got "old"; give each an id of its own',
    ],
  ],
  [
    'a node pool with the id of another one',
    { 'prod.clusters.main.nodePools.web.id': 'jobs' },
    [
      'teams.web.environments.prod.clusters.main.nodePools.web.id: is the id of jobs too, got "jobs"; give each an id of its own',
    ],
  ],
  [
    'an id with the syntax of no key',
    { 'prod.id': 'prod-', 'vracks.main': { existing: 'pn-1000001', id: 'Main' } },
    [
      "vracks.main.id: must be 1 to 31 of a-z, 0-9 and '-', start with a letter and not end with '-', got \"Main\"; rename it",
      "teams.web.environments.prod.id: must be 1 to 31 of a-z, 0-9 and '-', start with a letter and not end with '-', got \"prod-\"; rename it",
    ],
  ],
  [
    'two stacks of one id, from ids',
    { 'teams.it.id': 'private-cloud', 'hub.id': 'main' },
    [
      'teams.it.environments.hub: makes the stack private-cloud-main, which privateClouds.main makes too; rename one of them',
    ],
  ],
  [
    'a group that is called as the id of another one',
    { 'organization.groups.admins': { id: 'ops' }, 'organization.groups.web': { name: 'ops' } },
    ['organization.groups.web: is the group of organization.groups.admins too, got "ops"; name another one'],
  ],
  [
    'an id in place of a name',
    { 'networks.spare.id': 'old', 'dev.networks.main.allocation': 'old' },
    [
      'teams.web.environments.dev.networks.main.allocation: names no network of the plan, got "old"; use one of vmware, transit, web-dev, web-prod, spare',
    ],
  ],
  [
    'an id for a value that has none',
    { 'prod.clusters.main.nodeLabels': { tier: { id: 'old' } } },
    ['teams.web.environments.prod.clusters.main.nodeLabels.tier: must be a string, got {"id":"old"}; give a string'],
  ],
  [
    'an id that is there twice beside other mistakes, in its map and elsewhere',
    {
      'networks.spare.id': 'web-dev',
      'networks.vmware.vlan': 1,
      'teams.it.id': 'web',
      'prod.clusters.main.nodePools.web.id': 'jobs',
      'prod.access': { operator: ['wbe'] },
      'dev.networks.main.allocation': 'wbe-dev',
    },
    [
      'networks.vmware.vlan: must be at least 2, got 1; raise it',
      'teams.web.environments.prod.clusters.main.nodePools.web.id: is the id of jobs too, got "jobs"; give each an id of its own',
      'networks.spare.id: is the id of web-dev too, got "web-dev"; give each an id of its own',
      'teams.it.id: is the id of web too, got "web"; give each an id of its own',
      'teams.web.environments.dev.networks.main.allocation: names no network of the plan, got "wbe-dev"; did you mean \'web-dev\'?',
      'teams.web.environments.prod.access.operator.0: names no group of organization.groups, got "wbe"; did you mean \'web\'?',
    ],
  ],
];
