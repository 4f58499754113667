import { failure, type Result, success, type Text } from '@satuloket/engine';
import type { RowOutcome } from '../importing/contract.ts';
import {
  createTableJobs,
  type ReportWords,
  reportFile,
  type TableKind,
  tableJobSummary,
} from '../importing/index.ts';
import { readSheet } from '../platform/sheets/read-sheet.ts';
import { type TableFile, type TableForm, tableFile } from '../platform/sheets/table-file.ts';
import type { Caller } from '../types.ts';
import { applyStatus } from './apply-status.ts';
import type { PostService } from './contract.ts';
import type { PostOptions } from './dependencies.ts';
import { poster } from './policy.ts';
import { problems } from './problems.ts';
import { type ReadRow, readStatuses } from './read-statuses.ts';
import { type StatusColumn, statusColumns, statusWords } from './status-words.ts';

const title: Text = { id: 'Kabar dari pos', en: 'What the post says' };

const reportWords: ReportWords = {
  name: 'kabar-pos',
  number: statusColumns.tracking.heading,
  who: 'Status',
  wouldImport: 'Akan dicatat',
  imported: 'Dicatat',
  already: 'Sudah tercatat',
};

type StatusCommands = Pick<
  PostService,
  'statusTemplate' | 'checkStatuses' | 'runStatuses' | 'statusJob' | 'statusReport'
>;

/** Tables in which the post says how far its things are: checked first, done when an officer says so. */
export function createStatusTables(options: PostOptions): StatusCommands & {
  readonly latest: (caller: Caller) => ReturnType<ReturnType<typeof createTableJobs>['latest']>;
} {
  const jobs = createTableJobs(options, 'post-status');
  const ownerOf = (caller: Caller): Result<{ regionId: string; accountId: string }> => {
    const who = poster(options, caller);
    return who.ok ? success({ regionId: caller.regionId, accountId: who.value.officer.accountId }) : who;
  };

  return {
    statusTemplate(caller, { form }) {
      const owner = ownerOf(caller);
      return owner.ok ? success(template(form)) : owner;
    },

    async checkStatuses(caller, { key, name, content }) {
      const owner = ownerOf(caller);
      if (!owner.ok) return owner;
      return jobs.takeIn(owner.value, { key, service: '', system: 'pos', name, content });
    },

    async runStatuses(caller, { id }) {
      const owner = ownerOf(caller);
      return owner.ok ? jobs.run(owner.value, id) : owner;
    },

    async statusJob(caller, id) {
      const owner = ownerOf(caller);
      if (!owner.ok) return owner;
      const row = await jobs.own(owner.value, id);
      return row.ok ? success({ ...jobs.view(row.value), title, mayOpen: true }) : row;
    },

    async statusReport(caller, { id, form }) {
      const owner = ownerOf(caller);
      if (!owner.ok) return owner;
      const found = await jobs.report(owner.value, id);
      if (!found.ok) return found;
      const { row, report } = found.value;
      return success(reportFile(report, { words: reportWords, isDry: row.state === 'checked', form }));
    },

    async latest(caller) {
      const owner = ownerOf(caller);
      return owner.ok ? jobs.latest(owner.value) : [];
    },
  };
}

export function statusSummary(row: Parameters<typeof tableJobSummary>[0]) {
  return { ...tableJobSummary(row), title };
}

function template(form: TableForm): TableFile {
  const columns = Object.keys(statusColumns) as StatusColumn[];
  const headings = columns.map((column) => statusColumns[column].heading);
  const words = Object.values(statusWords);
  return tableFile('kabar-pos', form, [
    {
      name: 'Kabar',
      rows: [headings],
      widths: [22, 20, 24, 22, 30, 18, 36],
      choices: [{ column: columns.indexOf('status'), from: `Status!$A$2:$A$${words.length + 1}` }],
    },
    {
      name: 'Status',
      rows: [
        ['Tulis', 'Juga dikenal'],
        ...words.map(([first, ...others]) => [first ?? '', others.join('; ')]),
      ],
      widths: [24, 60],
    },
    {
      name: 'Petunjuk',
      rows: [
        ['Kolom', 'Cara mengisi'],
        ...columns.map((column) => [statusColumns[column].heading, statusColumns[column].help]),
      ],
      widths: [24, 80],
    },
  ]);
}

/** So many rows in a row that fail without a reason mean that something here is broken, not the table. */
const brokenRowsInARow = 5;

/** How tables of the post are worked on, beside the request. */
export function statusTables(options: PostOptions): TableKind {
  return {
    kind: 'post-status',
    async work({ job, region, bytes, isDry, onProgress }) {
      const sheet = readSheet(bytes);
      if (!sheet.ok) return sheet;
      const read = readStatuses(sheet.value, region);
      if (!read.ok) return read;
      const caller = await officerCaller(options, region.id, job.account_id, job.id);
      if (caller === undefined) return failure(problems.notAllowed);
      const who = poster(options, caller);
      if (!who.ok) return who;
      const counts = { imported: 0, already: 0, refused: 0 };
      const rows: RowOutcome[] = [];
      const total = read.value.rows.length;
      let broken = 0;
      const codes = new Map(
        read.value.rows.flatMap((row) =>
          'said' in row && row.said.code !== '' ? [[row.said.tracking, row.said.code] as const] : [],
        ),
      );
      // What the post says of a thing is done in the order in which it happened, however the table is sorted.
      for (const row of inOrder(read.value.rows)) {
        const told = {
          row: row.row,
          number: row.tracking,
          name: 'said' in row ? statusWords[row.said.status][0]! : '',
        };
        const outcome: RowOutcome = await (async () => {
          if ('faults' in row) return { ...told, outcome: 'refused', faults: row.faults };
          try {
            const { said } = row;
            const named = codes.get(said.tracking) ?? '';
            const applied = await applyStatus(options, who.value, caller, { said, named, isDry });
            return { ...told, faults: [], ...applied };
          } catch (error) {
            options.onUnexpected?.(error);
            return { ...told, outcome: 'refused', faults: [unexpected] };
          }
        })();
        broken = outcome.faults.includes(unexpected) ? broken + 1 : 0;
        if (broken >= brokenRowsInARow) throw new Error(`the table ${job.id} fails at every row`);
        counts[outcome.outcome] += 1;
        rows.push(outcome);
        await onProgress({ total, done: rows.length, ...counts });
      }
      rows.sort((one, other) => one.row - other.row);
      return success({ rows, passedOver: read.value.passedOver });
    },
  };
}

function inOrder(rows: readonly ReadRow[]): readonly ReadRow[] {
  const timeOf = (row: ReadRow) => ('said' in row ? row.said.at.getTime() : 0);
  return [...rows].sort((one, other) => timeOf(one) - timeOf(other) || one.row - other.row);
}

const unexpected = {
  column: '',
  code: 'unexpected',
  reason: {
    id: 'Baris ini tidak dapat diproses karena gangguan di sistem. Impor lagi nanti; yang sudah dicatat tidak berulang.',
    en: 'This row could not be processed because of a fault here. Import again later; nothing is done twice.',
  },
};

/** The officer who brought the table, with the posts that they have now. */
async function officerCaller(
  { people }: PostOptions,
  regionId: string,
  accountId: string,
  requestId: string,
): Promise<Caller | undefined> {
  const officers = await people.officersOf(regionId);
  const officer = officers.find((each) => each.accountId === accountId);
  if (officer === undefined) return undefined;
  const { name, posts } = officer;
  return { regionId, requestId, locale: 'id', who: { kind: 'officer', accountId, name, posts } };
}
