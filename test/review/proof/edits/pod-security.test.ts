import { describe, expect, test } from 'vitest';
import { first, type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const edit =
  (change: (resource: Json) => void) =>
  ({ stack }: Output): void =>
    stack('mission-operations-prod-platform-main', ({ resource }) => change(resource));
const remove = (type: string) => edit((resource) => Reflect.deleteProperty(resource, type));

type Edit = (output: Output) => void;
type Case = readonly [says: string, head: Edit, base: Edit];
const gatesOf = (head: Edit, base: Edit): readonly string[] => review({ head, base }).gates;
const asItIs: Edit = () => {};

const namespaces = 'kubernetes_namespace_v1';
const enforce = 'pod-security.kubernetes.io/enforce';

describe('the level of pod security is the lowest that something says', () => {
  const name = (resource: Json): string => first(resource[namespaces])[1].metadata.name;
  const reference = (resource: Json): string => `\${${namespaces}.${first(resource[namespaces])[0]}.metadata[0].name}`;
  const labels = (level: string, of = name) =>
    edit((resource) => {
      resource.kubernetes_labels = {
        X: { api_version: 'v1', kind: 'Namespace', metadata: { name: of(resource) }, labels: { [enforce]: level } },
      };
    });
  const manifest = (level: string) =>
    edit((resource) => {
      const metadata = { name: name(resource), labels: { [enforce]: level } };
      resource.kubernetes_manifest = { X: { manifest: { apiVersion: 'v1', kind: 'Namespace', metadata } } };
    });
  const system = () => 'kube-system';

  test.each<Case>([
    ['labels of their own', labels('privileged'), asItIs],
    ['labels of their own, by a reference', labels('privileged', reference), asItIs],
    ['labels that nobody knows', labels('${data.external.x.result.level}'), asItIs],
    ['a manifest of the same namespace', manifest('privileged'), asItIs],
    ['labels that say less than they did', labels('baseline', system), labels('restricted', system)],
    ['labels that are gone', remove('kubernetes_labels'), labels('restricted', system)],
  ])('%s', (_, head, base) => {
    expect(gatesOf(head, base)).toContain('guard');
  });

  test.each<Case>([
    ['the same level', labels('restricted'), asItIs],
    ['a stricter one than there was', labels('restricted', system), labels('baseline', system)],
    ['other labels', labels('privileged', () => 'another'), asItIs],
    ['the same level in a manifest', manifest('restricted'), asItIs],
    ['a lower one that is gone', remove('kubernetes_labels'), labels('privileged')],
  ])('no guard is taken away by %s', (_, head, base) => {
    expect(gatesOf(head, base)).not.toContain('guard');
  });
});
