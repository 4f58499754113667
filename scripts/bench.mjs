// npm run bench, npm run bench:documents: installs what is missing and measures the product under Node 24.
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
const [, , first, ...rest] = process.argv;
// The documents have a bench of their own: they need no database.
const [file, parameters] = first === 'documents.ts' ? [first, rest] : ['run.ts', process.argv.slice(2)];
const bench = join(projectFolder, 'bench', file);
runInOurPlace(node, [bench, ...parameters], environmentWithNode24(node));
