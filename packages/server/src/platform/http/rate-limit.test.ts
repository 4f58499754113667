import { describe, expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

const paces = {
  reading: { burst: 5, perSecond: 2 },
  writing: { burst: 3, perSecond: 1 },
  unknownSender: { burst: 1, perSecond: 0.5 },
};

function limiter(maximumBuckets?: number) {
  let milliseconds = 0;
  const limit = createRateLimit({
    now: () => milliseconds,
    paces,
    ...(maximumBuckets !== undefined && { maximumBuckets }),
  });
  const ask = (address: string, method = 'GET', path = '/kota-contoh') => limit({ address, method, path });
  return {
    ask,
    limit,
    pass: (seconds: number) => (milliseconds += seconds * 1000),
    /** How many of so many requests in the same moment are let through. */
    through: (count: number, ...given: Parameters<typeof ask>) =>
      Array.from({ length: count }, () => ask(...given)).filter((each) => each === undefined).length,
  };
}

describe('one address', () => {
  test('may ask in a burst, then at its pace', () => {
    const { through, pass } = limiter();
    expect(through(20, '203.0.113.7')).toBe(5);
    pass(1);
    expect(through(20, '203.0.113.7')).toBe(2);
    pass(3600);
    expect(through(20, '203.0.113.7')).toBe(5);
  });

  test('is told when to come back, and that holds', () => {
    const { ask, through, pass } = limiter();
    through(3, '203.0.113.7', 'POST');
    const refused = ask('203.0.113.7', 'POST');
    expect(refused).toEqual({ retryAfterSeconds: 1 });
    pass(refused?.retryAfterSeconds ?? 0);
    expect(ask('203.0.113.7', 'POST')).toBeUndefined();
  });

  test('being refused costs nothing: who keeps knocking is let in at the same time', () => {
    const { through, pass } = limiter();
    through(200, '203.0.113.7');
    pass(1);
    expect(through(1, '203.0.113.7')).toBe(1);
  });

  test('still reads when it has written too much', () => {
    const { through } = limiter();
    expect(through(20, '203.0.113.7', 'POST')).toBe(3);
    expect(through(20, '203.0.113.7', 'GET')).toBe(5);
  });

  test('does not take from another', () => {
    const { through } = limiter();
    through(20, '203.0.113.7');
    expect(through(20, '203.0.113.8')).toBe(5);
  });
});

test.each([
  '/hooks/whatsapp',
  '/api/exchange/messages',
  '/api/regions/kota-contoh/start-codes',
  '/api/regions/kota-contoh/sign-in-codes',
])('a post to %s is read before anyone is known, and has the slowest pace', (path) => {
  expect(limiter().through(20, '203.0.113.7', 'POST', path)).toBe(1);
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', 'one network', 5],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', 'two networks', 10],
  ['2001:db8::1', '2001:db8:0:0:5::1', 'one network, however it is written', 5],
  ['203.0.113.7', '::ffff:203.0.113.7', 'one address, however it is written', 5],
])('%s and %s are %s', (one, other, _words, together) => {
  const { through } = limiter();
  expect(through(20, one) + through(20, other)).toBe(together);
});

test.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])(
  'this machine (%s) is not limited: behind a proxy of which we were not told is everyone',
  (address) => {
    expect(limiter().through(50, address)).toBe(50);
  },
);

test('no more is remembered than allowed, and the quietest is forgotten', () => {
  const { through } = limiter(2);
  through(5, '203.0.113.1');
  through(5, '203.0.113.2');
  through(5, '203.0.113.1');
  through(5, '203.0.113.3');
  expect(through(5, '203.0.113.1')).toBe(0);
  expect(through(5, '203.0.113.2')).toBe(5);
});

describe('processes side by side', () => {
  const village = '203.0.113.7';
  const hear = (listener: ReturnType<typeof limiter>, speaker: ReturnType<typeof limiter>) =>
    listener.limit.askedElsewhere(speaker.limit.untold());

  test('have one bucket for a network, as far as they heard of one another', () => {
    const [here, there] = [limiter(), limiter()];
    expect(here.through(4, village)).toBe(4);
    hear(there, here);
    expect(there.through(20, village)).toBe(1);
    expect(there.through(20, '203.0.113.8')).toBe(5);
    expect(there.through(20, village, 'POST')).toBe(3);
  });

  test('owe what both let through at once, and wait for it, but no longer than twice a whole bucket', () => {
    const [here, there] = [limiter(), limiter()];
    for (const each of [here, there]) each.through(5, village);
    for (let told = 0; told < 4; told += 1) there.limit.askedElsewhere([[`reading ${village}`, 5]]);
    hear(here, there);
    for (const each of [here, there]) {
      expect(each.ask(village)).toEqual({ retryAfterSeconds: 3 });
      each.pass(3);
      expect(each.through(20, village)).toBe(1);
      each.pass(3600);
      expect(each.through(20, village)).toBe(5);
    }
  });

  test('tell each request once, and nothing of those who ask little or whose bucket is full again', () => {
    let milliseconds = 0;
    const limit = createRateLimit({
      now: () => milliseconds,
      paces: { ...paces, reading: { burst: 100, perSecond: 10 } },
    });
    const ask = (times: number) => {
      for (let each = 0; each < times; each += 1) limit({ address: village, method: 'GET', path: '/' });
    };
    ask(9);
    expect(limit.untold()).toEqual([]);
    ask(9);
    expect(limit.untold()).toEqual([[`reading ${village}`, 18]]);
    expect(limit.untold()).toEqual([]);
    milliseconds += 60_000;
    // An hour of a request now and then is no burst.
    for (let minute = 0; minute < 60; minute += 1) {
      ask(5);
      milliseconds += 60_000;
    }
    expect(limit.untold()).toEqual([]);
    ask(12);
    milliseconds += 500;
    ask(1);
    expect(limit.untold()).toEqual([[`reading ${village}`, 8]]);
  });
});
