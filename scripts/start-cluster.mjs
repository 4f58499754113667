// npm run start:cluster: installs what is missing and runs `satuloket cluster` under Node 24.
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
const command = join(projectFolder, 'packages', 'cli', 'bin', 'satuloket.mjs');
runInOurPlace(node, [command, 'cluster', ...process.argv.slice(2)], environmentWithNode24(node));
