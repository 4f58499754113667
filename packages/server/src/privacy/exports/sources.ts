import { type RawBuilder, sql } from 'kysely';
import { personPlace } from '../../helping/helped-people.ts';
import { startCodePlace } from '../../helping/start-code-seal.ts';
import { openPreference } from '../../notices/preferences/sealed.ts';
import { openBrowser } from '../../notices/push/sealed.ts';
import { emailPlace } from '../../people/contacts.ts';
import { householdPlace, phonePlace } from '../../people/household.ts';
import { claimPlace } from '../../people/identity.ts';
import { openAccountValue } from '../../people/sealing.ts';
import type { MasterKeys } from '../../record/index.ts';
import { openingPlace } from '../../wallet/share-list.ts';
import { requestPlace } from '../places.ts';
import type { ExportSection } from '../register/index.ts';
import type { Person } from './person.ts';

export type SourceRow = Readonly<Record<string, unknown>>;
type Opened = (masterKeys: MasterKeys, row: SourceRow & Record<string, string>) => unknown;

/** A table of which someone's rows go into their copy. */
export type Source = {
  readonly section: ExportSection;
  readonly table: string;
  /** As a heading over its rows. */
  readonly title: string;
  readonly where: (person: Person) => RawBuilder<unknown>;
  /** Sealed columns and how they open; what is not named here is opened with its case. */
  readonly open?: Readonly<Record<string, Opened>>;
  /** Columns that the page shows, each with its word; the JSON has all that are no digest and no key. */
  readonly shows: Readonly<Record<string, string>>;
  /** Columns that would tell of someone else. */
  readonly hides?: readonly string[];
};

const ofAccount = ({ accountId }: Person) => sql`account_id::text = ${accountId}`;
const caseIds = ({ own }: Person) => own.map(({ caseId }) => caseId);
const ofOwnCases = (person: Person) =>
  sql`region_id = ${person.regionId} and case_id = any(${caseIds(person)}::uuid[])`;
const ofDrafts = (person: Person) =>
  sql`region_id = ${person.regionId} and draft_id = any(${[...person.draftIds]}::uuid[])`;
const ofNik = (person: Person) => sql`nik_digest = ${person.nikDigest}`;
const sealedBuffer = (row: SourceRow, column: string): Buffer => row[column] as Buffer;
const account =
  (column: string, place: (row: Record<string, string>) => string): Opened =>
  (masterKeys, row) =>
    openAccountValue(masterKeys, place(row), sealedBuffer(row, column));
const preference =
  (column: 'email' | 'phone' | 'pending'): Opened =>
  (masterKeys, row) =>
    openPreference(masterKeys, row.account_id ?? '', column, sealedBuffer(row, `${column}_sealed`));

/** Tables of accounts, which are no region's. */
export const accountTables: ReadonlySet<string> = new Set([
  'auth.user',
  'auth.session',
  'account_contact',
  'account_identity',
  'account_household',
  'account_proof',
  'message_preference',
  'passkey',
  'push_subscription',
  'session_detail',
]);

/** Every table that the register of processing puts into a copy; a test compares the two. */
export const sources: readonly Source[] = [
  {
    section: 'account',
    table: 'auth.user',
    title: 'Akun',
    where: ({ accountId }) => sql`id::text = ${accountId}`,
    shows: { created_at: 'Dibuat' },
    hides: ['email'],
  },
  {
    section: 'account',
    table: 'account_contact',
    title: 'Nomor telepon dan surel',
    where: ofAccount,
    open: {
      phone_sealed: account('phone_sealed', (row) => phonePlace(row.account_id ?? '')),
      email_sealed: account('email_sealed', (row) => emailPlace(row.account_id ?? '')),
    },
    shows: { phone_sealed: 'Nomor', email_sealed: 'Surel', created_at: 'Sejak' },
  },
  {
    section: 'account',
    table: 'account_identity',
    title: 'Identitas yang Anda buktikan',
    where: ofAccount,
    open: { claim_sealed: account('claim_sealed', (row) => claimPlace(row.account_id ?? '')) },
    shows: { claim_sealed: 'Isi', state: 'Keadaan', changed_at: 'Diperbarui' },
  },
  {
    section: 'account',
    table: 'account_household',
    title: 'Salinan kartu keluarga',
    where: ofAccount,
    open: { household_sealed: account('household_sealed', (row) => householdPlace(row.account_id ?? '')) },
    shows: { household_sealed: 'Isi', fetched_at: 'Diambil' },
  },
  {
    section: 'account',
    table: 'account_proof',
    title: 'Bukti identitas yang lebih kuat',
    where: ofAccount,
    shows: { kind: 'Cara', proven_at: 'Waktu' },
    hides: ['seen_by'],
  },
  {
    section: 'account',
    table: 'passkey',
    title: 'Kunci sandi',
    where: ofAccount,
    shows: { name: 'Nama', created_at: 'Dibuat', used_at: 'Terakhir dipakai' },
  },
  {
    section: 'account',
    table: 'message_preference',
    title: 'Pilihan kabar',
    where: ofAccount,
    open: {
      email_sealed: preference('email'),
      phone_sealed: preference('phone'),
      pending_sealed: preference('pending'),
    },
    shows: { language: 'Bahasa', channel: 'Lewat', email_sealed: 'Surel', phone_sealed: 'Nomor lain' },
  },
  {
    section: 'account',
    table: 'push_subscription',
    title: 'Peramban yang menerima kabar',
    where: ofAccount,
    // The address alone: with its keys, whoever finds the copy could read what is sent there.
    open: {
      sealed: (masterKeys, row) =>
        openBrowser(masterKeys, row.id ?? '', sealedBuffer(row, 'sealed')).endpoint,
    },
    shows: { sealed: 'Alamat', made_at: 'Sejak' },
  },
  {
    section: 'account',
    table: 'auth.session',
    title: 'Sesi masuk',
    where: ({ accountId }) => sql`user_id::text = ${accountId}`,
    shows: { created_at: 'Masuk', expires_at: 'Berakhir' },
  },
  {
    section: 'account',
    table: 'session_detail',
    title: 'Perangkat tempat Anda masuk',
    where: ({ accountId }) =>
      sql`session_id in (select id from auth.session where user_id::text = ${accountId})`,
    shows: { browser: 'Peramban', system: 'Sistem', network: 'Jaringan', proven_at: 'Dibuktikan' },
  },
  {
    section: 'account',
    table: 'suggestion_hidden',
    title: 'Saran yang Anda sembunyikan',
    where: (person) => sql`region_id = ${person.regionId} and ${ofAccount(person)}`,
    shows: { service: 'Layanan', hidden_at: 'Sejak' },
  },
  {
    section: 'drafts',
    table: 'draft',
    title: 'Isian yang belum dikirim',
    where: (person) => sql`region_id = ${person.regionId} and owner_account_id = ${person.accountId}`,
    shows: {
      service: 'Layanan',
      sealed: 'Isi',
      subject_sealed: 'Untuk',
      began_at: 'Dimulai',
      saved_at: 'Disimpan',
    },
  },
  {
    section: 'drafts',
    table: 'draft_reminder',
    title: 'Pengingat isian',
    where: ofDrafts,
    shows: { due_at: 'Waktu', state: 'Keadaan' },
  },
  {
    section: 'drafts',
    table: 'event_draft',
    title: 'Isian bagian dari peristiwa hidup',
    where: ofDrafts,
    shows: { member: 'Bagian' },
  },
  {
    section: 'drafts',
    table: 'file_in_draft',
    title: 'Dokumen pada isian',
    where: ofDrafts,
    shows: { requirement: 'Persyaratan', added_at: 'Ditambahkan' },
  },
  {
    section: 'cases',
    table: 'case_current',
    title: 'Berkas Anda',
    where: ofOwnCases,
    shows: {
      code: 'Kode',
      service: 'Layanan',
      applicant_name: 'Pemohon',
      filed_at: 'Diajukan',
      state: 'Keadaan',
      ended_at: 'Selesai',
    },
    hides: ['replayed', 'assignee_id'],
  },
  {
    section: 'cases',
    table: 'vault_entry',
    title: 'Isi berkas',
    where: ofOwnCases,
    shows: { case_id: 'Berkas', kind: 'Jenis', sealed: 'Isi' },
  },
  {
    section: 'cases',
    table: 'case_action',
    title: 'Riwayat berkas',
    where: ofOwnCases,
    shows: { case_id: 'Berkas', at: 'Waktu', type: 'Langkah' },
    hides: ['actor', 'body', 'previous_hash', 'hash'],
  },
  {
    section: 'cases',
    table: 'file',
    title: 'Dokumen',
    where: (person) =>
      sql`region_id = ${person.regionId} and state = 'kept' and (case_id = any(${caseIds(person)}::uuid[]) or id in (
        select file_id from file_in_draft where region_id = ${person.regionId} and ${ofDrafts(person)}))`,
    shows: { name_sealed: 'Nama', requirement: 'Persyaratan', kept_at: 'Disimpan' },
    hides: ['uploader_id', 'limits'],
  },
  {
    section: 'cases',
    table: 'file_in_case',
    title: 'Dokumen yang dipakai lagi',
    where: ofOwnCases,
    shows: { case_id: 'Berkas', file_id: 'Dokumen' },
  },
  {
    section: 'cases',
    table: 'confirmation_link',
    title: 'Konfirmasi yang diminta',
    where: ofOwnCases,
    shows: {
      case_id: 'Berkas',
      confirmation: 'Tentang',
      state: 'Keadaan',
      answer: 'Jawaban',
      sent_at: 'Dikirim',
    },
  },
  {
    section: 'cases',
    table: 'visit',
    title: 'Kunjungan',
    where: ofOwnCases,
    shows: { case_id: 'Berkas', office_id: 'Kantor', starts_at: 'Mulai', state: 'Keadaan' },
  },
  {
    section: 'cases',
    table: 'post_item',
    title: 'Kiriman pos',
    where: ofOwnCases,
    shows: { case_id: 'Berkas', tracking: 'Nomor resi', status: 'Keadaan', changed_at: 'Waktu' },
  },
  {
    section: 'cases',
    table: 'taken_back',
    title: 'Kartu lama yang ditarik',
    where: ofOwnCases,
    shows: { case_id: 'Berkas', taken_at: 'Ditarik', destroyed_at: 'Dimusnahkan' },
  },
  {
    section: 'cases',
    table: 'exchange_story',
    title: 'Cerita berkas di daerah lain',
    where: (person) =>
      sql`region_id = ${person.regionId} and code in (select there->>'code' from case_current,
        jsonb_array_elements(replayed->'abroad') there
        where region_id = ${person.regionId} and ${ofOwnCases(person)})`,
    shows: { from_region: 'Daerah', code: 'Kode di sana', at: 'Waktu', story: 'Cerita' },
  },
  {
    section: 'documents',
    table: 'signed_document',
    title: 'Dokumen yang ditandatangani elektronik',
    where: ofOwnCases,
    shows: { title: 'Dokumen', code: 'Berkas', signed_at: 'Ditandatangani', state: 'Keadaan' },
    hides: ['signer_nip'],
  },
  {
    section: 'documents',
    table: 'document_share',
    title: 'Tautan yang Anda bagikan',
    where: (person) => sql`region_id = ${person.regionId} and ${ofAccount(person)}`,
    shows: { product: 'Dokumen', made_at: 'Dibuat', expires_at: 'Berlaku sampai', opened: 'Dibuka' },
  },
  {
    section: 'documents',
    table: 'document_share_opening',
    title: 'Siapa yang membukanya',
    where: (person) =>
      sql`region_id = ${person.regionId} and share_id in (
        select id from document_share where region_id = ${person.regionId} and ${ofAccount(person)})`,
    open: {
      sealed: account('sealed', (row) => openingPlace(row.region_id ?? '', row.id ?? '')),
    },
    shows: { sealed: 'Oleh', at: 'Waktu' },
  },
  {
    section: 'messages',
    table: 'message',
    title: 'Kabar yang dikirim kepada Anda',
    where: (person) => sql`${ofOwnCases(person)} and recipient = 'applicant'`,
    shows: { made_at: 'Waktu', channel: 'Lewat', sealed: 'Isi', state: 'Keadaan' },
  },
  {
    section: 'helping',
    table: 'helped_person',
    title: 'Orang yang Anda bantu',
    where: (person) => sql`region_id = ${person.regionId} and helper_account_id::text = ${person.accountId}`,
    open: { sealed: account('sealed', (row) => personPlace(row.region_id ?? '', row.id ?? '')) },
    shows: { sealed: 'Isi', created_at: 'Sejak' },
  },
  {
    section: 'helping',
    table: 'mandate',
    title: 'Kuasa yang Anda beri atau terima',
    where: (person) =>
      sql`region_id = ${person.regionId} and (helper_account_id::text = ${person.accountId} or ${ofNik(person)})`,
    shows: { kind: 'Jenis', given_at: 'Diberikan', valid_until: 'Berlaku sampai', ended_at: 'Berakhir' },
    hides: ['person_id', 'helper_account_id'],
  },
  {
    section: 'helping',
    table: 'helped_case',
    title: 'Berkas yang diajukan lewat pembantu',
    where: (person) =>
      sql`region_id = ${person.regionId} and (helper_account_id::text = ${person.accountId} or ${ofNik(person)})`,
    shows: { case_id: 'Berkas', kind: 'Lewat', filed_at: 'Diajukan' },
    hides: ['helper_account_id'],
  },
  {
    section: 'helping',
    table: 'family_leave',
    title: 'Izin bagi keluarga',
    where: (person) => sql`region_id = ${person.regionId} and ${ofAccount(person)}`,
    shows: { allowed: 'Diizinkan', changed_at: 'Sejak' },
  },
  {
    section: 'helping',
    table: 'start_code',
    title: 'Kode dari lembaga untuk Anda',
    where: (person) => sql`region_id = ${person.regionId} and sealed is not null and ${ofNik(person)}`,
    open: { sealed: account('sealed', (row) => startCodePlace(row.region_id ?? '', row.id ?? '')) },
    shows: { service: 'Layanan', given_at: 'Diberikan', sealed: 'Isi' },
    hides: ['giver_account_id'],
  },
  {
    section: 'looks',
    table: 'stream_entry',
    title: 'Siapa yang melihat data Anda',
    where: (person) =>
      sql`region_id = ${person.regionId} and kind like 'reveal.%' and (case_id = any(${caseIds(person)}::uuid[])
        or subject_digest = ${person.nikDigest})`,
    shows: { at: 'Waktu', role: 'Peran', office_id: 'Kantor', kind: 'Tindakan', case_id: 'Berkas' },
    hides: ['account_id', 'hash'],
  },
  {
    section: 'requests',
    table: 'data_request',
    title: 'Permintaan Anda tentang data',
    where: (person) => sql`region_id = ${person.regionId} and ${ofAccount(person)}`,
    open: {
      words_sealed: account('words_sealed', (row) =>
        requestPlace('words', row.region_id ?? '', row.id ?? ''),
      ),
      answer_sealed: account('answer_sealed', (row) =>
        requestPlace('answer', row.region_id ?? '', row.id ?? ''),
      ),
    },
    shows: {
      kind: 'Jenis',
      made_at: 'Diajukan',
      words_sealed: 'Isi',
      answered_at: 'Dijawab',
      answer_sealed: 'Jawaban',
      case_id: 'Berkas',
    },
    hides: ['answered_by'],
  },
  {
    section: 'requests',
    table: 'processing_limit',
    title: 'Pembatasan dan keberatan yang berlaku',
    where: (person) => sql`region_id = ${person.regionId} and ${ofAccount(person)}`,
    shows: { kind: 'Jenis', since: 'Berlaku sejak', ended_at: 'Diakhiri' },
    hides: ['ended_by'],
  },
  {
    section: 'requests',
    table: 'data_export',
    title: 'Salinan data yang Anda minta',
    where: (person) => sql`region_id = ${person.regionId} and ${ofAccount(person)}`,
    shows: { asked_at: 'Diminta', state: 'Keadaan', downloads: 'Diunduh' },
  },
];
