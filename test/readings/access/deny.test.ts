import { describe, expect, test } from 'vitest';
import { project } from '../../review/corpus';
import { access } from '../readings';
import { kube, kubeconfig, policies } from './policies';

describe('a deny', () => {
  const allow = { Own: { allow: ['publicCloudProject:apiovh:*'] } };
  const keys = [kubeconfig, `${kube}/kubeconfig/reset`];
  const floor = { Floor: { deny: [...keys, 'account:apiovh:me/order/pay'] } };
  const on = `on publicCloudProject:${project}`;

  test('that goes lets happen what another policy allows, the kubeconfig first of all', () => {
    expect(access(policies({ ...allow, ...floor }), policies(allow))).toEqual([
      `+ prod/Floor: group xx1111-ovh/admins may ${keys.join(', ')} (allowed before, no longer denied) ${on}`,
      `- prod/Floor: group xx1111-ovh/admins may not account:apiovh:me/order/pay, ${keys.join(', ')} ${on}`,
      `+ prod/Own: group xx1111-ovh/admins may get the administrator's kubeconfig of every cluster ${on}`,
    ]);
  });

  test('that goes is told once, also where the policy that allows it changes with it', () => {
    const more = { Own: { allow: ['publicCloudProject:apiovh:*', 'vrack:apiovh:get'] } };
    expect(access(policies({ ...allow, Floor: { deny: [`${kube}/reset`] } }), policies(more))).toEqual([
      `+ prod/Floor: group xx1111-ovh/admins may ${kube}/reset (allowed before, no longer denied) ${on}`,
      `- prod/Floor: group xx1111-ovh/admins may not ${kube}/reset ${on}`,
      `+ prod/Own: group xx1111-ovh/admins may vrack:apiovh:get ${on}`,
    ]);
  });

  test('that comes takes the kubeconfig away', () => {
    expect(access(policies(allow), policies({ ...allow, ...floor }))).toEqual([
      `+ prod/Floor: group xx1111-ovh/admins may not account:apiovh:me/order/pay, ${keys.join(', ')} ${on}`,
      `- prod/Own: group xx1111-ovh/admins may get the administrator's kubeconfig of every cluster ${on}`,
    ]);
  });

  test('that is an exception of one policy alone is said as the action it gives back', () => {
    const own = (...except: string[]) => policies({ Own: { allow: ['publicCloudProject:apiovh:*'], except } });
    expect(
      access(
        own(kubeconfig, `${kube}/kubeconfig/reset`, `${kube}/reset`),
        own(`${kube}/kubeconfig/reset`, `${kube}/reset`),
      ),
    ).toEqual([
      `+ prod/Own: group xx1111-ovh/admins may ${kubeconfig} on publicCloudProject:${project}`,
      `+ prod/Own: group xx1111-ovh/admins may get the administrator's kubeconfig of every cluster on publicCloudProject:${project}`,
    ]);
  });
});
