import { describe, expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources } from '../outputs';

/** `effect attribute: what is said` of each change, without what OVHcloud would refuse. */
function notes(before: Resources, after: Resources, more: Values = {}): string[] {
  const { stacks } = reviewOf(outputOf({ prod: before }), outputOf({ prod: after }, more));
  return stacks.flatMap(({ changes }) =>
    changes.flatMap((change) =>
      change.notes
        .filter(
          ({ effect, says }) => effect !== 'may-fail' && !(effect === 'fails' && !says.includes('prevent_destroy')),
        )
        .map(({ effect, attribute, says }) => `${change.action}: ${effect} ${attribute ?? '-'}: ${says}`),
    ),
  );
}
const one = (type: string, body: Values, name = 'A'): Resources => ({ [`${type}.${name}`]: body });

describe('what is ordered', () => {
  const project = (description: string, name?: string) => one('ovh_cloud_project', { description }, name);
  const order = 'creating it places an order';

  test('is said where it is made, made anew or moved, and not where it changes or goes', () => {
    expect(notes({}, project('a'))).toEqual([`add: buys -: ${order}`]);
    expect(notes(project('a'), project('a', 'B'))).toEqual([`move: buys -: ${order}`]);
    expect(notes(project('a'), project('b'))).toEqual([]);
    expect(notes(project('a'), {})).toEqual([]);
  });

  test('is said with all that happens to it', () => {
    const plan = (flavor: string) => one('ovh_savings_plan', { service_name: 'p', flavor, period: 'P1M', size: 1 });
    const commits = 'buys -: creating it commits to pay until its end';
    const stays = 'keeps -: the commitment stays until its end; only Terraform forgets it';
    expect(notes({}, plan('b3-8'))).toEqual([`add: ${commits}`]);
    expect(notes(plan('b3-8'), {})).toEqual([`destroy: ${stays}`]);
    expect(notes(plan('b3-8'), plan('c3-8'))).toEqual([`replace: ${commits}`, `replace: ${stays}`]);
  });
});

test('what stays where it is though it is destroyed', () => {
  const policy = (user_id: string, text: string) =>
    one('ovh_cloud_project_user_s3_policy', { service_name: 'p', user_id, policy: text });
  const kept = 'keeps -: the default policy is written in its place';
  expect(notes(policy('1', '{}'), {})).toEqual([`destroy: ${kept}`]);
  expect(notes(policy('1', '{}'), policy('2', '{}'))).toEqual([`replace: ${kept}`]);
  expect(notes(policy('1', '{}'), policy('1', '{"a":1}'))).toEqual([]);
  expect(notes({}, policy('1', '{}'))).toEqual([]);
});

describe('what changes otherwise than it is planned', () => {
  const pool = (more: Values) => one('ovh_cloud_project_kube_nodepool', { service_name: 'p', kube_id: 'k', ...more });
  const gone = 'nodes go, with what is on their disks';

  test('is said of the attribute that it is about, where that gets smaller', () => {
    expect(notes(pool({ max_nodes: 5 }), pool({ max_nodes: 4 }))).toEqual([`change: wipes max_nodes: ${gone}`]);
    expect(notes(pool({ max_nodes: 4 }), pool({ max_nodes: 5 }))).toEqual([]);
    expect(notes(pool({ max_nodes: 4, min_nodes: 2 }), pool({ max_nodes: 4, min_nodes: 1 }))).toEqual([]);
    expect(notes(pool({ desired_nodes: 5, max_nodes: 5 }), pool({ desired_nodes: 4, max_nodes: 4 }))).toEqual([
      `change: wipes desired_nodes: ${gone}`,
    ]);
  });

  test('is not said of what is made anew or is new', () => {
    expect(notes({}, pool({ max_nodes: 4 }))).toEqual([]);
    expect(notes(pool({ max_nodes: 5, flavor_name: 'b3-8' }), pool({ max_nodes: 4, flavor_name: 'b3-16' }))).toEqual(
      [],
    );
  });

  test('is said of a rule that comes with a number, or with a smaller one', () => {
    const rules = (days: number | undefined) =>
      one('ovh_cloud_project_storage_object_bucket_lifecycle_configuration', {
        service_name: 'p',
        rules: [{ id: 'a', status: 'enabled', ...(days === undefined ? {} : { expiration: { days } }) }],
      });
    const expired = 'objects or versions that are older than that are deleted';
    const told = (before: number | undefined, after: number | undefined) =>
      notes(rules(before), rules(after)).filter((note) => note.includes(expired));
    expect(told(30, 20)).toEqual([`change: wipes rules.expiration.days: ${expired}`]);
    expect(told(undefined, 20)).toEqual([`change: wipes rules.expiration.days: ${expired}`]);
    expect(told(20, 30)).toEqual([]);
    expect(told(20, undefined)).toEqual([]);
  });

  test('is said to be ignored where the API never gets it', () => {
    const network = (name: string, more: Values = {}) =>
      one('ovh_cloud_project_network_private', { service_name: 'p', name, vlan_id: 1, regions: ['GRA11'], ...more });
    expect(notes(network('a'), network('b'))).toEqual([
      'change: ignored name: the new name never reaches the API; every plan shows it again',
    ]);
    expect(notes(network('a'), network('b', { vlan_id: 2 }))).toEqual([]);
  });
});

describe('what protected it', () => {
  const user = (description: string, isProtected: boolean, name?: string) =>
    one(
      'ovh_cloud_project_user',
      { description, ...(isProtected ? { lifecycle: { prevent_destroy: true } } : {}) },
      name,
    );
  const refused = 'replace: fails -: prevent_destroy is set; Terraform refuses the plan until it is taken away';
  const lost = (action: string) =>
    `${action}: unprotects -: it had prevent_destroy, which protects nothing once the resource is gone from the program`;

  test.each([
    ['is made anew while it is protected', user('a', true), user('b', true), [refused]],
    ['is made anew and protected from now on', user('a', false), user('b', true), [refused]],
    ['is made anew and protected no longer', user('a', true), user('b', false), []],
    ['is gone', user('a', true), {}, [lost('destroy')]],
    ['is gone and was not protected', user('a', false), {}, []],
    ['has another address', user('a', true), user('a', true, 'B'), [lost('move')]],
    ['changes', user('a', true), { 'ovh_cloud_project_user.A': { description: 'a', role_name: 'x' } }, []],
    ['is new', {}, user('a', true), []],
  ])('is told where it %s', (_, before, after, says) => {
    expect(notes(before, after)).toEqual(says);
  });
});

test('what is taken over says what of it is there already', () => {
  const to = (id: string) => ({ import: [{ to: 'ovh_vrack.A', id }] });
  expect(notes({}, one('ovh_vrack', { name: 'a' }), to('pn-1'))).toEqual([
    'import: imports -: takes over pn-1; nothing is created',
  ]);
  const several = { 'ovh_vrack.A': { for_each: { a: 1, b: 2 }, name: 'x' } };
  const some = { import: [{ to: 'ovh_vrack.A["a"]', id: 'pn-1' }] };
  expect(notes({}, several, some)).toEqual([
    'add: imports -: takes over pn-1; the rest is created',
    'add: buys -: creating it places an order',
  ]);
});

describe('what is there already', () => {
  const server = (more: Values) => one('ovh_dedicated_server', { os: 'debian12_64', ...more });
  const to = { import: [{ to: 'ovh_dedicated_server.A', id: 'ns1' }] };
  const adopted =
    'wipes os: a server that is there already is installed anew, which loses what is on its disks (prevent_install_on_create keeps it)';
  const imported =
    'wipes os: a server that is taken over is installed anew where it differs, which loses what is on its disks (prevent_install_on_import keeps it)';

  test.each<[string, Values, Values, readonly string[]]>([
    ['is installed anew where it is named', { service_name: 'ns1' }, {}, [`add: ${adopted}`]],
    ['is not where it is new', {}, {}, []],
    ['is not where that is prevented', { service_name: 'ns1', prevent_install_on_create: true }, {}, []],
    [
      'is installed anew where it is taken over',
      { service_name: 'ns1' },
      to,
      ['import: imports -: takes over ns1; nothing is created', `import: ${imported}`],
    ],
  ])('%s', (_, body, more, says) => {
    const told = notes({}, server(body), more);
    expect(told.filter((note) => !note.includes('places an order'))).toEqual(says);
  });

  const rules = (more: Values) =>
    one('ovh_cloud_project_storage_object_bucket_lifecycle_configuration', { service_name: 'p', ...more });
  const bucket = one('ovh_cloud_project_storage', { service_name: 'p', region_name: 'GRA', name: 'acme' }, 'B');
  const expires = [{ id: 'a', status: 'enabled', expiration: { days: 1 } }];
  const of = (container_name: string): Values => ({ container_name, rules: expires });
  const older =
    'wipes rules.expiration: objects that are there already are deleted when they are older than its rules say';

  test.each<[string, Resources, Values, readonly string[]]>([
    ['loses what a new rule lets expire', {}, { container_name: 'acme', rules: expires }, [`add: ${older}`]],
    ['may lose what nobody knows', {}, { container_name: 'acme', rules: '${var.rules}' }, [`add: ${older}`]],
    ['loses nothing by other rules', {}, { container_name: 'acme', rules: [{ id: 'a', status: 'enabled' }] }, []],
    ['is not what comes with its rules, by its name', bucket, of('${ovh_cloud_project_storage.B.name}'), []],
    ['is not what comes with its rules, by its id', bucket, of('${ovh_cloud_project_storage.B.id}'), []],
    [
      'is what has another name, though it is made of that of a new one',
      bucket,
      of('old-${ovh_cloud_project_storage.B.name}'),
      [`add: ${older}`],
    ],
    [
      'is what is named by something new that holds nothing',
      one('terraform_data', { input: 'telemetry' }, 'T'),
      of('${terraform_data.T.output}'),
      [`add: ${older}`],
    ],
  ])('%s', (_, beside, body, says) => {
    expect(notes({}, { ...beside, ...rules(body) })).toEqual(says);
  });
});

test('of instances that only Terraform can count is said what those lose that it destroys', () => {
  const bucket = (count: string, more: Values = {}) =>
    one('ovh_cloud_project_storage', {
      count: `\${var.${count}}`,
      service_name: 'p',
      region_name: 'GRA',
      name: 'acme',
      ...more,
    });
  const lost =
    'change: wipes count: only Terraform knows how many there will be; of those that it destroys is lost: every object in the bucket; destroying it empties it without asking';
  expect(notes(bucket('a'), bucket('b'))).toEqual([lost]);
  expect(notes(bucket('a'), bucket('a', { tags: { a: '1' } }))).toEqual([]);
  expect(notes({ 'acme_thing.A': { count: '${var.a}' } }, { 'acme_thing.A': { count: '${var.b}' } })).toEqual([]);
});
