import { raw, reviewCase } from '../corpus';

const helm = { required_providers: { helm: { source: 'hashicorp/helm', version: '2.17.0' } } };
const release = (repository: string, more = {}) => ({
  helm_release: { Rollouts: { name: 'rollouts', chart: 'argo-rollouts', version: '2.40.1', repository, ...more } },
});

/** Helm hands what it renders to a program of the machine that deploys. */
export default reviewCase({
  before: raw({ terraform: helm, resource: release('https://charts.example.com') }),
  after: raw({
    terraform: helm,
    resource: release('https://charts.example.com', { postrender: [{ binary_path: '/bin/sh' }] }),
  }),
  trips: ['runs-code'],
  expected: `
    change prod/helm_release.Rollouts helm_release
      postrender: + {"binary_path":"/bin/sh"}
    runs-code prod helm_release.Rollouts: runs a program over what the chart renders (postrender)
      postrender: + [{"binary_path":"/bin/sh"}]
  `,
});
