import { raw, reviewCase, together } from '../corpus';

const inBucket = (bucket: string, id: string) =>
  raw({ terraform: { backend: { local: null, s3: { bucket, key: `${id}.tfstate`, region: 'gra' } } } }, id);
const inDatabase = (schema: string, id: string) =>
  raw({ terraform: { backend: { local: null, pg: { schema_name: schema } } } }, id);

/** One command moves those in buckets, and them only: it would refuse the other one. */
export default reviewCase({
  before: together(inBucket('acme-state', 'dev'), inBucket('acme-state', 'prod'), inDatabase('old', 'shop')),
  after: together(inBucket('other-state', 'dev'), inBucket('other-state', 'prod'), inDatabase('new', 'shop')),
  trips: ['state'],
  expected: `
    state dev terraform.backend: the state is kept elsewhere (s3): Terraform finds none there, and would make everything again
      s3.bucket: acme-state -> other-state
      $ npx landing-zone deploy --move-state before -- dev prod
    state prod terraform.backend: the state is kept elsewhere (s3): Terraform finds none there, and would make everything again
      s3.bucket: acme-state -> other-state
      $ npx landing-zone deploy --move-state before -- dev prod
    state shop terraform.backend: the state is kept elsewhere (pg): Terraform finds none there, and would make everything again
      pg.schema_name: old -> new
      $ terraform -chdir=cdktf.out/stacks/shop init  # in the output of the base
      $ terraform -chdir=cdktf.out/stacks/shop state pull > shop.tfstate
      $ terraform -chdir=cdktf.out/stacks/shop init -reconfigure  # in the output of the head
      $ terraform -chdir=cdktf.out/stacks/shop state push - < shop.tfstate  # the file holds secrets, remove it then
  `,
});
