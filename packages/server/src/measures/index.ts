import type { Follower, ViewPart } from '../cases/index.ts';
import { answerBroken, broken } from './answering.ts';
import type { MeasuresService } from './contract.ts';
import type { MeasuresDependencies } from './dependencies.ts';
import { followEscalations } from './escalation.ts';
import { followOutcomes } from './outcomes.ts';
import { sumUp } from './summing.ts';
import { delayPart } from './view-part.ts';

/** What the product tells of itself: promises kept and broken, who is told, what is out of order, the morning page. */
export type Measures = {
  readonly service: Pick<MeasuresService, 'broken' | 'answerBroken'>;
  readonly follow: Follower;
  readonly viewPart: ViewPart;
  /** A job, each minute: sums up the months in which something changed. */
  readonly sumUp: (regionId: string) => Promise<number>;
};

export function createMeasures(dependencies: MeasuresDependencies): Measures {
  const [outcomes, escalations] = [followOutcomes(dependencies), followEscalations(dependencies)];
  return {
    service: {
      broken: (caller, query) => broken(dependencies, caller, query),
      answerBroken: (caller, command) => answerBroken(dependencies, caller, command),
    },
    async follow(event) {
      await outcomes(event);
      await escalations(event);
    },
    viewPart: delayPart,
    sumUp: (regionId) => sumUp(dependencies, regionId),
  };
}
