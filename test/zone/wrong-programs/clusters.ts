import type { WrongProgram } from './wrong-program';

export const clusters: readonly WrongProgram[] = [
  [
    'a cluster on a network that is not there',
    { 'prod.clusters.main.network': 'mian' },
    [
      'teams.web.environments.prod.clusters.main.network: names no network of the environment, got "mian"; did you mean \'main\'?',
    ],
  ],
  [
    'a cluster with two networks and no choice',
    { 'prod.clusters.main.network': undefined },
    [
      'teams.web.environments.prod.clusters.main.network: is missing, as there are 2 networks; name one of main, transit',
    ],
  ],
  [
    'a cluster that does not say who reaches its API',
    { 'prod.clusters.main.apiAccess': undefined },
    [
      "teams.web.environments.prod.clusters.main.apiAccess: must be a list of IPv4 networks or 'public', got nothing; name the networks of CI and of people",
    ],
  ],
  [
    'an API allow-list with the whole internet',
    { 'prod.clusters.main.apiAccess': ['0.0.0.0/0'] },
    [
      'teams.web.environments.prod.clusters.main.apiAccess.0: must not be every address, got "0.0.0.0/0"; say apiAccess: \'public\' if it is meant',
    ],
  ],
  [
    'a Kubernetes version that is not offered',
    { 'prod.clusters.main.version': '1.29' },
    [
      'teams.web.environments.prod.clusters.main.version: is not a version that OVHcloud offers, got "1.29"; use one of 1.31, 1.32, 1.33, 1.34, 1.35, or a newer one as { unlisted: \'1.36\' }',
    ],
  ],
  [
    'a free cluster in Paris',
    { 'prod.clusters.main.plan': 'free' },
    [
      "teams.web.environments.prod.clusters.main.plan: is not sold in EU-WEST-PAR (three zones), got \"free\"; use 'standard', or { unlisted: 'free' } if OVHcloud has it there by now",
    ],
  ],
  [
    'address ranges on the free plan',
    { 'dev.clusters.main.ipAllocation': { pods: '10.128.0.0/14' } },
    [
      'teams.web.environments.dev.clusters.main.ipAllocation: is only for plan standard, got {"pods":"10.128.0.0/14"} on plan free; remove it',
    ],
  ],
  [
    'pods and Services in one range',
    { 'prod.clusters.main.ipAllocation': { pods: '10.128.0.0/14', services: '10.128.0.0/16' } },
    [
      'teams.web.environments.prod.clusters.main.ipAllocation: pods and services overlap, got 10.128.0.0/14 and 10.128.0.0/16; move one',
    ],
  ],
  [
    'a pod range that is too small',
    { 'prod.clusters.main.ipAllocation': { pods: '10.128.0.0/20' } },
    [
      'teams.web.environments.prod.clusters.main.ipAllocation.pods: must be /16 or larger, got 10.128.0.0/20; use a larger range',
    ],
  ],
  [
    'a pod range over the nodes',
    { 'prod.clusters.main.ipAllocation': { pods: '10.20.0.0/16' } },
    [
      'teams.web.environments.prod.clusters.main.network: overlaps the pods of the cluster (10.20.0.0/16), got 10.20.16.0/20; give another network or ipAllocation',
      'teams.web.environments.prod.clusters.main: has its pods in 10.20.0.0/16, which overlaps networks.web-dev (10.20.0.0/22); give ipAllocation.pods, or move the network',
    ],
  ],
  [
    'an issuer without https',
    { 'prod.clusters.main.oidc.issuerUrl': 'http://login.acme.example' },
    [
      'teams.web.environments.prod.clusters.main.oidc.issuerUrl: must be an https address, got "http://login.acme.example"; use one such as https://login.orbital.example',
    ],
  ],
  [
    'audit logs to a stream that is not there',
    { 'prod.clusters.main.auditLog': 'audit' },
    ['teams.web.environments.prod.clusters.main.auditLog: names no stream of logStreams, got "audit"; use one of app'],
  ],
  [
    'an unknown flavor',
    { 'prod.clusters.main.nodePools.jobs.flavor': 'c3-15' },
    [
      'teams.web.environments.prod.clusters.main.nodePools.jobs.flavor: is not a flavor, got "c3-15"; give a newer one as { unlisted: "c3-15", vcores, memoryGb }, or did you mean \'c2-15\'?',
    ],
  ],
  [
    'fewer nodes than none',
    { 'prod.clusters.main.nodePools.web.nodes': -3 },
    ['teams.web.environments.prod.clusters.main.nodePools.web.nodes: must be at least 1, got -3; raise it'],
  ],
  [
    'more nodes at least than at most',
    { 'prod.clusters.main.nodePools.jobs.minNodes': 12 },
    [
      'teams.web.environments.prod.clusters.main.nodePools.jobs.maxNodes: must not be less than minNodes (12), got 9; raise maxNodes or lower minNodes',
    ],
  ],
  [
    'a maximum without a minimum',
    { 'prod.clusters.main.nodePools.jobs.minNodes': undefined },
    ['teams.web.environments.prod.clusters.main.nodePools.jobs.minNodes: is missing beside maxNodes (9); give it'],
  ],
  [
    'a fixed and an autoscaled size',
    { 'prod.clusters.main.nodePools.jobs.nodes': 3 },
    [
      'teams.web.environments.prod.clusters.main.nodePools.jobs.nodes: must not be given with minNodes or maxNodes, got 3; remove one of them',
    ],
  ],
  [
    'nodes that do not divide by three zones',
    { 'prod.clusters.main.nodePools.web.nodes': 4 },
    [
      'teams.web.environments.prod.clusters.main.nodePools.web.nodes: must divide by the 3 zones of the pool, got 4; use 3 or 6',
    ],
  ],
  [
    'zones in a region with one',
    { 'dev.clusters.main.nodePools.web.zones': ['a'] },
    [
      'teams.web.environments.dev.clusters.main.nodePools.web.zones: must not be given, GRA11 has one zone, got ["a"]; remove it',
    ],
  ],
  [
    'too many nodes for anti-affinity',
    { 'prod.clusters.main.nodePools.web': { flavor: 'b3-8', nodes: 18, antiAffinity: true } },
    [
      'teams.web.environments.prod.clusters.main.nodePools.web.antiAffinity: allows at most 5 nodes a zone, got 6; lower nodes to 15 or make a second pool',
    ],
  ],
  [
    'more nodes than the plan has',
    { 'dev.clusters.main.nodePools.web.nodes': 101 },
    [
      'teams.web.environments.dev.clusters.main.nodePools: must have at most 100 nodes together on plan free, got 101; lower them or use a second cluster',
    ],
  ],
  [
    'a label that Kubernetes refuses',
    { 'dev.clusters.main.nodePools.web.labels': { owner: 'web@acme.example' } },
    [
      "teams.web.environments.dev.clusters.main.nodePools.web.labels.owner: must be a Kubernetes label value (at most 63 letters, digits, '-', '_', '.'), got \"web@acme.example\"; begin and end it with a letter or digit, and replace the rest",
    ],
  ],
  [
    'an unknown taint effect',
    { 'dev.clusters.main.nodePools.web.taints': [{ key: 'a', effect: 'NoRun' }] },
    [
      'teams.web.environments.dev.clusters.main.nodePools.web.taints.0.effect: is not known, got "NoRun"; use one of NoSchedule, PreferNoSchedule, NoExecute',
    ],
  ],
  [
    'a node pool name with an underscore',
    { 'dev.clusters.main.nodePools': { web_1: { flavor: 'b3-8', nodes: 1 } } },
    [
      "teams.web.environments.dev.clusters.main.nodePools.web_1: must be 1 to 31 of a-z, 0-9 and '-', start with a letter and not end with '-', got \"web_1\"; rename it",
    ],
  ],
  [
    'a namespace with an unknown standard of pod security',
    { 'prod.clusters.main.platform.namespaces.web': { podSecurity: 'none' } },
    [
      'teams.web.environments.prod.clusters.main.platform.namespaces.web.podSecurity: is not known, got "none"; use one of restricted, baseline, privileged',
    ],
  ],
  [
    'a quota as text',
    { 'prod.clusters.main.platform.namespaces.web': { quota: { cpu: '4' } } },
    ['teams.web.environments.prod.clusters.main.platform.namespaces.web.quota.cpu: must be a number, got "4"; write 4'],
  ],
  [
    'a misspelt platform part',
    { 'prod.clusters.main.platform': { knativ: {} } },
    ["teams.web.environments.prod.clusters.main.platform.knativ: is not a setting; did you mean 'knative'?"],
  ],
  [
    'a namespace of Kubernetes itself',
    { 'prod.clusters.main.platform.namespaces': { 'kube-system': {} } },
    [
      'teams.web.environments.prod.clusters.main.platform.namespaces.kube-system: must not start with \'kube-\', which Kubernetes keeps for itself, got "kube-system"; rename it',
    ],
  ],
];
