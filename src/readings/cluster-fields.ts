import type { Value, Values } from '../estate/model';
import { nestedIn } from './reader';

/** A field of an object of a cluster by its name in Kubernetes: the resources of Terraform write it with underscores. */
export const fieldIn = (object: Values | undefined, name: string): Value | undefined =>
  object?.[name] ?? object?.[inTerraform(name)];

/** Elements of a list of Kubernetes: a resource of Terraform repeats a block, which is called as one of them is. */
export const listIn = (object: Values, name: string, one = name): readonly Values[] => [
  ...nestedIn(object, name),
  ...[inTerraform(name), inTerraform(one)]
    .filter((other, at, all) => other !== name && all.indexOf(other) === at)
    .flatMap((other) => nestedIn(object, other)),
];

/** A name of Kubernetes as Terraform's provider writes it. */
export const inTerraform = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter, at) => `${at === 0 ? '' : '_'}${letter.toLowerCase()}`);
