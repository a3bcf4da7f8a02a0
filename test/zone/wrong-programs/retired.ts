import { replacement, retirement } from '../programs';
import type { WrongProgram } from './wrong-program';

const exception = { ...replacement, at: 'web/prod/clusters.main' };
const retired = (path: string, entry: object = retirement) => ({ retired: { [path]: entry } });

export const retiredThings: readonly WrongProgram[] = [
  [
    'a cluster that is retired and still stands in the settings',
    retired('web/prod/clusters.main'),
    ['retired.web/prod/clusters.main: still stands in the settings; take it out of them, or take this entry out'],
  ],
  [
    'a cluster that is retired by its id and still stands in the settings',
    { ...retired('web/prod/clusters.old'), 'prod.clusters.main.id': 'old' },
    ['retired.web/prod/clusters.old: still stands in the settings; take it out of them, or take this entry out'],
  ],
  [
    'a group that is retired and still stands in the settings',
    retired('organization.groups.web'),
    ['retired.organization.groups.web: still stands in the settings; take it out of them, or take this entry out'],
  ],
  [
    'something that is retired in an environment that is not there',
    retired('web/pord/clusters.old'),
    ['retired.web/pord/clusters.old: is in no environment of the settings, got "web/pord"; did you mean \'web/prod\'?'],
  ],
  [
    'an environment that is retired as a whole',
    retired('web/prod'),
    ['retired.web/prod: is an environment, got "web/prod"; name something in it, such as web/prod/clusters.old'],
  ],
  [
    'a private cloud that is retired as a whole',
    retired('privateClouds.main'),
    ['retired.privateClouds.main: is a private cloud, got "privateClouds.main"; name something in it'],
  ],
  [
    'something that is retired beside the environments',
    retired('clusters.old'),
    [
      'retired.clusters.old: is in no stack, got "clusters.old"; begin with <team>/<environment>/, organization., vracks. or privateClouds.<name>.',
    ],
  ],
  [
    'a path that is none',
    retired('web/prod/clusters old'),
    [
      "retired.web/prod/clusters old: must be a path such as erp/prod/clusters.old, got \"web/prod/clusters old\"; write names with '.' or '/' between",
    ],
  ],
  [
    'a day that is none',
    retired('web/prod/clusters.old', { ...retirement, after: '2027-02-30' }),
    [
      'retired.web/prod/clusters.old.after: must be a day such as 2027-01-31, got "2027-02-30"; write year, month and day of one that there is',
    ],
  ],
  [
    'something that is retired without a reason',
    retired('web/prod/clusters.old', { after: '2027-01-31' }),
    ['retired.web/prod/clusters.old.reason: is missing; give a string'],
  ],
  [
    'an exception with a typing error, without an owner and for no rule that there is',
    { exceptions: [{ ...exception, rule: 'data-lost', untill: '2027-01-31', owner: 'web' }] },
    [
      'exceptions.0.rule: must be "data-replaced", got "data-lost"; write that',
      'exceptions.0.owner: must be an e-mail address, got "web"; write one such as it@orbital.example',
      "exceptions.0.untill: is not a setting; did you mean 'until'?",
    ],
  ],
  [
    'an exception for an environment that is not there',
    { exceptions: [{ ...exception, at: 'shop/prod/clusters.main' }] },
    ['exceptions.0.at: is in no environment of the settings, got "shop/prod"; did you mean \'web/prod\'?'],
  ],
];
