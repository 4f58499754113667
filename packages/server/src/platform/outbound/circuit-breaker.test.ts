import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';

function breakerAt(clock: { now: number }) {
  return new CircuitBreaker({ failuresToOpen: 3, openMilliseconds: 1000, now: () => clock.now });
}

function call(breaker: CircuitBreaker, outcome: 'success' | 'failure'): 'called' | 'held back' {
  const passage = breaker.enter();
  if (!passage.allowed) return 'held back';
  passage.leave(outcome);
  return 'called';
}

describe('the circuit breaker', () => {
  it('opens after failures in a row and counts anew after a success', () => {
    const breaker = breakerAt({ now: 0 });
    for (const outcome of ['failure', 'failure', 'success', 'failure', 'failure'] as const)
      call(breaker, outcome);
    expect(breaker.state).toBe('closed');
    call(breaker, 'failure');
    expect(breaker.state).toBe('open');
    expect(call(breaker, 'success')).toBe('held back');
  });

  it('tells how long it stays open', () => {
    const clock = { now: 0 };
    const breaker = breakerAt(clock);
    for (let index = 0; index < 3; index += 1) call(breaker, 'failure');
    clock.now = 400;
    expect(breaker.enter()).toEqual({ allowed: false, retryAfterMilliseconds: 600 });
  });

  it.each([
    ['success', 'closed'],
    ['failure', 'open'],
  ] as const)('lets one call try after its time; %s leaves it %s', (outcome, state) => {
    const clock = { now: 0 };
    const breaker = breakerAt(clock);
    for (let index = 0; index < 3; index += 1) call(breaker, 'failure');
    clock.now = 1000;
    const trial = breaker.enter();
    expect(trial.allowed).toBe(true);
    expect(breaker.enter().allowed).toBe(false);
    if (trial.allowed) trial.leave(outcome);
    expect(breaker.state).toBe(state);
  });

  it('is not held open by a call from before that fails late', () => {
    const clock = { now: 0 };
    const breaker = breakerAt(clock);
    const early = breaker.enter();
    for (let index = 0; index < 3; index += 1) call(breaker, 'failure');
    clock.now = 900;
    if (early.allowed) early.leave('failure');
    clock.now = 1000;
    expect(breaker.state).toBe('half-open');
  });
});
