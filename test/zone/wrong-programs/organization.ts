import type { WrongProgram } from './wrong-program';

export const organization: readonly WrongProgram[] = [
  [
    'a name with a space',
    { name: 'Acme Corp' },
    [
      "name: must be 1 to 31 of a-z, 0-9 and '-', start with a letter and not end with '-', got \"Acme Corp\"; rename it",
    ],
  ],
  ['no name', { name: undefined }, ['name: is missing; give a string']],
  [
    'an account that is not a customer code',
    { account: 'acme' },
    ['account: must be an account such as xx1111-ovh, got "acme"; copy it from the control panel'],
  ],
  [
    'an owner that is not a mail address',
    { owner: 'it team' },
    ['owner: must be an e-mail address, got "it team"; write one such as it@orbital.example'],
  ],
  ['a setting that does not exist', { nmae: 'x' }, ["nmae: is not a setting; did you mean 'name'?"]],
  [
    'a state bucket with capitals',
    { state: { bucket: 'Acme_State', region: 'GRA11' } },
    [
      "state.bucket: must be a bucket name of 3 to 63 of a-z, 0-9 and '-', and a '.' between two of these, no address, got \"Acme_State\"; rename it",
    ],
  ],
  [
    'a state outside the European Union',
    { state: { bucket: 'acme-state', region: 'BHS5' } },
    [
      'state.region: is outside the European Union (CA), got "BHS5"; use one of GRA5, GRA7, GRA9, GRA11, SBG5, RBX-A, DE1, WAW1, EU-WEST-PAR, EU-SOUTH-MIL, or allow it in outsideEu with a reason',
    ],
  ],
  [
    'a state prefix with a slash at its end',
    { state: { bucket: 'acme-state', region: 'GRA11', prefix: 'acme/' } },
    ['state.prefix: must be such as landing-zone or it/landing-zone, got "acme/"; write names with \'/\' between'],
  ],
  [
    'a log service that is none',
    { 'logServices.main.existing': 'ldp-1' },
    [
      'logServices.main.existing: must be a log service such as ldp-gr-10001, got "ldp-1"; copy it from the control panel',
    ],
  ],
  [
    'a group with two names',
    { 'organization.groups.web': { name: 'web', existing: 'web' } },
    ['organization.groups.web.existing: excludes name, got "web"; give one of name, existing and adopt'],
  ],
  [
    'a group with a wrong role',
    { 'organization.groups.web': { role: 'admin' } },
    ['organization.groups.web.role: is not known, got "admin"; did you mean \'ADMIN\'?'],
  ],
  [
    'two groups with one name',
    { 'organization.groups.other': { name: 'web' } },
    ['organization.groups.other: is the group of organization.groups.web too, got "web"; name another one'],
  ],
  [
    'a policy that allows everything',
    { 'organization.policies.logs.allow': ['*'] },
    [
      'organization.policies.logs.allow.0: would be every action of every product, got "*"; name the actions, or set allowEverything',
    ],
  ],
  [
    'a policy with a misspelt action',
    { 'organization.policies.logs.allow': ['ldp:apiovh:gett'] },
    [
      'organization.policies.logs.allow.0: is not a known action, got "ldp:apiovh:gett"; did you mean \'ldp:apiovh:get\'? or, if OVHcloud has it, name it in unlistedActions as well',
    ],
  ],
  [
    'a policy with a star in the middle',
    { 'organization.policies.logs.allow': ['ldp:apiovh:*/get'] },
    [
      'organization.policies.logs.allow.0: must have \'*\' only at its end, got "ldp:apiovh:*/get"; name the actions one by one',
    ],
  ],
  [
    'a policy for a group that is not there',
    { 'organization.policies.logs.groups': ['wbe'] },
    ['organization.policies.logs.groups.0: names no group of organization.groups, got "wbe"; did you mean \'web\'?'],
  ],
  [
    'a policy that allows nothing',
    { 'organization.policies.logs.allow': [] },
    ['organization.policies.logs: neither allows nor denies anything; give preset, allow, deny or permissionsGroups'],
  ],
  [
    'a policy for nobody',
    { 'organization.policies.logs.groups': [] },
    ['organization.policies.logs.groups: must have at least 1 entry, got []; add some'],
  ],
  [
    'a policy on something that is no URN',
    { 'organization.policies.logs.resources': ['ldp'] },
    [
      'organization.policies.logs.resources.0: must be the URN of a resource, got "ldp"; write one such as urn:v1:eu:resource:vrack:pn-1000001, \'*\' only at its end',
    ],
  ],
  [
    'a break-glass group that is not there',
    { 'organization.breakGlass': ['emergencies'] },
    [
      'organization.breakGlass.0: names no group of organization.groups, got "emergencies"; did you mean \'emergency\'?',
    ],
  ],
  ...['192.0.2.7', 'acme..state', 'acme-.state', '-acme', 'a'].map(
    (bucket): WrongProgram => [
      `a state bucket called ${bucket}`,
      { state: { bucket, region: 'GRA11' } },
      [
        `state.bucket: must be a bucket name of 3 to 63 of a-z, 0-9 and '-', and a '.' between two of these, no address, got "${bucket}"; rename it`,
      ],
    ],
  ),
  [
    'a policy that denies something to the group of last resort',
    {
      'organization.policies.logs': {
        groups: ['web', 'emergency'],
        resources: ['urn:v1:eu:resource:ldp:*'],
        deny: ['ldp:apiovh:edit'],
      },
    },
    ['organization.policies.logs.groups.1: is break-glass, which a deny would bind too, got "emergency"; remove it'],
  ],
  [
    'lists with something in them twice',
    {
      'organization.breakGlass': ['emergency', 'emergency'],
      'networks.transit.allottedTo': ['it/hub', 'web/prod', 'it/hub'],
      'privateClouds.main.networks': ['vmware', 'vmware'],
      'prod.access.operator': ['web', 'web'],
      'prod.networks.main.dnsNameservers': ['10.20.16.2', '10.20.16.2'],
    },
    [
      'networks.transit.allottedTo.2: is there twice, got "it/hub"; remove one',
      'privateClouds.main.networks.1: is there twice, got "vmware"; remove one',
      'organization.breakGlass.1: is there twice, got "emergency"; remove one',
      'teams.web.environments.prod.access.operator.1: is there twice, got "web"; remove one',
      'teams.web.environments.prod.networks.main.dnsNameservers.1: is there twice, got "10.20.16.2"; remove one',
    ],
  ],
  [
    'a name server that only a node itself is',
    { 'prod.networks.main.dnsNameservers': ['127.0.0.1'] },
    [
      'teams.web.environments.prod.networks.main.dnsNameservers.0: is loopback, where no node finds a name server, got "127.0.0.1"; use another address',
    ],
  ],
  [
    'a flavor that no catalogue calls so',
    { 'prod.clusters.main.nodePools.web.flavor': { unlisted: 'B4 16', vcores: 4, memoryGb: 16 } },
    [
      'teams.web.environments.prod.clusters.main.nodePools.web.flavor.unlisted: must be the name of a flavor, got "B4 16"; write it as OVHcloud does, such as b4-16',
    ],
  ],
  [
    'secrets in labels, taints and descriptions',
    {
      'prod.clusters.main.nodeLabels': { password: 'hunter2' },
      'dev.clusters.main.nodePools.web.taints': [{ key: 'api-token', value: 'hunter2', effect: 'NoSchedule' }],
      'organization.groups.web.description': 'login with password=Tr0ub4dor',
    },
    [
      'organization.groups.web.description: holds what looks like a secret, got "login with password=(hidden)"; settings are read by many, keep it in a secret store',
      'teams.web.environments.dev.clusters.main.nodePools.web.taints.0.value: holds what looks like a secret, got (hidden); settings are read by many, keep it in a secret store',
      'teams.web.environments.prod.clusters.main.nodeLabels.password: holds what looks like a secret, got (hidden); settings are read by many, keep it in a secret store',
    ],
  ],
  [
    'a secret where a mail address belongs',
    { owner: 'kX9vQ2mZ7pL4wR8tY1nB6cD3' },
    ['owner: must be an e-mail address, got (hidden); write one such as it@orbital.example'],
  ],
];
