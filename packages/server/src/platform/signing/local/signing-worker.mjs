// Plain JavaScript, so that what the server keeps of compiled modules is used here too: whoever takes the types off
// modules would be loaded into each worker otherwise, 20 MB of memory.
import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

if (workerData.compiled !== undefined) enableCompileCache(workerData.compiled);
await import('./signing-worker.ts');
