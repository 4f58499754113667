import { success } from '@satuloket/engine';
import type { Follower } from '../cases/index.ts';
import { prepareNotice, readNotice, sendNotice } from './breach/notices.ts';
import type { PrivacyService } from './contract.ts';
import { followCorrections } from './corrections.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import { desk, myData } from './desk.ts';
import { askExport, makeDueExports, openExport } from './exports/making.ts';
import { endHold, hold } from './holds.ts';
import { endLimitOf } from './limits.ts';
import { officerFor } from './policy.ts';
import { registerView } from './register/view.ts';
import { answer, openRequest, request } from './requests.ts';
import { retain } from './retention/run.ts';
import type { DeletionCounts } from './schema.ts';

export { privacyRoutes } from './routes.ts';

/** Personal data: copies, requests, retention, the register of processing and notices of breaches. */
export type Privacy = {
  readonly service: PrivacyService;
  /** Cases that are requests for correction. */
  readonly follow: Follower;
  /** Makes the copies that people asked for; the number made. */
  makeDueExports(regionId: string): Promise<number>;
  /** Deletes what the region's rules say is due; rows by table. */
  retain(regionId: string): Promise<DeletionCounts>;
};

export function createPrivacy(dependencies: PrivacyDependencies): Privacy {
  return {
    service: {
      myData: (caller) => myData(dependencies, caller),
      askExport: (caller, command) => askExport(dependencies, caller, command),
      openExport: (caller, exportId) => openExport(dependencies, caller, exportId),
      request: (caller, command) => request(dependencies, caller, command),
      mayProtect: (caller) => officerFor(caller, 'read-desk').ok,
      desk: (caller) => desk(dependencies, caller),
      openRequest: (caller, requestId) => openRequest(dependencies, caller, requestId),
      answer: (caller, command) => answer(dependencies, caller, command),
      endLimit: (caller, command) => endLimitOf(dependencies, caller, command),
      hold: (caller, command) => hold(dependencies, caller, command),
      endHold: (caller, command) => endHold(dependencies, caller, command),
      register: (caller) => {
        const officer = officerFor(caller, 'read-register');
        return officer.ok ? success(registerView()) : officer;
      },
      officers: async (caller) => {
        const officer = officerFor(caller, 'prepare-notice');
        if (!officer.ok) return officer;
        const cards = await dependencies.officers.officersOf(caller.regionId);
        return success(cards.map(({ accountId, name }) => ({ accountId, name })));
      },
      prepareNotice: (caller, command) => prepareNotice(dependencies, caller, command),
      notice: (caller, noticeId) => readNotice(dependencies, caller, noticeId),
      sendNotice: (caller, command) => sendNotice(dependencies, caller, command),
    },
    follow: followCorrections(dependencies),
    makeDueExports: (regionId) => makeDueExports(dependencies, regionId),
    retain: (regionId) => retain(dependencies, regionId),
  };
}
