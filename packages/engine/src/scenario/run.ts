/** Plays a pack's scenarios, and tells in words where they end otherwise than they say. */
import type { Pack, Scenario, ScenarioEvent } from '../pack/types.ts';
import { differences } from './compare.ts';
import { type PlayedPart, playedByStep, playedOnRecord } from './coverage.ts';
import { Play } from './play.ts';

export type ScenarioResult = {
  readonly service: string;
  readonly title: string;
  readonly passed: boolean;
  /** "Step 2 (return): expected state "returned", but it is "checking"." */
  readonly failures: readonly string[];
  /** What of the service the story has played. */
  readonly played: readonly PlayedPart[];
};

export function runScenarios(pack: Pack): ScenarioResult[] {
  return pack.scenarios.map((scenario) => runScenario(pack, scenario));
}

export function runScenario(pack: Pack, scenario: Scenario): ScenarioResult {
  const service = pack.services[scenario.service];
  const told = { service: scenario.service, title: scenario.title };
  if (!service) {
    return {
      ...told,
      passed: false,
      failures: [`There is no service "${scenario.service}".`],
      played: [],
    };
  }
  const play = new Play(pack, service, scenario);
  const failures: string[] = [];
  const played: PlayedPart[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const { at, when, then } = step;
    const outcome = play.take(when, at);
    const found = differences(play, outcome, then);
    played.push(...playedByStep(play, step, outcome));
    failures.push(...found.map((failure) => `Step ${index + 1} (${nameOf(when)}): ${failure}`));
    // What follows a failed step tells nothing more.
    if (failures.length > 0) break;
  }
  played.push(...playedOnRecord(play));
  return { ...told, passed: failures.length === 0, failures, played };
}

function nameOf(event: ScenarioEvent): string {
  if (typeof event === 'string') return event;
  return 'action' in event ? event.action : Object.keys(event)[0]!;
}
