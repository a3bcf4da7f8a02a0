/**
 * What OVHcloud sells, written down a second time and from other sources than `facts/`: the tests hold one to the other, since a
 * list that everybody shares can't be found wrong by anybody who reads it.
 */

/** Codes of regions by country, from the answers of OVHcloud's API as others have published them (2026-01) and its enums (2025-10). */
export const regionCodes: Readonly<Record<string, string>> = {
  AE: 'ME-SOUTH-LZ-DXB-A',
  AR: 'SA-WEST-LZ-BUE-A',
  AT: 'EU-WEST-LZ-VIE-A',
  AU: 'SYD SYD1 AP-SOUTHEAST-SYD AP-SOUTHEAST-SYD-2',
  BE: 'EU-WEST-LZ-BRU-A',
  BG: 'EU-CENTRAL-LZ-SOF-A',
  BR: 'SA-EAST-LZ-SAO-A',
  CA: 'BHS BHS5 CA-EAST-TOR',
  CH: 'EU-WEST-LZ-ZRH-A',
  CI: 'AF-CENTRAL-LZ-ABJ-A',
  CL: 'SA-WEST-LZ-SCL-A',
  CZ: 'EU-CENTRAL-LZ-PRG-A EU-EAST-LZ-PRG-A',
  DE: 'DE DE1',
  DK: 'EU-NORTH-LZ-CPH-A',
  ES: 'EU-SOUTH-LZ-MAD-A',
  FI: 'EU-NORTH-LZ-HEL-A',
  // GRA5: named by OVHcloud's staff (2025-01), in neither list
  FR: 'GRA5 GRA GRA7 GRA9 GRA11 SBG SBG5 SBG7 RBX RBX-A RBX-ARCHIVE EU-WEST-PAR EU-WEST-LZ-MRS-A EU-WEST-GRA-SNC EU-WEST-RBX-SNC EU-WEST-SBG-SNC',
  GB: 'UK UK1 EU-WEST-LZ-MNC-A',
  IE: 'EU-WEST-LZ-DLN-A',
  IN: 'AP-SOUTH-MUM AP-SOUTH-MUM-1 AP-SOUTH-LZ-BLR-A AP-SOUTH-LZ-ICD-A',
  IT: 'EU-SOUTH-MIL EU-SOUTH-LZ-MIL-A',
  LU: 'EU-WEST-LZ-LUX-A',
  MA: 'AF-NORTH-LZ-RBA-A',
  MX: 'SA-CENTRAL-LZ-MEX-A',
  NL: 'EU-WEST-LZ-AMS-A',
  NO: 'EU-NORTH-LZ-OSL-A',
  NZ: 'AP-SOUTH-LZ-AKL-A',
  PL: 'WAW WAW1',
  PT: 'EU-SOUTH-LZ-LIS-A',
  RO: 'EU-CENTRAL-LZ-BUH-A',
  SE: 'EU-NORTH-LZ-STO-A',
  SG: 'SGP SGP1',
  US: 'US-EAST-VA-1 US-WEST-OR-1 US-CENTRAL-LZ-SLC-A US-CENTRAL-LZ-STL-A US-EAST-LZ-ATL-A US-EAST-LZ-BOS-A US-EAST-LZ-CHI-A US-EAST-LZ-DAL-A US-EAST-LZ-MIA-A US-EAST-LZ-NYC-A US-WEST-LZ-DEN-A US-WEST-LZ-LAX-A US-WEST-LZ-PAO-A US-WEST-LZ-PHX-A US-WEST-LZ-SEA-A',
};

/** Regions of three zones. */
export const threeZones = ['EU-WEST-PAR', 'EU-SOUTH-MIL'];

/** Plans of Managed Kubernetes by region, from the guide on plans and regions (2026-02). */
export const kubernetesPlans = {
  free: 'GRA5 GRA7 GRA9 GRA11 SBG5 DE1 WAW1 UK1 BHS5 SGP1 SYD1',
  standard: 'RBX-A EU-WEST-PAR EU-SOUTH-MIL AP-SOUTH-MUM-1',
};

/** Flavors of nodes by family, from the plan codes of the public catalogue (2026-01). */
export const flavorSizes: Readonly<Record<string, string>> = {
  b2: '7 15 30 60 120',
  c2: '7 15 30 60 120',
  d2: '4 8',
  r2: '15 30 60 120 240',
  b3: '8 16 32 64 128 256 512 640',
  c3: '4 8 16 32 64 128 256 320',
  r3: '16 32 64 128 256 512 1024',
  a100: '180 360 720',
  h100: '380 760 1520',
  l4: '90 180 360',
  l40s: '90 180 360',
  t1: '45 90 180',
  t2: '45 90 180',
};

/** Engines of managed databases, from the page of capabilities of each (2026-05 to 2026-10): plan with nodes, versions, regions. */
export const databases: Readonly<Record<string, readonly [plans: string, versions: string, regions: string]>> = {
  postgresql: [
    'essential=1 discovery=1 business=2 production=2 enterprise=3 advanced=3',
    '14 15 16 17 18',
    'BHS DE GRA SBG SGP EU-WEST-PAR EU-SOUTH-MIL UK WAW RBX AP-SOUTH-MUM SYD',
  ],
  mysql: [
    'essential=1 discovery=1 business=2 production=2 enterprise=3 advanced=3',
    '8.0 8.4',
    'BHS DE GRA SBG SGP EU-WEST-PAR EU-SOUTH-MIL UK WAW RBX AP-SOUTH-MUM SYD CA-EAST-TOR',
  ],
  valkey: [
    'essential=1 discovery=1 business=2 production=2',
    '7.2 8.0 8.1',
    'BHS DE GRA SBG SGP EU-WEST-PAR EU-SOUTH-MIL UK WAW RBX AP-SOUTH-MUM',
  ],
  mongodb: [
    'production=3 advanced=3-7',
    '7.0 8.0',
    'BHS DE GRA SBG SGP EU-WEST-PAR EU-SOUTH-MIL UK WAW RBX AP-SOUTH-MUM SYD CA-EAST-TOR',
  ],
  kafka: [
    'business=3 production=3 enterprise=6 advanced=6',
    '3.8 3.9 4.0 4.1',
    'BHS DE GRA SBG SGP EU-WEST-PAR EU-SOUTH-MIL UK WAW RBX AP-SOUTH-MUM SYD',
  ],
  opensearch: [
    'essential=1 discovery=1 business=3 production=3 enterprise=6 advanced=6',
    '2',
    'BHS DE GRA SBG SGP EU-WEST-PAR EU-SOUTH-MIL UK WAW RBX AP-SOUTH-MUM SYD CA-EAST-TOR',
  ],
  grafana: [
    'essential=1 discovery=1 business=1 production=1',
    '11.2',
    'BHS DE GRA SBG SGP EU-WEST-PAR EU-SOUTH-MIL UK WAW RBX AP-SOUTH-MUM SYD',
  ],
  clickhouse: ['discovery=1 production=3', '25', 'BHS DE EU-SOUTH-MIL EU-WEST-PAR GRA RBX SBG UK WAW'],
};
