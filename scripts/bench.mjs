// npm run bench [-- documents | desk | scenarios…]: installs what is missing and measures the product under Node 24.
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
// Documents and the signing desk have benches of their own: they need no million of cases.
const own = new Map([
  ['documents', 'documents.ts'],
  ['desk', 'signing-desk.ts'],
]).get(first);
const [file, parameters] = own ? [own, rest] : ['run.ts', process.argv.slice(2)];
const bench = join(projectFolder, 'bench', file);
runInOurPlace(node, [bench, ...parameters], environmentWithNode24(node));
