import type { Follower } from '../cases/index.ts';
import type { Caller } from '../types.ts';
import { calm } from './calm.ts';
import type { SignedDocuments, SigningService } from './contract.ts';
import { checkDelegation, delegate, delegations, endDelegation, mayDelegate } from './delegations.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { desk } from './desk.ts';
import { createSignedDocuments } from './documents.ts';
import { followSigning } from './follow.ts';
import { document, picture, refuse } from './looking.ts';
import { officialOf, reachesOf } from './officials.ts';
import { prepareSome, prepareStuck } from './preparing.ts';
import { run } from './run-view.ts';
import { createRunner } from './running.ts';
import { endDeadRuns } from './settling.ts';
import { keepSignatureImage, removeSignatureImage, signatureImage } from './signature-images.ts';
import { retry, sign } from './signing-runs.ts';
import { type WaitingForStandIn, waitingForStandIn } from './stand-in-digest.ts';

export { signingRoutes } from './routes.ts';

/** The signing desk: what waits for a signature, who signs it, and what was signed. */
export type Signing = {
  readonly service: SigningService;
  readonly documents: SignedDocuments;
  readonly follow: Follower;
  /** A sweep, every few seconds: makes a few of those that are to be signed, and tells whether more are due. */
  prepareSome(regionId: string): Promise<boolean>;
  /** Makes all that is to be signed, however many; tells how many were made. */
  prepareDue(regionId: string): Promise<number>;
  /** Has what could not be made tried again, after the pack was corrected. */
  prepareStuck(regionId: string): Promise<number>;
  /** A sweep: what a process that is gone did not sign waits again. Throws what went wrong in this process's runs. */
  endDeadRuns(regionId: string): Promise<number>;
  /** For digests: what waits for an officer who signs in another's place. */
  waitingForStandIn(caller: Caller): Promise<readonly WaitingForStandIn[]>;
  /** Until the runs of this process are over. */
  idle(): Promise<void>;
  /** Ends the runs of this process: what is not signed waits again. */
  close(): Promise<void>;
};

export function createSigning(options: Omit<SigningDependencies, 'onUnexpected'>): Signing {
  const unexpected: unknown[] = [];
  const dependencies: SigningDependencies = { ...options, onUnexpected: (error) => unexpected.push(error) };
  const runner = createRunner(dependencies);
  return {
    service: {
      async menu(caller) {
        const { who } = caller;
        if (who.kind !== 'officer') return { desk: false, delegations: false, image: false };
        const region = regionOf(dependencies, caller.regionId);
        const official = await officialOf(dependencies, region, who);
        return {
          desk: reachesOf(region, official).length > 0,
          delegations: await mayDelegate(dependencies, caller),
          image: official.capacities.some(({ delegation }) => delegation === undefined),
        };
      },
      desk: (caller, query) => desk(dependencies, caller, query),
      calm: (caller, query) => calm(dependencies, caller, query),
      document: (caller, itemId) => document(dependencies, caller, itemId),
      picture: (caller, itemId) => picture(dependencies, caller, itemId),
      sign: (caller, command) => sign(dependencies, runner, caller, command),
      run: (caller, runId) => run(dependencies, caller, runId),
      retry: (caller, command) => retry(dependencies, runner, caller, command),
      refuse: (caller, command) => refuse(dependencies, caller, command),
      signatureImage: (caller) => signatureImage(dependencies, caller),
      keepSignatureImage: (caller, command) => keepSignatureImage(dependencies, caller, command),
      removeSignatureImage: (caller, command) => removeSignatureImage(dependencies, caller, command),
      delegations: (caller) => delegations(dependencies, caller),
      checkDelegation: (caller, given) => checkDelegation(dependencies, caller, given),
      delegate: (caller, command) => delegate(dependencies, caller, command),
      endDelegation: (caller, command) => endDelegation(dependencies, caller, command),
    },
    documents: createSignedDocuments(dependencies.database),
    follow: followSigning,
    prepareSome: async (regionId) => (await prepareSome(dependencies, regionId)).isMoreDue,
    async prepareDue(regionId) {
      for (let all = 0; ; ) {
        const { made, isMoreDue } = await prepareSome(dependencies, regionId);
        all += made;
        if (!isMoreDue) return all;
      }
    },
    prepareStuck: (regionId) => prepareStuck(dependencies, regionId),
    async endDeadRuns(regionId) {
      const ended = await endDeadRuns(dependencies, regionOf(dependencies, regionId));
      // A run goes on without whoever began it: what went wrong in it must not stay unseen.
      const [first] = unexpected.splice(0);
      if (first !== undefined) throw first;
      return ended;
    },
    waitingForStandIn: (caller) => waitingForStandIn(dependencies, caller),
    idle: () => runner.idle(),
    close: () => runner.close(),
  };
}
