import { sql } from 'kysely';
import { regionDatabase } from '../platform/database/index.ts';
import { auditSealed, keyOf, logKeys } from '../record/index.ts';
import { type Breach, breachIn, type Examined, mostRows } from './breach.ts';

/** The region's signed log holds every action and every entry of the stream, each once, as it was. */
export async function* examineLog(examined: Examined): AsyncGenerator<Breach> {
  const { region, masterKeys } = examined;
  const breach = breachIn(examined, 'log-verifies');
  const { verifier } = logKeys(masterKeys, { regionId: region.id, name: region.slug });
  for (const fault of await auditSealed(examined.database, { regionId: region.id, verifier })) {
    yield breach(keyOf(fault.subject), fault.message.id, fault.message.en);
  }
  const database = regionDatabase(examined.database, region.id);
  const { rows } = await sql<{ case_id: string; seq: number; times: number }>`
    select action.case_id, action.seq,
      ((select count(*) from record_log_leaf leaf
        where leaf.region_id = action.region_id and leaf.case_id = action.case_id and leaf.seq = action.seq)
      + (select count(*) from seal_outbox waiting
        where waiting.region_id = action.region_id and waiting.case_id = action.case_id and waiting.seq = action.seq)
      )::integer as times
    from case_action action where action.region_id = ${region.id}
      and ((select count(*) from record_log_leaf leaf
        where leaf.region_id = action.region_id and leaf.case_id = action.case_id and leaf.seq = action.seq)
      + (select count(*) from seal_outbox waiting
        where waiting.region_id = action.region_id and waiting.case_id = action.case_id and waiting.seq = action.seq)
      ) <> 1
    limit ${mostRows}`.execute(database);
  for (const { case_id, seq, times } of rows) {
    yield breach(
      `${case_id}/${seq}`,
      `Tindakan ini ada ${times} kali di log atau antreannya.`,
      `This action stands ${times} times in the log or its outbox.`,
    );
  }
  const { rows: headless } = await sql<{ case_id: string }>`
    select action.case_id from case_action action
    where action.region_id = ${region.id} and action.seq = 1 and not exists (
      select from case_current current
      where current.region_id = action.region_id and current.case_id = action.case_id)
    limit ${mostRows}`.execute(database);
  for (const { case_id } of headless) {
    yield breachIn(examined, 'state-is-replay')(
      case_id,
      'Ada catatan berkas tanpa keadaan tersimpan.',
      'There is a record without a kept state.',
    );
  }
}

/** Places for visits, and things that run out: taken is what is held, and a balance is the sum of its movements. */
export async function* examineCapacity(examined: Examined): AsyncGenerator<Breach> {
  const regionId = examined.region.id;
  const database = regionDatabase(examined.database, regionId);
  const oversold = breachIn(examined, 'place-oversold');
  const { rows: slots } = await sql<{ slot_id: string; taken: number; places: number; held: number }>`
    select slot.slot_id, slot.taken, slot.places, count(visit.case_id)::integer as held
    from visit_slot slot
    left join visit on visit.region_id = slot.region_id and visit.slot_id = slot.slot_id
    where slot.region_id = ${regionId}
    group by slot.region_id, slot.slot_id
    having slot.taken <> count(visit.case_id) or count(visit.case_id) > slot.places
    limit ${mostRows}`.execute(database);
  for (const { slot_id, taken, places, held } of slots) {
    yield oversold(
      slot_id,
      `Terhitung ${taken} dari ${places} tempat, sedangkan kunjungannya ${held}.`,
      `${taken} of ${places} places count as taken, and ${held} visits hold one.`,
    );
  }
  yield* examineStock(examined);
}

async function* examineStock(examined: Examined): AsyncGenerator<Breach> {
  const regionId = examined.region.id;
  const database = regionDatabase(examined.database, regionId);
  const breach = breachIn(examined, 'stock-balances');
  const { rows: balances } = await sql<{
    office_id: string;
    stock: string;
    balance: number;
    sum: number;
    last: number;
    here: number | null;
  }>`
    select * from (
      select balance.office_id, balance.stock, balance.balance,
        coalesce((select sum(change) from stock_movement movement where movement.region_id = balance.region_id
          and movement.office_id = balance.office_id and movement.stock = balance.stock), 0)::integer as sum,
        coalesce((select movement.balance from stock_movement movement where movement.region_id = balance.region_id
          and movement.office_id = balance.office_id and movement.stock = balance.stock
          order by place desc limit 1), 0) as last,
        case when balance.numbered then (select count(*) from stock_serial serial
          where serial.region_id = balance.region_id and serial.office_id = balance.office_id
          and serial.stock = balance.stock and serial.state = 'here')::integer end as here
      from stock_balance balance where balance.region_id = ${regionId}
    ) as counted
    where balance <> sum or balance <> last or (here is not null and balance <> here)
    limit ${mostRows}`.execute(database);
  for (const { office_id, stock, balance, sum, last, here } of balances) {
    yield breach(
      `${office_id}/${stock}`,
      `Saldo ${balance}, jumlah mutasi ${sum}, mutasi terakhir menyebut ${last}, nomor seri di tempat ${here ?? 'tidak dihitung'}.`,
      `The balance is ${balance}, the movements sum to ${sum}, the last says ${last}, serials here ${here ?? 'not counted'}.`,
    );
  }
  const { rows: transfers } = await sql<{ id: string; count: number; moving: number }>`
    select transfer.id::text, transfer.count, count(serial.serial)::integer as moving
    from stock_transfer transfer
    join stock_serial serial on serial.region_id = transfer.region_id and serial.transfer_id = transfer.id
    where transfer.region_id = ${regionId}
    group by transfer.region_id, transfer.id
    having transfer.received_at is not null or count(serial.serial) <> transfer.count
    limit ${mostRows}`.execute(database);
  for (const { id, count, moving } of transfers) {
    yield breach(
      id,
      `Kiriman ${count} blangko, dalam perjalanan tercatat ${moving}.`,
      `${count} blanks were sent, and ${moving} stand as on the way.`,
    );
  }
}

/** What devices wrote down stands once each, without a gap, and what became of it is known up to where it is said. */
export async function* examineField(examined: Examined): AsyncGenerator<Breach> {
  const regionId = examined.region.id;
  const breach = breachIn(examined, 'field-once');
  const { rows } = await sql<{ id: string; head: number; settled: number; events: number; outcomes: number }>`
    select * from (
      select device.id::text, device.head_seq as head, device.settled_seq as settled,
        (select count(*) from field_event event
          where event.region_id = device.region_id and event.device_id = device.id)::integer as events,
        (select count(*) from field_outcome outcome
          where outcome.region_id = device.region_id and outcome.device_id = device.id)::integer as outcomes
      from field_device device where device.region_id = ${regionId}
    ) as counted
    where head <> events or settled <> outcomes
    limit ${mostRows}`.execute(regionDatabase(examined.database, regionId));
  for (const { id, head, settled, events, outcomes } of rows) {
    yield breach(
      id,
      `Perangkat sampai urutan ${head} dengan ${events} kejadian; selesai sampai ${settled} dengan ${outcomes} hasil.`,
      `The device is at ${head} with ${events} events; settled to ${settled} with ${outcomes} outcomes.`,
    );
  }
  const { rows: broken } = await sql<{ device_id: string; seq: number }>`
    select event.device_id::text, event.seq from field_event event
    left join field_event before on before.region_id = event.region_id
      and before.device_id = event.device_id and before.seq = event.seq - 1
    where event.region_id = ${regionId} and event.seq > 1
      and (before.digest is null or before.digest <> event.previous)
    limit ${mostRows}`.execute(regionDatabase(examined.database, regionId));
  for (const { device_id, seq } of broken) {
    yield breach(
      `${device_id}/${seq}`,
      'Kejadian ini tidak menyambung pada yang sebelumnya.',
      'This event does not go on from the one before.',
    );
  }
}

/**
 * A month's counters are what the outcomes of its cases sum up to, once the sum has seen them all: one that was written
 * before it and committed after it is the next sum's.
 */
export async function* examineMonths(examined: Examined): AsyncGenerator<Breach> {
  const regionId = examined.region.id;
  const breach = breachIn(examined, 'promise-counted');
  const { rows } = await sql<{ month: string; kept: number; wanted: number }>`
    with settled as (select summed_until, summed_snapshot from promise_sum where region_id = ${regionId}),
    counted as (
      select date_trunc('month', ended_on)::date as month, count(*) filter (where kept)::integer as kept,
        count(*)::integer as ended, max(changed_at) as changed_at
      from case_outcome
      where region_id = ${regionId} and not is_reopened and kept is not null and end_kind <> 'cancelled'
      group by 1
    )
    select counted.month::text, coalesce(month.kept, -1) as kept, counted.kept as wanted
    from counted cross join settled
    left join promise_month month on month.region_id = ${regionId} and month.month = counted.month
      and month.office_id = '' and month.service = ''
    where settled.summed_snapshot is not null and not exists (
        select from case_outcome outcome where outcome.region_id = ${regionId}
          and date_trunc('month', outcome.ended_on)::date = counted.month
          and (outcome.changed_at >= settled.summed_until
            or not pg_visible_in_snapshot(outcome.xmin::text::xid8, settled.summed_snapshot)))
      and (month.kept is distinct from counted.kept or month.ended is distinct from counted.ended)
    limit ${mostRows}`.execute(regionDatabase(examined.database, regionId));
  for (const { month, kept, wanted } of rows) {
    yield breach(
      month,
      `Bulan ini terhitung ${kept} janji ditepati, menurut berkasnya ${wanted}.`,
      `The month counts ${kept} promises kept, by its cases ${wanted}.`,
    );
  }
}
