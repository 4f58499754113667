import { sql } from 'kysely';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { type Breach, breachIn, type Examined, mostRows } from './breach.ts';

/** A command that someone was told had succeeded: its key, and what it was told had become of the case. */
export type AcknowledgedCommand = {
  readonly regionId: string;
  readonly key: string;
  readonly code?: string;
  /** The action's place in the case's record. */
  readonly seq?: number;
  /** An event of a device's own sequence: its key is the event's. */
  readonly from?: 'device';
};

/** Nothing that was acknowledged is lost. */
export async function* examineAcknowledged(
  examined: Examined,
  acknowledged: readonly AcknowledgedCommand[],
): AsyncGenerator<Breach> {
  const database = regionDatabase(examined.database, examined.region.id);
  const breach = breachIn(examined, 'command-lost');
  const own = acknowledged.filter(({ regionId }) => regionId === examined.region.id);
  for (let start = 0; start < own.length; start += mostRows) {
    const some = own.slice(start, start + mostRows);
    const known = await keptKeys(database, some);
    const codes = some.flatMap(({ code }) => (code === undefined ? [] : [code]));
    const cases =
      codes.length === 0
        ? []
        : await database
            .selectFrom('case_current')
            .select(['code', 'last_seq'])
            .where('code', 'in', codes)
            .execute();
    const lengths = new Map(cases.map(({ code, last_seq }) => [code, last_seq]));
    for (const { key, code, seq } of some) {
      if (!known.has(key))
        yield breach(
          code === undefined ? key : `${code} ${key}`,
          'Perintah ini sudah dijawab berhasil, tetapi tidak tersimpan.',
          'This command was answered as done and is not kept.',
        );
      if (code !== undefined && (lengths.get(code) ?? 0) < (seq ?? 1))
        yield breach(
          `${code} ${key}`,
          `Perintah ini dijawab sebagai langkah ${seq ?? 1}, tetapi catatan berkas lebih pendek.`,
          `This command was answered as step ${seq ?? 1}, and the record is shorter.`,
        );
    }
  }
}

/** Commands are kept with their results, events of devices with what became of them. */
async function keptKeys(
  database: DatabaseConnection,
  some: readonly AcknowledgedCommand[],
): Promise<ReadonlySet<string>> {
  const isEvent = ({ from }: AcknowledgedCommand): boolean => from === 'device';
  const commands = some.filter((one) => !isEvent(one)).map(({ key }) => key);
  const events = some.filter(isEvent).map(({ key }) => key);
  const results =
    commands.length === 0
      ? []
      : await database
          .selectFrom('command_result')
          .select('key')
          .where('result', 'is not', null)
          .where('key', 'in', commands)
          .execute();
  const settled =
    events.length === 0
      ? []
      : await database
          .selectFrom('field_event as event')
          .innerJoin('field_outcome as outcome', (join) =>
            join
              .onRef('outcome.region_id', '=', 'event.region_id')
              .onRef('outcome.device_id', '=', 'event.device_id')
              .onRef('outcome.seq', '=', 'event.seq'),
          )
          .select('event.event_id as key')
          .where('event.event_id', 'in', events)
          .execute();
  return new Set([...results, ...settled].map(({ key }) => key));
}

/** Two commands never claim one action, and one draft never becomes two cases. */
export async function* examineOnce(examined: Examined): AsyncGenerator<Breach> {
  const regionId = examined.region.id;
  const database = regionDatabase(examined.database, regionId);
  const breach = breachIn(examined, 'command-twice');
  const { rows: claimed } = await sql<{ code: string; seq: string; times: number }>`
    select result ->> 'code' as code, result ->> 'seq' as seq, count(*)::integer as times
    from command_result
    where region_id = ${regionId} and result ->> 'code' is not null and result ->> 'seq' is not null
      and result -> 'unchanged' is null
    group by 1, 2 having count(*) > 1 limit ${mostRows}`.execute(database);
  for (const { code, seq, times } of claimed) {
    yield breach(
      `${code}/${seq}`,
      `Satu langkah dinyatakan sebagai hasil ${times} perintah.`,
      `${times} commands claim one step.`,
    );
  }
  const { rows: doubled } = await sql<{ code: string; first: number; second: number }>`
    select current.code, before.seq as first, action.seq as second
    from case_action action
    join case_action before on before.region_id = action.region_id and before.case_id = action.case_id
      and before.seq = action.seq - 1
    join case_current current on current.region_id = action.region_id and current.case_id = action.case_id
    where action.region_id = ${regionId} and action.type = 'taken' and before.type = 'taken'
      and action.actor = before.actor and action.at = before.at and action.actor ->> 'kind' <> 'system'
      and action.body - 'promise' - 'undoUntil' = before.body - 'promise' - 'undoUntil'
    limit ${mostRows}`.execute(database);
  for (const { code, first, second } of doubled) {
    yield breach(
      code,
      `Langkah ${second} mengulang langkah ${first}.`,
      `Step ${second} repeats step ${first}.`,
    );
  }
}
