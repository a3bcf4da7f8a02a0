/** Synthesizes a landing zone: `landing-zone.js <settings.json> <output folder> with|without` traces of tokens. */
import { readFileSync } from 'node:fs';
import { App } from 'cdktf';
import { LandingZone, LandingZoneApp, type LandingZoneSettings } from '../../src/index';
import { measureWork } from './clock';

const [, , file = '', outdir = '', traces] = process.argv;
const settings = JSON.parse(readFileSync(file, 'utf8')) as LandingZoneSettings;
measureWork(() => {
  // a plain app is what records traces
  const app = traces === 'with' ? new App({ outdir }) : new LandingZoneApp({ outdir });
  new LandingZone(app, settings);
  app.synth();
});
