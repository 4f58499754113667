import type { AddressInfo } from 'node:net';
import { createServer, connect as openSocket, type Server, type Socket } from 'node:net';
import type { Random } from '@satuloket/sandbox';

/** What a wire does to what passes; everything at 0 is a wire that works. */
export type Trouble = {
  /** Nothing passes and nobody is let in. */
  readonly cut: boolean;
  /** Nothing passes and nobody is told: as when a cable is out or a firewall has forgotten who spoke. */
  readonly silent: boolean;
  /** Each piece waits up to so long. */
  readonly delayMilliseconds: number;
  /** How many of the answers are thrown away, with the connection: the other side has done what was asked. */
  readonly loseAnswers: number;
  /** How many of the questions arrive twice at the same moment. */
  readonly doubleQuestions: number;
};

export const working: Trouble = {
  cut: false,
  silent: false,
  delayMilliseconds: 0,
  loseAnswers: 0,
  doubleQuestions: 0,
};

export type Wire = {
  readonly port: number;
  /** How often the wire did harm, by its kind. */
  readonly harm: Readonly<Record<'cut' | 'silenced' | 'delayed' | 'lost' | 'doubled', number>>;
  set(trouble: Partial<Trouble>): void;
  /** Ends every connection that is open now. */
  breakAll(): void;
  close(): Promise<void>;
};

/** How long after one end of a silent connection left the other one is told, as by the probes of its machine. */
const heardLateMilliseconds = 20_000;

/** A wire of the harness between two parts, over TCP, so that neither side knows of it. */
export async function layWire(input: { readonly to: () => number; readonly random: Random }): Promise<Wire> {
  const { random } = input;
  const open = new Set<Socket>();
  const harm = { cut: 0, silenced: 0, delayed: 0, lost: 0, doubled: 0 };
  let trouble = working;

  const server: Server = createServer((near) => {
    if (trouble.cut) {
      harm.cut += 1;
      near.destroy();
      return;
    }
    const far = openSocket(input.to(), '127.0.0.1');
    let isSilent = false;
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        open.delete(socket);
        const other = socket === near ? far : near;
        if (isSilent) setTimeout(() => other.destroy(), heardLateMilliseconds).unref();
        else other.destroy();
      });
    }
    // Over a connection that fell silent nothing ever comes again.
    const passes = (): boolean => {
      if (trouble.silent && !isSilent) harm.silenced += 1;
      isSilent ||= trouble.silent;
      return !isSilent;
    };
    carry(near, far, passes, (piece) => {
      if (!random.chance(trouble.doubleQuestions) || !isWholeQuestion(piece)) return;
      harm.doubled += 1;
      askBeside(piece);
    });
    carry(far, near, passes, () => {
      if (!random.chance(trouble.loseAnswers)) return;
      harm.lost += 1;
      near.destroy();
    });
  });

  /** In the order in which it came, each piece after the wait of the one before. */
  function carry(from: Socket, to: Socket, passes: () => boolean, before: (piece: Buffer) => void): void {
    let waiting = Promise.resolve();
    from.on('data', (piece: Buffer) => {
      if (!passes()) return;
      before(piece);
      const milliseconds = trouble.delayMilliseconds === 0 ? 0 : random.between(0, trouble.delayMilliseconds);
      if (milliseconds > 0) harm.delayed += 1;
      waiting = waiting.then(async () => {
        if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
        if (!to.destroyed) to.write(piece);
      });
    });
    from.on('end', () => void waiting.then(() => to.end()));
  }

  /** The same question on a connection of its own, whose answer nobody hears. */
  function askBeside(piece: Buffer): void {
    const beside = openSocket(input.to(), '127.0.0.1', () => beside.write(piece));
    open.add(beside);
    beside.on('error', () => undefined);
    beside.once('data', () => beside.destroy());
    beside.once('close', () => open.delete(beside));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    harm,
    set(changed) {
      trouble = { ...trouble, ...changed };
    },
    breakAll() {
      harm.cut += open.size;
      for (const socket of open) socket.destroy();
    },
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** One HTTP request in one piece, its body with it: what a proxy that repeats would send again. */
export function isWholeQuestion(piece: Buffer): boolean {
  const text = piece.toString('latin1');
  if (!/^(?:GET|POST|PUT|DELETE) \S+ HTTP\/1\.1\r\n/.test(text)) return false;
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
  return piece.byteLength === end + 4 + length;
}
