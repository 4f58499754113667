import { once } from 'node:events';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

test.runIf(process.platform === 'linux')(
  'a thread steps back alone: the one that answers pages stays where it was',
  async () => {
    const before = getPriority();
    const module = pathToFileURL(join(import.meta.dirname, 'below-pages.ts')).href;
    const worker = new Worker(
      `const { parentPort } = require('node:worker_threads');
     import(${JSON.stringify(module)}).then(({ stayBelowPages }) => {
       stayBelowPages();
       parentPort.postMessage(require('node:os').getPriority());
     });`,
      { eval: true, execArgv: ['--disable-warning=ExperimentalWarning'] },
    );
    const [told] = (await once(worker, 'message')) as [number];
    await worker.terminate();
    expect(told).toBeGreaterThanOrEqual(10);
    expect(getPriority()).toBe(before);
  },
);
