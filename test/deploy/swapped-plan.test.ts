import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Approval } from '../../src/deploy/approval';
import { type Attacked, errors, statuses, useDeployed } from './attacked';

const attack = useDeployed();

describe('files that are swapped only while it plans, and are back afterwards', () => {
  const otherFiles = 'the plan was made of other files than what was reviewed: Changed while it was planned: ';

  /** Plans with other files, of the same age as those that were reviewed. */
  const swap = (attacked: Attacked, approval: Approval, change: string, stacks = ['a']) => {
    const [stack, kept] = [attacked.file('.'), join(attacked.folder, 'kept')];
    return attacked.deploy(approval, { plan: `rm -r ${stack}; cp -pr ${kept} ${stack}` }, stacks, {
      plan: `cp -pr ${stack} ${kept}; ${change}`,
    });
  };

  test('what cdktf wrote: no plan is applied, with a review or with the digest alone', async () => {
    const attacked = attack();
    const { digest, review } = attacked.approve();
    for (const approval of [{ digest, ...(review && { review }) }, { digest }]) {
      const change = `sed -i 's/"2"/"evil"/' ${attacked.file('cdk.tf.json')}`;
      const results = await swap(attacked, approval, change);
      expect(statuses(results)).toEqual(['refused']);
      expect(errors(results)).toEqual([`${otherFiles}cdk.tf.json. Does something synthesize into this folder?`]);
      expect(attacked.state()).toEqual({ x: '1' });
      rmSync(join(attacked.folder, 'kept'), { recursive: true });
    }
  });

  test('a file more, a file less, and one of a module', async () => {
    const attacked = attack();
    const data = (input: string) => JSON.stringify({ resource: { terraform_data: { x: { input } } } });
    attacked.put('m/n/main.tf.json', JSON.stringify({ resource: { terraform_data: { deep: { input: '3' } } } }));
    attacked.put('m/main.tf.json', JSON.stringify({ module: { n: { source: './n' } } }));
    attacked.put(
      'cdk.tf.json',
      JSON.stringify({ module: { m: { source: './m' } }, resource: { terraform_data: { x: { input: '1' } } } }),
    );
    attacked.put('x_override.tf.json', data('2'));
    const change = [
      `rm ${attacked.file('x_override.tf.json')}`,
      `echo '{}' > ${attacked.file('more.tf.json')}`,
      `sed -i 's/"3"/"evil"/' ${attacked.file('m/n/main.tf.json')}`,
    ];
    const { digest } = attacked.approve();
    const results = await swap(attacked, { digest }, change.join('; '));
    expect(statuses(results)).toEqual(['refused']);
    expect(errors(results)[0]).toContain(`${otherFiles}more.tf.json, x_override.tf.json, m/n/main.tf.json.`);
    expect(attacked.state()).toEqual({ x: '1' });
    expect(statuses(await attacked.deploy({ digest }))).toEqual(['deployed']);
    expect(attacked.state()).toEqual({ x: '2', deep: '3' });
  });

  test('so that its plan is empty: it is not told that nothing was to do', async () => {
    const attacked = attack();
    const results = await swap(attacked, attacked.approve(), `sed -i 's/"2"/"1"/' ${attacked.file('cdk.tf.json')}`);
    expect(statuses(results)).toEqual(['refused']);
  });

  const touched = 'files were replaced or touched while Terraform ran: Nobody knows what was in them meanwhile: ';

  test.each([
    ['a chart', 'charts/values.yaml', (file: string) => `echo 'replicas: 9' > ${file}`],
    ['a file of variables', 'x.auto.tfvars', (file: string) => `echo 'x = "evil"' > ${file}`],
  ])('%s, which is in no plan: nothing is applied', async (_, path, change) => {
    const attacked = attack();
    attacked.put(
      'cdk.tf.json',
      JSON.stringify({
        variable: { x: { default: '1' } },
        resource: { terraform_data: { x: { input: '${' + 'var.x}' } } },
      }),
    );
    attacked.put('x.auto.tfvars', 'x = "2"');
    const { digest } = attacked.approve();
    const results = await swap(attacked, { digest }, change(attacked.file(path)));
    expect(statuses(results)).toEqual(['refused']);
    expect(errors(results)[0]).toContain(touched);
    expect(errors(results)[0]).toContain(path);
    expect(attacked.state()).toEqual({ x: '1' });
    expect(statuses(await attacked.deploy({ digest }))).toEqual(['deployed']);
    expect(attacked.state()).toEqual({ x: '2' });
  });

  test('a folder that is moved away and back, or a chart while it applies', async () => {
    const attacked = attack();
    const { digest } = attacked.approve();
    const [charts, kept] = [attacked.file('charts'), join(attacked.folder, 'kept')];
    const away = `mv ${charts} ${kept}; mkdir ${charts}`;
    const back = `rm -r ${charts}; mv ${kept} ${charts}`;
    const planned = await attacked.deploy({ digest }, { plan: back }, ['a'], { plan: away });
    expect(statuses(planned)).toEqual(['refused']);
    expect(errors(planned)[0]).toContain(`${touched}charts.`);
    expect(attacked.state()).toEqual({ x: '1' });
    const applied = await attacked.deploy({ digest }, { apply: back }, ['a'], { apply: away });
    expect(statuses(applied)).toEqual(['failed']);
    expect(errors(applied)[0]).toContain(`${touched}charts.`);
  });

  test('a plan file whose configuration cannot be read is refused', async () => {
    const attacked = attack();
    const encrypted = `{"meta":{},"encrypted_data":"AA==","encryption_version":"v0"}`;
    const write = `for last; do :; done; printf '%s' '${encrypted}' > "$(echo "$last" | cut -d= -f2)"`;
    const results = await attacked.deploy(attacked.approve(), { plan: write });
    expect(statuses(results)).toEqual(['refused']);
    expect(errors(results)[0]).toMatch(
      /^the plan file cannot be compared with what was reviewed: It is encrypted, by the encryption block of OpenTofu\. /,
    );
  });
});
