import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverCommand } from '../start/server-command.ts';

const pauseBeforeNextMilliseconds = 1_000;
const ready = /siap di http/;

export type MemberOrder = {
  /** From 1, as it is called in what is written. */
  readonly number: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly isStopping: () => boolean;
  readonly onListening: (port: number) => void;
  readonly onGone: (port: number) => void;
};

export type Member = {
  /** False when the first one ended before it listened: another would not do better. */
  readonly listens: Promise<boolean>;
  stop(): Promise<void>;
};

/** Keeps one process running: when it ends, another takes its place. */
export function keepMember(order: MemberOrder): Member {
  const { number, isStopping } = order;
  let running: ChildProcess | undefined;
  const first = Promise.withResolvers<boolean>();
  let didListen = false;
  const kept = keep();
  return {
    listens: first.promise,
    async stop() {
      running?.kill('SIGTERM');
      await kept;
    },
  };

  async function keep(): Promise<void> {
    for (let times = 1; !isStopping(); times += 1) {
      const port = await freePort();
      const child = begin(order, port, times);
      running = child;
      const code = await whileItRuns(child, () => {
        console.log(`  proses ${number}: pid ${child.pid}, porta ${port}`);
        order.onListening(port);
        didListen = true;
        first.resolve(true);
      });
      order.onGone(port);
      if (isStopping() || !didListen) break;
      console.error(`  proses ${number} berakhir (${code ?? 'sinyal'}); dimulai lagi.`);
      await sleep(pauseBeforeNextMilliseconds);
    }
    first.resolve(false);
  }
}

function begin({ number, environment }: MemberOrder, port: number, times: number): ChildProcess {
  const child = spawn(process.execPath, [...serverCommand.parameters, 'start'], {
    env: { ...environment, ...serverCommand.environment, SATULOKET_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // How to sign in is told once; the others would say the same.
  if (number === 1 && times === 1)
    child.stdout?.on('data', (part) => process.stdout.write(String(part).replace(/^Tekan Ctrl-C.*\n/m, '')));
  return child;
}

function whileItRuns(child: ChildProcess, onReady: () => void): Promise<number | null> {
  let written = '';
  let isReady = false;
  child.stdout?.on('data', (part) => {
    if (isReady) return;
    written += part;
    if (!ready.test(written)) return;
    isReady = true;
    written = '';
    onReady();
  });
  return new Promise((resolve) => child.once('close', resolve));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
