import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createDoor } from './door.ts';

const answer = () => new EventEmitter();
const asking = (method: string, url = '/x', contentType?: string) =>
  Object.assign(new EventEmitter(), {
    method,
    url,
    headers: contentType === undefined ? {} : { 'content-type': contentType },
  });

test.each([
  ['a reader', asking('GET'), 2, true],
  ['a reader while there is room', asking('GET'), 1, false],
  ['whoever sends a form, where readers are turned away', asking('POST'), 2, false],
  ['whoever sends a form into a full house', asking('POST'), 3, true],
  ['a photo', asking('POST', '/x', 'multipart/form-data; boundary=x'), 3, false],
  ['a part of an upload', asking('PUT', '/x', 'application/octet-stream'), 3, false],
  ['whoever watches over us', asking('GET', '/health/ready'), 3, false],
  ['what a page is made of', asking('GET', '/_app/immutable/x.js'), 3, false],
])('%s', (_who, request, inside, isTurnedAway) => {
  const door = createDoor({ reading: 2, sending: 3 }, () => 0);
  for (let each = 0; each < inside; each += 1) {
    const whole = asking('POST');
    door.enter(whole, answer());
    whole.emit('end');
  }
  expect(door.enter(request, answer()) !== undefined).toBe(isTurnedAway);
});

test('a place is free again once the answer is sent or its client gone, and only once', () => {
  const door = createDoor({ reading: 1, sending: 1 });
  const first = answer();
  expect(door.enter(asking('GET'), first)).toBeUndefined();
  expect(door.enter(asking('GET'), answer())).toBeDefined();
  first.emit('close');
  first.emit('close');
  expect(door.inside()).toBe(0);
  expect(door.enter(asking('GET'), answer())).toBeUndefined();
});

test('an answer that stays open takes no place', () => {
  const door = createDoor({ reading: 1, sending: 1 });
  const open = answer();
  door.enter(asking('GET'), open);
  open.emit('stays-open');
  expect(door.inside()).toBe(0);
  open.emit('close');
  expect(door.inside()).toBe(0);
});

test('whoever sends slowly takes no place before all of it is there, and none once they are gone', () => {
  const door = createDoor({ reading: 1, sending: 1 });
  const slow = asking('POST');
  const gone = asking('POST');
  const goneAnswer = answer();
  door.enter(slow, answer());
  door.enter(gone, goneAnswer);
  expect(door.inside()).toBe(0);
  goneAnswer.emit('close');
  gone.emit('end');
  expect(door.inside()).toBe(0);
  slow.emit('end');
  expect(door.inside()).toBe(1);
});

test('those turned away in one moment are told different times', () => {
  const fractions = [0, 0.3, 0.6, 0.99];
  const door = createDoor({ reading: 0, sending: 0 }, () => fractions.shift() ?? 0);
  const told = Array.from({ length: 4 }, () => door.enter(asking('GET'), answer())?.retryAfterSeconds);
  expect(told).toEqual([2, 3, 5, 6]);
});
