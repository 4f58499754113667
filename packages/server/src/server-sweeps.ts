import type { createCapacity } from './capacity/index.ts';
import type { Cases } from './cases/index.ts';
import type { createEvents } from './events/index.ts';
import type { createExchange } from './exchange/index.ts';
import type { createField } from './field/index.ts';
import type { FileStore } from './files/index.ts';
import type { Fulfilment } from './fulfilment/index.ts';
import type { createHelping } from './helping/index.ts';
import type { Importing } from './importing/index.ts';
import type { createIntegrations } from './integrations/index.ts';
import { type createLooks, lookPaces } from './looks/index.ts';
import type { createMeasures, OutageWatch } from './measures/index.ts';
import type { createCorrespondence, Notices } from './notices/index.ts';
import type { People } from './people/index.ts';
import { aTurnEach, type Sweep } from './platform/sweeps/index.ts';
import type { createPrinting } from './printing/index.ts';
import type { Privacy } from './privacy/index.ts';
import { sealLog } from './region-log.ts';
import type { ServerOptions } from './server-options.ts';
import type { Signing } from './signing/index.ts';
import type { createWatches } from './watches/index.ts';

/** The parts that have something to do when its time has come. */
type Swept = {
  readonly fulfilment: Fulfilment;
  readonly signing: Signing;
  readonly events: ReturnType<typeof createEvents>;
  readonly notices: Notices;
  readonly exchange: ReturnType<typeof createExchange>;
  readonly integrations: ReturnType<typeof createIntegrations>;
  readonly privacy: Privacy;
  readonly watches: ReturnType<typeof createWatches>;
  readonly printing: ReturnType<typeof createPrinting>;
  readonly capacity: ReturnType<typeof createCapacity>;
  readonly correspondence: ReturnType<typeof createCorrespondence>;
  readonly cases: Cases;
  readonly measures: ReturnType<typeof createMeasures>;
  readonly looks: ReturnType<typeof createLooks>;
  readonly outages: OutageWatch;
  readonly people: People;
  readonly helping: ReturnType<typeof createHelping>;
  readonly field: ReturnType<typeof createField>;
  readonly importing: Importing;
  readonly fileStore: FileStore;
  /** Of one region. */
  readonly remindOfDrafts: (regionId: string) => Promise<unknown>;
};

/** What is done again and again, how often, and for which regions. */
export function sweepsOf(options: ServerOptions, parts: Swept): readonly Sweep[] {
  const { database, places, mode } = options;
  const {
    fulfilment,
    signing,
    events,
    notices,
    exchange,
    integrations,
    privacy,
    watches,
    printing,
    capacity,
    correspondence,
    cases,
    measures,
    looks,
    outages,
    people,
    helping,
    field,
    importing,
    fileStore,
    remindOfDrafts,
  } = parts;
  const everyRegion = async (work: (regionId: string) => Promise<unknown>): Promise<void> => {
    for (const { id } of places.regions()) await work(id);
  };
  const aTurnEachRegion = (work: (regionId: string) => Promise<boolean>) =>
    aTurnEach(
      places.regions().map(({ id }) => id),
      work,
    );
  return [
    // One click can have a thousand documents made: they hold up each other's region and kind for a turn, and nothing
    // else. All of them are rendered by one child, one after the other.
    { name: 'documents', everyMilliseconds: 2_000, run: () => aTurnEachRegion(fulfilment.makeSome) },
    {
      name: 'documents to sign',
      everyMilliseconds: 2_000,
      run: () => aTurnEachRegion(signing.prepareSome),
    },
    { name: 'life events', everyMilliseconds: 2_000, run: () => everyRegion(events.lookAtDue) },
    { name: 'messages', everyMilliseconds: 2_000, run: () => everyRegion(notices.sendDue) },
    {
      name: 'exchange',
      everyMilliseconds: 2_000,
      run: async () => {
        await everyRegion(exchange.deliverDue);
        await everyRegion(exchange.openReceived);
      },
    },
    { name: 'webhooks', everyMilliseconds: 2_000, run: () => everyRegion(integrations.deliverDue) },
    {
      name: 'copies of personal data',
      everyMilliseconds: 2_000,
      run: () => everyRegion(privacy.makeDueExports),
    },
    { name: 'retention', everyMilliseconds: 3_600_000, run: () => everyRegion(privacy.retain) },
    { name: 'watches', everyMilliseconds: 2_000, run: () => everyRegion(watches.askDue) },
    { name: 'print queues', everyMilliseconds: 60_000, run: () => everyRegion(printing.catchUp) },
    { name: 'signing runs', everyMilliseconds: 20_000, run: () => everyRegion(signing.endDeadRuns) },
    {
      name: 'documents that could not be made to be signed',
      everyMilliseconds: 3_600_000,
      run: () => everyRegion(signing.prepareStuck),
    },
    { name: 'visits', everyMilliseconds: 60_000, run: () => everyRegion(capacity.sweep) },
    {
      name: 'reminders of drafts',
      everyMilliseconds: 60_000,
      run: () => everyRegion(remindOfDrafts),
    },
    { name: 'answers to messages', everyMilliseconds: 5_000, run: correspondence.sendAnswers },
    { name: 'digests', everyMilliseconds: 60_000, run: () => everyRegion(correspondence.writeDigests) },
    { name: 'timers', everyMilliseconds: 20_000, run: () => everyRegion(cases.sweepTimers) },
    { name: 'promises kept', everyMilliseconds: 60_000, run: () => everyRegion(measures.sumUp) },
    { name: 'unusual looks', everyMilliseconds: lookPaces[mode], run: () => everyRegion(looks.examine) },
    { name: 'morning', everyMilliseconds: 60_000, run: () => everyRegion(measures.reportMorning) },
    {
      name: 'outages',
      everyMilliseconds: 5_000,
      run: () =>
        outages.store(
          database,
          places.regions().map(({ id }) => id),
        ),
    },
    { name: 'calendars', everyMilliseconds: 3_600_000, run: () => everyRegion(cases.amendPromises) },
    { name: 'record log', everyMilliseconds: 20_000, run: () => everyRegion((id) => sealLog(options, id)) },
    { name: 'identities', everyMilliseconds: 30_000, run: () => people.retryPendingIdentities() },
    {
      name: 'people who are helped',
      everyMilliseconds: 30_000,
      run: () => everyRegion(helping.retryPendingPeople),
    },
    { name: 'start codes', everyMilliseconds: 3_600_000, run: () => everyRegion(helping.emptyStartCodes) },
    { name: 'field', everyMilliseconds: 30_000, run: () => everyRegion(field.settleDue) },
    { name: 'imports', everyMilliseconds: 2_000, run: () => everyRegion(importing.work) },
    {
      name: 'people who came over',
      everyMilliseconds: 60_000,
      run: () => everyRegion(importing.settlePending),
    },
    {
      name: 'leftovers',
      everyMilliseconds: 3_600_000,
      run: async () => {
        await people.sweep();
        await correspondence.forget();
        await everyRegion(integrations.forget);
        await everyRegion((regionId) => fileStore.sweep(regionId));
      },
    },
  ];
}
