#!/usr/bin/env node
// Plain JavaScript, so that an old Node can hand over to the one that came from npm, or say what is missing.
import { existsSync, readdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const sources = join(import.meta.dirname ?? '', '..', 'src');
const [command, ...parameters] = process.argv.slice(2);

/** Each folder of src with a command.ts is a command: it exports `summary` and `run(parameters)`. */
const moduleOf = (name) => join(sources, name, 'command.ts');

if (Number(process.versions.node.split('.')[0]) < 24) {
  // `npx satuloket` under Debian's Node: its npm 9 puts no `node` beside us that would be found first.
  const { environmentWithNode24, node24, runInOurPlace } = await import('../../../scripts/toolchain.mjs');
  const node = node24();
  const again = [...process.execArgv, import.meta.filename, ...process.argv.slice(2)];
  runInOurPlace(node, again, environmentWithNode24(node), process.cwd());
} else {
  await perform();
}

async function perform() {
  // Thousands of modules lose their types at each start otherwise; where it can't write, it does without.
  nodeModule.enableCompileCache(join(sources, '../../../node_modules/.cache/compiled'));

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
}
