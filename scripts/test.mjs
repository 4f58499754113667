// npm test: installs what is missing and runs all checks under Node 24; `npm test -- unit postgres` runs the named ones.
import { join } from 'node:path';
import { installDocumentJudges } from './document-judges.mjs';
import {
  environmentWithNode24,
  installWhenStale,
  node24,
  projectFolder,
  runInOurPlace,
} from './toolchain.mjs';

installWhenStale();
const steps = process.argv.slice(2).filter((parameter) => !parameter.startsWith('-'));
if (steps.length === 0 || steps.includes('unit') || steps.includes('browser')) installDocumentJudges();
const node = node24();
const checks = join(projectFolder, 'scripts', 'checks.ts');
runInOurPlace(node, [checks, ...process.argv.slice(2)], environmentWithNode24(node));
