import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { follow } from './follow.ts';

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: FakeSource[] = [];
  readyState = 0;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.opened.push(this);
  }
  close(): void {
    this.readyState = FakeSource.CLOSED;
  }
  refuse(): void {
    this.close();
    this.dispatchEvent(new Event('error'));
  }
  say(event: string, data: string): void {
    this.dispatchEvent(Object.assign(new Event(event), { data }));
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const browser = new EventTarget();
const look = (state: 'visible' | 'hidden'): void => {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
};
const last = (): FakeSource | undefined => FakeSource.opened.at(-1);

beforeEach(() => {
  FakeSource.opened.length = 0;
  page.visibilityState = 'visible';
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
  vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('listens only while the page is looked at, and says when it listens again', () => {
  let seen = 4;
  const heard: string[] = [];
  const stop = follow({
    address: () => `/langsung?sejak=${seen}`,
    changed: (number) => heard.push(`changed ${number}`),
    back: () => heard.push('back'),
  });
  last()?.say('open', '');
  last()?.say('changed', '7');
  expect(heard).toEqual(['changed 7']);
  look('hidden');
  expect(last()?.readyState).toBe(FakeSource.CLOSED);
  seen = 7;
  look('visible');
  expect(last()?.url).toBe('/langsung?sejak=7');
  last()?.say('open', '');
  expect(heard).toEqual(['changed 7', 'back']);
  stop();
  look('hidden');
  look('visible');
  expect(FakeSource.opened).toHaveLength(2);
});

test('a page that comes from the browser’s memory listens anew, one that is hidden from the start waits', () => {
  page.visibilityState = 'hidden';
  const stop = follow({ address: () => '/langsung', changed: () => undefined });
  expect(FakeSource.opened).toHaveLength(0);
  look('visible');
  browser.dispatchEvent(new Event('pagehide'));
  expect(last()?.readyState).toBe(FakeSource.CLOSED);
  browser.dispatchEvent(new Event('pageshow'));
  expect(FakeSource.opened).toHaveLength(2);
  stop();
});

test('who is refused asks again ever later, and not for ever', () => {
  const stop = follow({ address: () => '/langsung', changed: () => undefined });
  for (let times = 0; times < 20; times += 1) {
    last()?.refuse();
    vi.advanceTimersByTime(3_600_000);
  }
  expect(FakeSource.opened).toHaveLength(7);
  look('hidden');
  look('visible');
  expect(FakeSource.opened).toHaveLength(8);
  stop();
});

test('a line that broke is left to the browser', () => {
  const stop = follow({ address: () => '/langsung', changed: () => undefined });
  last()?.dispatchEvent(new Event('error'));
  vi.advanceTimersByTime(3_600_000);
  expect(FakeSource.opened).toHaveLength(1);
  stop();
});

test('who may not hear more does not come back', () => {
  follow({ address: () => '/langsung', changed: () => undefined });
  last()?.say('over', '1');
  look('hidden');
  look('visible');
  expect(FakeSource.opened).toHaveLength(1);
});

test('without streams nothing happens', () => {
  vi.unstubAllGlobals();
  expect('EventSource' in globalThis).toBe(false);
  expect(() => follow({ address: () => '/langsung', changed: () => undefined })()).not.toThrow();
});
