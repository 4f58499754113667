// npm run faults: installs what is missing and makes the product suffer under Node 24.
import { join } from 'node:path';
import {
  environmentWithNode24,
  installWhenStale,
  node24,
  projectFolder,
  runInOurPlace,
} from './toolchain.mjs';

installWhenStale();
const node = node24();
const file = join(projectFolder, 'faults', 'run.ts');
runInOurPlace(node, [file, ...process.argv.slice(2)], environmentWithNode24(node));
