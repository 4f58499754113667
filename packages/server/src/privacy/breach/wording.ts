import type { Text } from '@satuloket/engine';

export type NoticeContent = {
  readonly number: number;
  readonly region: Text;
  /** Whose access was misused; null where a case was looked at by several. */
  readonly officer: string | null;
  readonly from: Date;
  readonly until: Date;
  readonly detectedAt: Date;
  readonly zone: string;
  readonly how: string;
  readonly done: string;
  readonly kinds: readonly { readonly title: Text; readonly cases: number }[];
  readonly people: number;
  readonly contact: { readonly title: Text; readonly address: string };
};

/**
 * The notice of UU PDP 27/2022 art. 46 paragraph 2: which data, when and how, and what is done about it. One paragraph a
 * line, so that it reads in a message, on paper and in a letter alike.
 */
export function noticeTexts(content: NoticeContent): { readonly toPerson: Text; readonly toAuthority: Text } {
  return {
    toPerson: { id: toPersonId(content), en: toPersonEn(content) },
    toAuthority: { id: toAuthorityId(content), en: toAuthorityEn(content) },
  };
}

function day(locale: 'id-ID' | 'en-GB', zone: string, at: Date): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(
    at,
  );
}

const list = (locale: 'id' | 'en', kinds: NoticeContent['kinds']): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(kinds.map(({ title }) => title[locale]));

const counted = (locale: 'id' | 'en', { kinds }: NoticeContent): string =>
  kinds
    .map(({ title, cases }) => `- ${title[locale]}: ${cases} ${locale === 'id' ? 'berkas' : 'cases'}`)
    .join('\n');

function toPersonId(content: NoticeContent): string {
  const { region, zone, from, until, how, done, kinds, contact } = content;
  return [
    `Pemberitahuan dari ${region.id}: data pribadi Anda pada berkas ini pernah dilihat tanpa hak.`,
    `Data yang terlihat: ${list('id', kinds)}.`,
    `Waktunya: antara ${day('id-ID', zone, from)} dan ${day('id-ID', zone, until)}.`,
    `Kejadiannya: ${how}`,
    `Yang kami lakukan: ${done}`,
    `Yang dapat Anda lakukan: jangan beri kode atau data kepada siapa pun yang menghubungi Anda, dan lihat di akun Anda siapa yang membuka data Anda.`,
    `Bertanya atau mengadu: ${contact.title.id}, ${contact.address}. Dasar: UU 27/2022 pasal 46.`,
  ].join('\n');
}

function toPersonEn(content: NoticeContent): string {
  const { region, zone, from, until, how, done, kinds, contact } = content;
  return [
    `A notice from ${region.en}: your personal data in this case were looked at without right.`,
    `What was seen: ${list('en', kinds)}.`,
    `When: between ${day('en-GB', zone, from)} and ${day('en-GB', zone, until)}.`,
    `What happened: ${how}`,
    `What we do: ${done}`,
    `What you can do: give no code or data to anyone who contacts you, and see in your account who opened your data.`,
    `Questions and complaints: ${contact.title.en}, ${contact.address}. By UU 27/2022 art. 46.`,
  ].join('\n');
}

function toAuthorityId(content: NoticeContent): string {
  const { number, region, officer, zone, from, until, detectedAt, how, done, people, contact } = content;
  return [
    `Pemberitahuan kegagalan pelindungan data pribadi nomor ${number}`,
    `Pengendali data: ${region.id}.`,
    `Diketahui: ${day('id-ID', zone, detectedAt)}.`,
    `Terjadi: antara ${day('id-ID', zone, from)} dan ${day('id-ID', zone, until)}${officer === null ? '' : `, lewat akun petugas ${officer}`}.`,
    `Jumlah orang: ${people}.`,
    `Data yang terungkap:\n${counted('id', content)}`,
    `Bagaimana terjadi: ${how}`,
    `Penanganan dan pemulihan: ${done}`,
    `Narahubung: ${contact.title.id}, ${contact.address}.`,
    'Dasar: UU 27/2022 pasal 46 ayat 1 dan 2. Jumlah dan jenis data diambil dari catatan akses yang disegel.',
  ].join('\n');
}

function toAuthorityEn(content: NoticeContent): string {
  const { number, region, officer, zone, from, until, detectedAt, how, done, people, contact } = content;
  return [
    `Notice of a breach of personal data, number ${number}`,
    `Controller: ${region.en}.`,
    `Detected: ${day('en-GB', zone, detectedAt)}.`,
    `Happened: between ${day('en-GB', zone, from)} and ${day('en-GB', zone, until)}${officer === null ? '' : `, through the account of the officer ${officer}`}.`,
    `People: ${people}.`,
    `What was disclosed:\n${counted('en', content)}`,
    `How: ${how}`,
    `Handling and recovery: ${done}`,
    `Contact: ${contact.title.en}, ${contact.address}.`,
    'By UU 27/2022 art. 46 (1) and (2). Counts and kinds are taken from the sealed record of access.',
  ].join('\n');
}
