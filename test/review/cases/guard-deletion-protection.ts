import { raw, reviewCase } from '../corpus';

/** OVHcloud deletes the database from now on, if somebody asks. */
export default reviewCase({
  before: raw({
    resource: {
      ovh_cloud_project_database: {
        Orders: { description: 'orders', engine: 'postgresql', deletion_protection: true },
      },
    },
  }),
  after: raw({
    resource: {
      ovh_cloud_project_database: {
        Orders: { description: 'orders', engine: 'postgresql', deletion_protection: false },
      },
    },
  }),
  trips: ['guard'],
  expected: `
    change prod/ovh_cloud_project_database.Orders ovh_cloud_project_database
      deletion_protection: true -> false
    guard prod ovh_cloud_project_database.Orders: deletion_protection is taken away
      deletion_protection: true -> false
  `,
});
