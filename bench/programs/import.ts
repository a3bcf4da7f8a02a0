/** Measures how long loading a module takes: `import.js <module>`. */
import { measureWork } from './clock';

measureWork(() => require(process.argv[2] ?? ''));
