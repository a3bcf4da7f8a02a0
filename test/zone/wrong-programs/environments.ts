import type { WrongProgram } from './wrong-program';

export const environments: readonly WrongProgram[] = [
  ['teams as a list', { teams: [] }, ['teams: must be an object, got []; give an object']],
  [
    'a team without owner',
    { 'teams.web.owner': undefined },
    ['teams.web.owner: must be an e-mail address, got nothing; write one such as it@orbital.example'],
  ],
  [
    'a team with a capital',
    { 'teams.Web2': { owner: 'w@acme.example', costCentre: 'x', environments: {} } },
    [
      "teams.Web2: must be 1 to 31 of a-z, 0-9 and '-', start with a letter and not end with '-', got \"Web2\"; rename it",
    ],
  ],
  [
    'two stacks of one id',
    {
      'teams.private-cloud': {
        owner: 'x@acme.example',
        costCentre: 'x',
        environments: {
          main: { stage: 'staging', project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30009' }, region: 'GRA11' },
        },
      },
    },
    [
      'teams.private-cloud.environments.main: makes the stack private-cloud-main, which privateClouds.main makes too; rename one of them',
    ],
  ],
  [
    'an unknown stage',
    { 'prod.stage': 'prod' },
    ['teams.web.environments.prod.stage: is not known, got "prod"; use one of development, staging, production'],
  ],
  [
    'a project id that is too short',
    { 'prod.project': { existing: '0a1b2c3d' } },
    [
      'teams.web.environments.prod.project.existing: must be a project id of 32 hexadecimal digits, got "0a1b2c3d"; copy it from the control panel',
    ],
  ],
  [
    'a project that is neither existing nor ordered',
    { 'prod.project': {} },
    ['teams.web.environments.prod.project.existing: is missing; give a string'],
  ],
  [
    'one project in two environments',
    { 'prod.project': { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30001' } },
    [
      'teams.web.environments.prod.project.existing: is the project of teams.it.environments.hub.project.existing too, got "0a1b2c3d4e5f46a7b8c9d0e1f2a30001"; name another one',
    ],
  ],
  [
    'an unknown region',
    { 'prod.region': 'EU-WEST-PRA' },
    ['teams.web.environments.prod.region: is not known, got "EU-WEST-PRA"; did you mean \'EU-WEST-PAR\'?'],
  ],
  [
    'a region in the spelling of another product',
    { 'prod.region': 'GRA' },
    ['teams.web.environments.prod.region: is not known, got "GRA"; did you mean \'GRA5\'?'],
  ],
  [
    'a region outside the European Union',
    { 'dev.region': 'UK1' },
    [
      'teams.web.environments.dev.region: is outside the European Union (GB), got "UK1"; use one of GRA5, GRA7, GRA9, GRA11, SBG5, RBX-A, DE1, WAW1, EU-WEST-PAR, EU-SOUTH-MIL, or allow it in outsideEu with a reason',
    ],
  ],
  [
    'a reason that is no reason',
    { outsideEu: { regions: ['UK1'], reason: 'x' } },
    ['outsideEu.reason: must have at least 10 characters, got "x"; write more'],
  ],
  [
    'an allowed region that needs no allowing',
    { outsideEu: { regions: ['GRA11'], reason: 'we like it there' } },
    ['outsideEu.regions.0: is in the European Union, got "GRA11"; remove it'],
  ],
  [
    'access for a group that is not there',
    { 'prod.access': { operator: ['wbe'] } },
    [
      'teams.web.environments.prod.access.operator.0: names no group of organization.groups, got "wbe"; did you mean \'web\'?',
    ],
  ],
  [
    'a group with two roles',
    { 'prod.access': { operator: ['web'], owner: ['web'] } },
    ['teams.web.environments.prod.access.operator.0: is owner already, got "web"; name it once'],
  ],
  [
    'access with a misspelt preset',
    { 'prod.access': { operators: ['web'] } },
    ["teams.web.environments.prod.access.operators: is not a setting; did you mean 'operator'?"],
  ],
  [
    'temporary access without an end',
    { 'prod.temporaryAccess.launch.expires': undefined },
    [
      'teams.web.environments.prod.temporaryAccess.launch.expires: must be a day such as 2027-01-31, got nothing; write year, month and day of one that there is',
    ],
  ],
  [
    'temporary access that ends on no day',
    { 'prod.temporaryAccess.launch.expires': '31.03.2027' },
    [
      'teams.web.environments.prod.temporaryAccess.launch.expires: must be a day such as 2027-01-31, got "31.03.2027"; write year, month and day of one that there is',
    ],
  ],
  [
    'a budget of nothing',
    { 'prod.budget.monthly': 0 },
    ['teams.web.environments.prod.budget.monthly: must be at least 1, got 0; raise it'],
  ],
  [
    'a budget with cents',
    { 'prod.budget.monthly': 99.5 },
    ['teams.web.environments.prod.budget.monthly: must be a whole number, got 99.5; give a whole number'],
  ],
  [
    'a quota for no region',
    { 'prod.quota': { regions: {} } },
    ['teams.web.environments.prod.quota.regions: names no region; give at least one'],
  ],
  [
    'a retention that is no duration',
    { 'prod.auditLog.retention': '14 days' },
    [
      'teams.web.environments.prod.auditLog.retention: must be a duration such as P14D or the id of a retention, got "14 days"; write P<number>D, or { id: \'<id>\' }',
    ],
  ],
  [
    'an archive of three years',
    { 'prod.auditLog.archive.years': 3 },
    ['teams.web.environments.prod.auditLog.archive.years: must be 1, 2, 5 or 10, got 3; choose one'],
  ],
  [
    'an index limit of zero',
    { 'prod.logStreams.app.indexing.maxSizeGb': 0 },
    ['teams.web.environments.prod.logStreams.app.indexing.maxSizeGb: must be at least 1, got 0; raise it'],
  ],
  [
    'a log stream on an unknown service',
    { 'prod.logStreams.app.service': 'mian' },
    [
      'teams.web.environments.prod.logStreams.app.service: names no log service of logServices, got "mian"; did you mean \'main\'?',
    ],
  ],
  [
    'a type error together with a duplicate VLAN',
    { 'networks.spare.vlan': 121, 'prod.budget.monthly': 'much' },
    [
      'teams.web.environments.prod.budget.monthly: must be a number, got "much"; give a number',
      'networks.spare.vlan: is already used by networks.web-prod, got 121; the next free one is 122',
    ],
  ],
  [
    'a missing name together with an unknown group',
    { name: undefined, 'prod.access': { operator: ['wbe'] } },
    [
      'name: is missing; give a string',
      'teams.web.environments.prod.access.operator.0: names no group of organization.groups, got "wbe"; did you mean \'web\'?',
    ],
  ],
];
