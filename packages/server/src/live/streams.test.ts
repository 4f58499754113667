import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createStreams, type Streams } from './streams.ts';

class FakeResponse extends EventEmitter {
  written = '';
  writableEnded = false;
  writableLength = 0;
  destroyed = false;
  writeHead(): this {
    return this;
  }
  write(text: string): void {
    this.written += text;
  }
  end(): void {
    this.writableEnded = true;
    this.emit('close');
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

let streams: Streams;
afterEach(() => streams.close());

const beatMilliseconds = 40;
/** A busy machine is no failure. */
const soon = { timeout: 15_000 };
function open(
  who: { readonly address: string; readonly account?: string } = { address: '127.0.0.1' },
  goesOn: () => Promise<boolean> = async () => true,
) {
  const place = streams.take(who);
  if (!place.ok) return undefined;
  const response = new FakeResponse();
  return {
    response,
    stream: place.value.begin(response as unknown as ServerResponse, goesOn, () => undefined),
  };
}

test('a stream ends once who reads it may not any more, and while nobody can say it goes on', async () => {
  streams = createStreams(10, beatMilliseconds);
  let asked = 0;
  const opened = open(undefined, async () => {
    asked += 1;
    if (asked === 1) throw new Error('The database is away.');
    return asked < 3;
  });
  await expect.poll(() => opened?.response.writableEnded, soon).toBe(true);
  expect(asked).toBe(3);
  expect(opened?.response.written).toMatch(/event: over\ndata: 1\n\n$/);
  expect(streams.open()).toBe(0);
});

test('silent streams beat, so that nobody on the way takes them for dead', async () => {
  streams = createStreams(10, beatMilliseconds);
  const opened = open();
  await expect.poll(() => opened?.response.written, soon).toMatch(/^retry: \d+\n\n(?::\n\n){3}/);
});

test('changes of a moment are one change, the last', async () => {
  streams = createStreams(10);
  const opened = open();
  for (const seq of [4, 5, 6, 7]) opened?.stream.changed(seq);
  const told = () => [...(opened?.response.written ?? '').matchAll(/data: (\d+)/g)].map(([, data]) => data);
  expect(told()).toEqual(['4']);
  await expect.poll(told, soon).toEqual(['4', '7']);
});

test('one account has so many streams, one network more, this machine as many as there are', () => {
  streams = createStreams(1000);
  const count = (who: Parameters<Streams['take']>[0]): number => {
    let opened = 0;
    while (opened < 500 && open(who) !== undefined) opened += 1;
    return opened;
  };
  expect(count({ address: '203.0.113.1', account: 'sari' })).toBe(12);
  expect(count({ address: '203.0.113.1' })).toBe(388);
  expect(count({ address: '127.0.0.1', account: 'sari' })).toBe(0);
  expect(count({ address: '127.0.0.1' })).toBe(500);
  expect(count({ address: '127.0.0.1' })).toBe(100);
});

test('whoever does not read is cut', () => {
  streams = createStreams(10);
  const opened = open();
  if (opened !== undefined) opened.response.writableLength = 100_000;
  opened?.stream.changed(1);
  expect(opened?.response.destroyed).toBe(true);
  expect(streams.open()).toBe(0);
});
