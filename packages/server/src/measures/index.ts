import type { Follower, ViewPart } from '../cases/index.ts';
import { answerBroken, broken } from './answering.ts';
import type { MeasuresService } from './contract.ts';
import type { MeasuresDependencies } from './dependencies.ts';
import { followEscalations } from './escalation.ts';
import { menuOf } from './menu.ts';
import { morning } from './morning.ts';
import { morningCases } from './morning-cases.ts';
import { reportMorning } from './morning-report.ts';
import { outages } from './outages.ts';
import { followOutcomes } from './outcomes.ts';
import { data, officeRecord, record } from './record-view.ts';
import { sumUp } from './summing.ts';
import { delayPart } from './view-part.ts';

export { createOutageWatch, type OutageWatch } from './outages.ts';
export { outcomeValues } from './outcomes.ts';
export { measuresRoutes } from './routes.ts';

/** What the product tells of itself: promises kept and broken, who is told, what is out of order, the morning page. */
export type Measures = {
  readonly service: MeasuresService;
  readonly follow: Follower;
  readonly viewPart: ViewPart;
  /** A job, each minute: sums up the months in which something changed. */
  readonly sumUp: (regionId: string) => Promise<number>;
  /** A job, each minute: makes and sends the page of the morning, once a day. */
  readonly reportMorning: (regionId: string) => Promise<boolean>;
};

export function createMeasures(dependencies: MeasuresDependencies): Measures {
  const [outcomes, escalations] = [followOutcomes(dependencies), followEscalations(dependencies)];
  return {
    service: {
      menu: (caller) => menuOf(dependencies, caller),
      record: (regionId, query) => record(dependencies, regionId, query),
      officeRecord: (regionId, officeId, query) => officeRecord(dependencies, regionId, officeId, query),
      data: (regionId) => data(dependencies, regionId),
      outages: (regionId) => outages(dependencies, regionId),
      broken: (caller, query) => broken(dependencies, caller, query),
      answerBroken: (caller, command) => answerBroken(dependencies, caller, command),
      morning: (caller) => morning(dependencies, caller),
      morningCases: (caller, query) => morningCases(dependencies, caller, query),
    },
    async follow(event) {
      await outcomes(event);
      await escalations(event);
    },
    viewPart: delayPart,
    sumUp: (regionId) => sumUp(dependencies, regionId),
    reportMorning: (regionId) => reportMorning(dependencies, regionId),
  };
}
