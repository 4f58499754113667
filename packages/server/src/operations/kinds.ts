import type { Text } from '@satuloket/engine';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DatabaseConnection } from '../platform/database/index.ts';

/** Where the items of a kind lie. Every such table says when to try next, and most how often it was tried and why not. */
export type StuckKind = {
  readonly name: string;
  readonly title: Text;
  readonly table: WorkTable;
  /** What identifies an item to people: one column, or two joined by a slash. */
  readonly id: readonly string[];
  readonly stateColumn: string | null;
  /** The states in which a sweep takes it when its time comes; what had failed is put into the first. */
  readonly open: readonly string[];
  /** The states that nobody but a person ends. */
  readonly broken: readonly string[];
  readonly nextAt: 'next_try_at' | 'next_at' | 'held_until';
  readonly since: string;
  /** Its column, or a question for it. */
  readonly failure: string | RawBuilder<string | null> | null;
  /** By what one sees that it is being tried again: the number of tries, or that there is a failure. */
  readonly triedBy: 'tries' | 'failure';
  /** Those that nobody can move any more. */
  readonly beyondHelp?: RawBuilder<SqlBool>;
  readonly caseColumn: 'case_id' | null;
  /** The page that looks after them; they are only counted here. */
  readonly page: string | null;
  /** Only what has no owner elsewhere may be given up: a case's own step never is. */
  readonly maySetAside: boolean;
  /** False where trying often is the rule: each of them would be no news. */
  readonly isListed: boolean;
  /** Of the table that belongs to no region: the column that says where it began. */
  readonly regionColumn?: 'claimed_in';
};

export type WorkTable = Extract<
  keyof import('../platform/database/index.ts').Database,
  | 'message'
  | 'officer_message'
  | 'draft_reminder'
  | 'document_work'
  | 'signing_item'
  | 'exchange_outbox'
  | 'exchange_inbox'
  | 'watch_due'
  | 'helped_person'
  | 'former_case'
  | 'account_identity'
  | 'webhook_message'
  | 'inbound_message'
  | 'import_job'
>;

const usual = {
  id: ['id'],
  stateColumn: 'state',
  open: ['waiting'],
  broken: ['failed'],
  triedBy: 'tries',
  nextAt: 'next_try_at',
  failure: 'failure',
  caseColumn: null,
  page: null,
  maySetAside: false,
  isListed: true,
} as const;

const question = { ...usual, open: ['pending'], broken: [], failure: null } as const;

export const stuckKinds: readonly StuckKind[] = [
  {
    ...usual,
    name: 'messages',
    title: { id: 'Kabar untuk warga', en: 'Messages to residents' },
    table: 'message',
    since: 'made_at',
    caseColumn: 'case_id',
    maySetAside: true,
  },
  {
    ...usual,
    name: 'officer-messages',
    title: { id: 'Kabar dan rangkuman untuk petugas', en: 'Messages and digests to officers' },
    table: 'officer_message',
    since: 'made_at',
    maySetAside: true,
  },
  {
    ...usual,
    name: 'reminders',
    title: { id: 'Pengingat formulir yang belum dikirim', en: 'Reminders of forms not sent yet' },
    table: 'draft_reminder',
    id: ['draft_id', 'code'],
    since: 'due_at',
    maySetAside: true,
  },
  {
    ...usual,
    name: 'documents',
    title: { id: 'Dokumen yang dibuat di sini', en: 'Documents made here' },
    table: 'document_work',
    id: ['case_id', 'product'],
    since: 'released_at',
    caseColumn: 'case_id',
    page: 'dokumen-gagal',
    isListed: false,
  },
  {
    ...usual,
    name: 'to-sign',
    title: { id: 'Dokumen yang disiapkan untuk ditandatangani', en: 'Documents prepared for signing' },
    table: 'signing_item',
    open: ['preparing'],
    broken: ['stuck'],
    since: 'since',
    failure: 'trouble',
    caseColumn: 'case_id',
  },
  {
    ...usual,
    name: 'sent-to-regions',
    title: { id: 'Kiriman ke daerah lain', en: 'Messages to other regions' },
    table: 'exchange_outbox',
    broken: ['refused'],
    since: 'made_at',
    caseColumn: 'case_id',
    page: 'kiriman',
    isListed: false,
  },
  {
    ...usual,
    name: 'from-regions',
    title: { id: 'Kiriman dari daerah lain', en: 'Messages from other regions' },
    table: 'exchange_inbox',
    broken: ['refused'],
    since: 'received_at',
    caseColumn: 'case_id',
    page: 'kiriman',
    isListed: false,
  },
  {
    ...usual,
    name: 'watches',
    title: {
      id: 'Pertanyaan ke kependudukan pusat tentang berkas',
      en: 'Questions to the register about cases',
    },
    table: 'watch_due',
    id: ['case_id'],
    stateColumn: null,
    open: [],
    broken: [],
    nextAt: 'next_at',
    since: 'next_at',
    failure: null,
    caseColumn: 'case_id',
    isListed: false,
  },
  {
    ...usual,
    name: 'webhooks',
    title: { id: 'Kiriman webhook ke sistem lain', en: 'Webhook messages to other systems' },
    table: 'webhook_message',
    broken: ['dead'],
    since: 'happened_at',
    // The last answer: a status, or why there was none.
    failure: sql<string | null>`(
      select coalesce('answered-' || attempt.status, 'receiver-' || attempt.failure) from webhook_attempt as attempt
      where attempt.region_id = item.region_id and attempt.message_id = item.id order by attempt.number desc limit 1)`,
    beyondHelp: sql<SqlBool>`exists (
      select 1 from webhook where webhook.region_id = item.region_id and webhook.id = item.webhook_id
      and webhook.ended_at is not null)`,
  },
  {
    ...usual,
    name: 'answers',
    title: { id: 'Jawaban atas pesan warga', en: 'Answers to what people wrote' },
    // Of the installation, since whoever writes to its number names no region; nothing in it tells who wrote.
    table: 'inbound_message',
    since: 'received_at',
    failure: null,
    beyondHelp: sql<SqlBool>`item.answer_sealed is null`,
  },
  {
    ...usual,
    name: 'imports',
    title: { id: 'Tabel yang sedang dibaca atau diimpor', en: 'Tables being read or imported' },
    table: 'import_job',
    open: ['checking', 'importing'],
    broken: [],
    nextAt: 'held_until',
    since: 'began_at',
    triedBy: 'failure',
  },
  {
    ...question,
    name: 'identities',
    title: { id: 'Pencocokan identitas warga', en: 'Matches of residents’ identities' },
    table: 'account_identity',
    id: ['account_id'],
    since: 'changed_at',
    regionColumn: 'claimed_in',
  },
  {
    ...question,
    name: 'helped-people',
    title: { id: 'Pencocokan orang yang dibantu', en: 'Matches of people who are helped' },
    table: 'helped_person',
    since: 'changed_at',
  },
  {
    ...question,
    name: 'people-who-came-over',
    title: { id: 'Pencocokan berkas dari sistem lama', en: 'Matches of cases of a former system' },
    table: 'former_case',
    id: ['case_id'],
    stateColumn: 'identity',
    since: 'imported_at',
    caseColumn: 'case_id',
  },
];

export const stuckKind = (name: string): StuckKind | undefined =>
  stuckKinds.find((kind) => kind.name === name);

/** What an operator gave up: no longer stuck, and told in the stream. */
export const setAsideFailure = 'set-aside';

export type RegionConnection = { readonly database: DatabaseConnection; readonly regionId: string };
