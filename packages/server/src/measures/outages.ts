import type { Region, Result, Text } from '@satuloket/engine';
import { durationWords, momentWords } from '../cases/wording.ts';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import type { OutageView, OutsideService } from './contract.ts';
import { type MeasuresDependencies, regionOf } from './dependencies.ts';

/** A call or two that fail are no outage. */
const failuresToBegin = 3;
const shownDays = 30;
const mostShown = 50;
const dayMilliseconds = 86_400_000;

type Run = { readonly beganAt: Date; lastAt: Date; failed: number; stored: number };

/** What came of the calls of this process, until it is stored. */
export type OutageWatch = {
  /** The same service, with an eye on how its calls go; `status` and what is no call pass through. */
  watch<Service extends object>(name: OutsideService, service: Service): Service;
  /** A job, every few seconds: stores what was seen, for every region. */
  store(database: DatabaseConnection, regionIds: readonly string[]): Promise<void>;
};

/** Failures by which an adapter says that the service itself could not be reached. */
const unreachable = new Set(['register-unavailable', 'channel-unavailable', 'call-unavailable']);

export function createOutageWatch(now: () => Date): OutageWatch {
  const runs = new Map<OutsideService, Run>();
  const over: { service: OutsideService; run: Run; endedAt: Date }[] = [];
  const answeredAt = new Map<OutsideService, Date>();

  function note(service: OutsideService, outcome: Result<unknown>): void {
    const run = runs.get(service);
    if (!outcome.ok && unreachable.has(outcome.error.code)) {
      const at = now();
      if (run === undefined) runs.set(service, { beganAt: at, lastAt: at, failed: 1, stored: 0 });
      else {
        run.lastAt = at;
        run.failed += 1;
      }
      return;
    }
    const endedAt = now();
    answeredAt.set(service, endedAt);
    if (run === undefined) return;
    runs.delete(service);
    if (run.failed >= failuresToBegin) over.push({ service, run, endedAt });
  }

  return {
    watch: (name, service) =>
      new Proxy(service, {
        get(target, property, receiver) {
          const value: unknown = Reflect.get(target, property, receiver);
          if (typeof value !== 'function') return value;
          return (...given: readonly unknown[]) => {
            const answer: unknown = Reflect.apply(value, target, given);
            if (!(answer instanceof Promise)) return answer;
            return answer.then((outcome: unknown) => {
              if (isResult(outcome)) note(name, outcome);
              return outcome;
            });
          };
        },
      }),

    async store(database, regionIds) {
      const ended = over.splice(0);
      const answered = [...answeredAt];
      answeredAt.clear();
      const running = [...runs].filter(([, run]) => run.failed >= failuresToBegin && run.failed > run.stored);
      if (ended.length === 0 && answered.length === 0 && running.length === 0) return;
      const seen = running.map(([service, run]) => {
        const failed = run.failed - run.stored;
        // Calls go on failing while this is written: they are counted the next time.
        run.stored = run.failed;
        return { service, run, failed };
      });
      for (const regionId of regionIds) {
        await inTransaction(regionDatabase(database, regionId), async (transaction) => {
          for (const { service, run } of ended) {
            await write(transaction, service, run, run.failed - run.stored);
          }
          for (const [service, at] of answered) {
            await transaction
              .updateTable('outage')
              .set({ ended_at: at })
              .where('service', '=', service)
              .where('ended_at', 'is', null)
              .where('last_failed_at', '<=', at)
              .execute();
          }
          for (const { service, run, failed } of seen) await write(transaction, service, run, failed);
        });
      }
    },
  };
}

/** Opens the outage, or adds what this process saw of one that another has opened. */
async function write(
  database: DatabaseConnection,
  service: OutsideService,
  run: Run,
  failed: number,
): Promise<void> {
  const open = await database
    .updateTable('outage')
    .set((row) => ({ failed_calls: row('failed_calls', '+', failed), last_failed_at: run.lastAt }))
    .where('service', '=', service)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (open !== undefined) return;
  await database
    .insertInto('outage')
    .values({
      id: newIdentifier(run.beganAt),
      service,
      began_at: run.beganAt,
      last_failed_at: run.lastAt,
      failed_calls: run.failed,
      ended_at: null,
    })
    // Another process opened it in the same moment: what this one saw comes with its next failure.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function isResult(value: unknown): value is Result<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}

const names: Readonly<Record<OutsideService, Text>> = {
  register: { id: 'Sistem kependudukan pusat', en: 'The national population register' },
  whatsapp: { id: 'Pengiriman WhatsApp', en: 'WhatsApp' },
  email: { id: 'Pengiriman e-mail', en: 'E-mail' },
  sms: { id: 'Pengiriman SMS', en: 'SMS' },
  push: { id: 'Pemberitahuan peramban', en: 'Browser notifications' },
  telephone: { id: 'Sentral telepon pengantar', en: 'The couriers’ telephone exchange' },
};

const nameOf = (service: string): Text => names[service as OutsideService] ?? { id: service, en: service };

const messagesMeanwhile: Text = {
  id: 'Kabar tersimpan dan dikirim begitu pulih; status berkas tetap dapat dilihat di sini.',
  en: 'Messages are kept and sent as soon as it is back; the status of a case can still be seen here.',
};
const othersMeanwhile: Partial<Readonly<Record<OutsideService, Text>>> = {
  register: {
    id: 'Permohonan tetap diterima; yang memerlukan pusat dilanjutkan begitu pulih.',
    en: 'Applications are still received; what needs the register goes on as soon as it is back.',
  },
  telephone: {
    id: 'Pengantar tetap datang, hanya belum dapat menelepon dahulu.',
    en: 'Couriers still come, they only can not call first.',
  },
};

const meanwhile = (service: string): Text => othersMeanwhile[service as OutsideService] ?? messagesMeanwhile;

/** Of the last month, the latest first. */
export async function outages(
  dependencies: Pick<MeasuresDependencies, 'database' | 'places' | 'now'>,
  regionId: string,
  since?: Date,
): Promise<readonly OutageView[]> {
  const region = regionOf(dependencies, regionId);
  const now = dependencies.now();
  const from = since ?? new Date(now.getTime() - shownDays * dayMilliseconds);
  const rows = await regionDatabase(dependencies.database, regionId)
    .selectFrom('outage')
    .selectAll()
    .where((row) => row.or([row('ended_at', 'is', null), row('ended_at', '>=', from)]))
    .orderBy('began_at', 'desc')
    .limit(mostShown)
    .execute();
  return rows.map((row) => ({
    service: row.service as OutsideService,
    name: nameOf(row.service),
    beganAt: row.began_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    failedCalls: row.failed_calls,
    sentence: sentenceOf(region, row),
  }));
}

function sentenceOf(
  region: Region,
  row: { readonly service: string; readonly began_at: Date; readonly ended_at: Date | null },
): Text {
  const name = nameOf(row.service);
  const began = momentWords(region, row.began_at);
  if (row.ended_at === null) {
    const now = meanwhile(row.service);
    return {
      id: `${name.id} tidak menjawab sejak ${began.id}. ${now.id}`,
      en: `${name.en} has not answered since ${began.en}. ${now.en}`,
    };
  }
  const lasted = durationWords(row.ended_at.getTime() - row.began_at.getTime());
  return {
    id: `${name.id} tidak menjawab selama ${lasted.id}, mulai ${began.id}.`,
    en: `${name.en} did not answer for ${lasted.en}, from ${began.en}.`,
  };
}
