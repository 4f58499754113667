// npm run bench: installs what is missing and measures the product under Node 24.
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
const bench = join(projectFolder, 'bench', 'run.ts');
runInOurPlace(node, [bench, ...process.argv.slice(2)], environmentWithNode24(node));
