import type { Follower, ViewPart } from '../cases/index.ts';
import type { ConfirmationService } from '../types.ts';
import { type AnsweringDependencies, answerLink, openLink, takeBackAnswer } from './answering.ts';
import { followConfirmations } from './asking.ts';
import { type SendingAgainDependencies, sendAgain } from './sending-again.ts';
import { confirmationsPart } from './view-part.ts';

export { confirmationRoutes } from './routes.ts';

export type Confirmations = {
  readonly service: ConfirmationService;
  /** Registered with the cases: asks when a case is filed or corrected, and stops asking when it ends. */
  readonly follow: Follower;
  readonly viewPart: ViewPart;
};

export function createConfirmations(
  dependencies: AnsweringDependencies & SendingAgainDependencies,
): Confirmations {
  return {
    follow: followConfirmations(dependencies),
    viewPart: confirmationsPart,
    service: {
      open: (regionId, token) => openLink(dependencies, regionId, token),
      answer: (regionId, token, given) => answerLink(dependencies, regionId, token, given),
      takeBack: (regionId, token) => takeBackAnswer(dependencies, regionId, token),
      sendAgain: (caller, input) => sendAgain(dependencies, caller, input),
    },
  };
}
