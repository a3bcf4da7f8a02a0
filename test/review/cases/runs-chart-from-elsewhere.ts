import { raw, reviewCase } from '../corpus';

const helm = { required_providers: { helm: { source: 'hashicorp/helm', version: '2.17.0' } } };
const release = (repository: string, more = {}) => ({
  helm_release: { Rollouts: { name: 'rollouts', chart: 'argo-rollouts', version: '2.40.1', repository, ...more } },
});

/** A chart of another repository is other code in the cluster. */
export default reviewCase({
  before: raw({ terraform: helm, resource: release('https://charts.example.com') }),
  after: raw({ terraform: helm, resource: release('https://charts.example.org') }),
  trips: ['runs-code'],
  expected: `
    change prod/helm_release.Rollouts helm_release
      repository: https://charts.example.com -> https://charts.example.org
    runs-code prod helm_release.Rollouts: installs a chart from elsewhere: argo-rollouts 2.40.1 from https://charts.example.org
      repository: https://charts.example.com -> https://charts.example.org
  `,
});
