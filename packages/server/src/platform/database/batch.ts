import { spawn } from 'node:child_process';

const chrt = '/usr/bin/chrt';

/**
 * On Linux, what this process and its children from now on do for others takes no core away from whoever asked them
 * (SCHED_BATCH, sched(7)). Asked over the loopback, a process of PostgreSQL wakes on the asker's core and by default
 * stops it in the middle of its work, though another core lies idle. Where it can't be done, all stays as it is.
 */
export function neverInterrupts(pid: number): Promise<void> {
  if (process.platform !== 'linux') return Promise.resolve();
  return new Promise((resolve) => {
    const child = spawn(chrt, ['--batch', '--pid', '0', String(pid)], { stdio: 'ignore' });
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
}
