import type { Region, RetentionRule, RetentionSubject, Text } from '@satuloket/engine';
import type { CatalogueService } from '../types.ts';
import type { KeptRule } from './contract.ts';
import type { ProcessedTable } from './register/index.ts';

/** What each rule of `retention.yaml` is about, for people. */
export const keptTitles: Readonly<Record<RetentionSubject, Text>> = {
  case: { id: 'Berkas yang sudah selesai', en: 'Cases that have ended' },
  draft: { id: 'Isian yang tidak dikirim', en: 'Drafts that were not sent' },
  'officer-message': { id: 'Kabar kepada petugas', en: 'Messages to officers' },
  'inbound-message': { id: 'Pesan yang masuk', en: 'Messages to us' },
  command: { id: 'Gema perintah', en: 'Echoes of commands' },
  'start-code': { id: 'Kode dari lembaga', en: 'Codes of institutions' },
  mandate: { id: 'Kuasa dan orang yang dibantu', en: 'Mandates and people who were helped' },
  'helper-flag': { id: 'Tanda pengajuan tidak wajar', en: 'Marks of unusual filing' },
  'device-event': { id: 'Catatan perangkat kurir', en: 'What couriers’ devices wrote' },
  'table-import': { id: 'Tabel yang diimpor', en: 'Tables that were imported' },
  'region-message': { id: 'Pesan antardaerah', en: 'Messages between regions' },
  'document-share': { id: 'Tautan dokumen', en: 'Links to documents' },
  'household-copy': { id: 'Salinan kartu keluarga', en: 'Copies of family cards' },
  'identity-claim': { id: 'Pengakuan identitas yang tidak terbukti', en: 'Claims of identity not proven' },
  session: { id: 'Sesi dan kode masuk', en: 'Sessions and sign-in codes' },
  'data-export': { id: 'Salinan data untuk warga', en: 'Copies made for residents' },
  'data-request': { id: 'Isi permintaan tentang data', en: 'The words of requests' },
};

const units: Readonly<Record<string, Text>> = {
  hours: { id: 'jam', en: 'hours' },
  days: { id: 'hari', en: 'days' },
  months: { id: 'bulan', en: 'months' },
  years: { id: 'tahun', en: 'years' },
};

const moments: Readonly<Record<RetentionRule['after'], Text>> = {
  ended: { id: 'sejak berakhir', en: 'from its end' },
  saved: { id: 'sejak terakhir disimpan', en: 'from when it was last saved' },
  made: { id: 'sejak dibuat', en: 'from when it was made' },
  received: { id: 'sejak diterima', en: 'from when it was received' },
  told: { id: 'sejak perintahnya', en: 'from the command' },
  emptied: { id: 'sejak dikosongkan', en: 'from when it was emptied' },
  reviewed: { id: 'sejak diperiksa', en: 'from when it was reviewed' },
  begun: { id: 'sejak dimulai', en: 'from when it was begun' },
  settled: { id: 'sejak tuntas', en: 'from when it was settled' },
  fetched: { id: 'sejak diambil', en: 'from when it was fetched' },
  changed: { id: 'sejak diubah', en: 'from when it was changed' },
  ready: { id: 'sejak siap', en: 'from when it was ready' },
  answered: { id: 'sejak dijawab', en: 'from the answer' },
};

/** `10 tahun sejak berakhir`. */
export function keptFor({ keep, after }: Pick<RetentionRule, 'keep' | 'after'>): Text {
  const [count = '', unit = ''] = keep.split(' ');
  const spoken = units[unit] ?? { id: unit, en: unit };
  const one = count === '1' ? spoken.en.replace(/s$/, '') : spoken.en;
  return { id: `${count} ${spoken.id} ${moments[after].id}`, en: `${count} ${one} ${moments[after].en}` };
}

export function keptRule(
  catalogue: Pick<CatalogueService, 'service'>,
  region: Region,
  rule: RetentionRule,
): KeptRule {
  return {
    what: rule.what,
    title: keptTitles[rule.what],
    keep: keptFor(rule),
    basis: rule.basis,
    stays: rule.stays,
    source: rule.source,
    assumed: rule.assumed ?? false,
    services: (rule.services ?? []).map(
      (service) => catalogue.service(region.id, service)?.title ?? { id: service, en: service },
    ),
  };
}

/** How long a table's rows are kept, for the register of processing. */
export function keptTable(keep: ProcessedTable['keep']): Text {
  if (keep === 'stays') {
    return {
      id: 'Tetap: bagian dari catatan atau bukan data pribadi',
      en: 'Stays: part of the record, or not personal',
    };
  }
  if (keep === 'account') return { id: 'Selama akunnya ada', en: 'As long as the account is there' };
  return keptTitles[keep];
}
