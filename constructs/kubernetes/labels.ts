import { z } from 'zod';
import { show } from '../core/messages';
import { secretless } from '../core/words';

/**
 * Names and values of Kubernetes labels and taints.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
const name = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const prefix = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

const isKey = (text: string): boolean => {
  const parts = text.split('/');
  const [last = '', first] = parts.reverse();
  return parts.length <= 2 && name.test(last) && (first === undefined || prefix.test(first));
};

export const labelKey = z.string().refine(isKey, {
  error: ({ input }) =>
    `must be a Kubernetes label key (at most 63 letters, digits, '-', '_', '.'), got ${show(input)}; write it as team or example.com/team`,
});

export const labelValue = z.string().refine((text) => text === '' || name.test(text), {
  error: ({ input }) =>
    `must be a Kubernetes label value (at most 63 letters, digits, '-', '_', '.'), got ${show(input)}; begin and end it with a letter or digit, and replace the rest`,
});

export const labels = secretless(z.record(labelKey, labelValue)).readonly();
