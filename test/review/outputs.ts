import { createHash } from 'node:crypto';
import type { Estate, Stack, Values } from '../../src/estate/model';
import { readBlocks } from '../../src/estate/read-blocks';

/** Bodies of resources by address: `{ 'ovh_vrack.Main': { name: 'main' } }`. */
export type Resources = Readonly<Record<string, Values>>;

/** An output made of one stack after another, without a file. */
export function outputOf(stacks: Readonly<Record<string, Resources>>, more: Values = {}): Estate {
  return {
    folder: 'cdktf.out',
    stacks: new Map(Object.entries(stacks).map(([id, resources]) => [id, stackOf(id, resources, more)])),
    isLandingZone: true,
    networks: [],
    externals: [],
    beside: [],
    unread: [],
  };
}

function stackOf(id: string, resources: Resources, more: Values): Stack {
  const resource: Record<string, Record<string, Values>> = {};
  const named = Object.keys(resources).map((address) => address.split('.')[1]);
  for (const [address, body] of Object.entries(resources)) {
    const [type = '', name = ''] = address.split('.');
    const all = resource[type] ?? {};
    resource[type] = all;
    // a construct path is that of one construct, as cdktf sees to
    const path = named.filter((one) => one === name).length > 1 ? `${id}/${type}/${name}` : `${id}/${name}`;
    all[name] = { '//': { metadata: { path, uniqueId: name } }, ...body };
  }
  return stackWith(id, { resource, ...more });
}

/** A stack of Terraform JSON, with its bytes. */
export function stackWith(id: string, json: Values): Stack {
  const sha256 = createHash('sha256').update(JSON.stringify(json)).digest('hex');
  return {
    id,
    dependsOn: [],
    directory: `stacks/${id}`,
    files: [{ path: 'cdk.tf.json', role: 'main', sha256 }],
    ...readBlocks(id, json, (problem) => new Error(problem)),
  };
}
