import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('a server that runs no stand-ins does not load what makes and reads certificates', () => {
  // Tens of megabytes in each server process: who signs, issues or checks certificates has a thread or process of its own.
  const loading = `
    const { default: module } = await import('node:module');
    await import(${JSON.stringify(new URL('application.ts', import.meta.url).href)});
    console.log(JSON.stringify(Object.keys(module._cache)));`;
  const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', loading];
  const loaded = JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8' })) as string[];

  expect(loaded.some((path) => path.includes('node_modules/pg/'))).toBe(true);
  expect(loaded.filter((path) => path.includes('node_modules/pkijs/'))).toEqual([]);
});
