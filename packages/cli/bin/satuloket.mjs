#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still say what is missing.
import { existsSync, readdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const sources = join(import.meta.dirname ?? '', '..', 'src');
const [command, ...parameters] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Satuloket perlu Node 24; ini Node ${process.versions.node}. Mulailah dengan: npm start`);
  process.exit(1);
}

// Thousands of modules lose their types at each start otherwise; where it can't write, it does without.
nodeModule.enableCompileCache(join(sources, '../../../node_modules/.cache/compiled'));

/** Each folder of src with a command.ts is a command: it exports `summary` and `run(parameters)`. */
const moduleOf = (name) => join(sources, name, 'command.ts');

if (command !== undefined && /^[a-z][a-z-]*$/.test(command) && existsSync(moduleOf(command))) {
  const { run } = await import(pathToFileURL(moduleOf(command)).href);
  process.exitCode = await run(parameters);
} else {
  const names = readdirSync(sources).filter((name) => existsSync(moduleOf(name)));
  const lines = await Promise.all(
    names.map(async (name) => {
      const { summary } = await import(pathToFileURL(moduleOf(name)).href);
      return `  ${name.padEnd(10)} ${summary.id}`;
    }),
  );
  const asked = command === undefined || /^(--?h(elp)?|help)$/.test(command);
  if (!asked) console.error(`Perintah “${command}” tidak dikenal.`);
  console.log(`Pemakaian: satuloket <perintah>\n\n${lines.join('\n')}`);
  process.exitCode = asked ? 0 : 1;
}
