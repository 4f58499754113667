import { createServer, type Server } from 'node:net';

/** A server that speaks just enough of PostgreSQL's protocol to be asked for its version, for tests. */
export function listenAsPostgres(
  versionNumber: string,
): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
      socket.on('data', (request) => {
        if (String.fromCharCode(request[0] ?? 0) !== 'Q') return socket.end();
        const column = Buffer.concat([
          text('server_version_num'),
          int32(0),
          int16(0),
          int32(25),
          int16(-1),
          int32(-1),
          int16(0),
        ]);
        socket.write(
          Buffer.concat([
            message('T', Buffer.concat([int16(1), column])),
            message('D', Buffer.concat([int16(1), int32(versionNumber.length), Buffer.from(versionNumber)])),
            message('C', text('SHOW')),
            message('Z', Buffer.from('I')),
          ]),
        );
      });
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      resolve({ url: `postgres://somebody:secret@127.0.0.1:${port}/city`, server });
    });
  });
}

function message(kind: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}
