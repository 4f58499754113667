import type { Region } from '@satuloket/engine';
import type { CaseView } from '../../types.ts';
import { type ExportSection, exportSections, notExported } from '../register/index.ts';
import type { Collected } from './collecting.ts';

/** What the page of a copy is made from. */
export type CopyOf = {
  readonly region: Region;
  readonly at: Date;
  readonly collected: readonly Collected[];
  /** The person's own cases as they see them, with the questions in words. */
  readonly views: readonly CaseView[];
  /** Codes of cases that others filed about the person. */
  readonly about: readonly string[];
  /** Where each file lies in the archive, by its identifier. */
  readonly files: ReadonlyMap<string, string>;
  readonly isFamilyHidden: boolean;
};

const familyLeftOut =
  'Data keluarga dari register, dokumen yang memuat keluarga Anda, dan berkas Anda yang diajukan lewat orang lain. Akun ini baru dicocokkan dengan NIK, nomor KK, dan tanggal lahir, yang bisa diketahui orang lain. Buktikan dahulu bahwa akun ini milik Anda (Akun, Keamanan), lalu minta salinan baru.';

const sectionTitles: Readonly<Record<ExportSection, string>> = {
  account: 'Akun dan identitas Anda',
  drafts: 'Isian yang belum dikirim',
  cases: 'Berkas Anda',
  documents: 'Dokumen dan tautannya',
  messages: 'Kabar kepada Anda',
  helping: 'Mengurus untuk orang lain',
  looks: 'Siapa yang melihat data Anda',
  requests: 'Permintaan Anda tentang data',
};

/** Words for names that stand in values; what is not here keeps its name. */
const words: Readonly<Record<string, string>> = {
  nik: 'NIK',
  kk: 'Nomor KK',
  name: 'Nama',
  birthDate: 'Tanggal lahir',
  birthPlace: 'Tempat lahir',
  sex: 'Jenis kelamin',
  occupation: 'Pekerjaan',
  address: 'Alamat',
  street: 'Jalan',
  rt: 'RT',
  rw: 'RW',
  villageCode: 'Kelurahan/desa',
  phone: 'Telepon',
  relation: 'Hubungan',
  members: 'Anggota keluarga',
  household: 'Keluarga',
  applicant: 'Pemohon',
  status: 'Status',
  purpose: 'Keperluan',
  code: 'Kode',
  person: 'Orang',
  answers: 'Isian',
  claim: 'Identitas',
};

/** One page that opens without network and without a program of ours; nothing in it is loaded from anywhere. */
export function copyPage(copy: CopyOf): string {
  const day = (at: Date): string =>
    new Intl.DateTimeFormat('id-ID', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: copy.region.zone,
    }).format(at);
  const show = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return '<span class="none">tidak ada</span>';
    if (value instanceof Date) return escaped(day(value));
    if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
    if (Array.isArray(value)) return `<ul>${value.map((each) => `<li>${show(each)}</li>`).join('')}</ul>`;
    if (typeof value === 'object') {
      const rows = Object.entries(value).map(
        ([name, each]) => `<dt>${escaped(words[name] ?? name)}</dt><dd>${show(each)}</dd>`,
      );
      return `<dl>${rows.join('')}</dl>`;
    }
    return escaped(String(value));
  };
  const codes = new Map(copy.views.map(({ caseId, code }) => [caseId, code]));
  const cell = (column: string, value: unknown): string =>
    column === 'case_id' ? escaped(codes.get(String(value)) ?? '') : show(value);
  const table = ({ source, rows }: Collected): string => {
    const columns = Object.keys(source.shows);
    const head = columns.map((column) => `<th scope="col">${escaped(source.shows[column] ?? '')}</th>`);
    const body = rows.map((row) => {
      const file = copy.files.get(String(row.id));
      const cells = columns.map((column) => `<td>${cell(column, row[column])}</td>`).join('');
      return `<tr>${cells}${file === undefined ? '' : `<td><a href="${escaped(file)}">buka</a></td>`}</tr>`;
    });
    return `<h3>${escaped(source.title)}</h3><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
  };
  const sections = exportSections.map((section) => {
    const filled = copy.collected.filter(({ source, rows }) => source.section === section && rows.length > 0);
    const own = section === 'cases' ? copy.views.map(viewOf).join('') : '';
    const about =
      section === 'cases' && copy.about.length > 0
        ? `<h3>Berkas orang lain yang menyebut Anda</h3><p>Isinya milik pemohonnya, jadi di sini hanya kodenya: ${copy.about.map(escaped).join(', ')}.</p>`
        : '';
    const content = own + about + filled.map(table).join('');
    return `<section id="${section}"><h2>${sectionTitles[section]}</h2>${content === '' ? '<p>Tidak ada.</p>' : content}</section>`;
  });
  const left = [
    ...(copy.isFamilyHidden ? [familyLeftOut] : []),
    ...Object.values(notExported).map(({ id }) => id),
  ].map((words) => `<li>${escaped(words)}</li>`);
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Salinan data Anda – ${escaped(copy.region.name.id)}</title><style>${style}</style></head><body>
<h1>Salinan data Anda</h1>
<p>Ini semua yang disimpan ${escaped(copy.region.name.id)} tentang Anda di Satuloket pada ${escaped(day(copy.at))} (UU 27/2022 pasal 7). Data yang sama untuk dibaca program ada di <a href="data.json">data.json</a>, dokumennya di folder dokumen.</p>
<p><strong>Simpan baik-baik.</strong> Salinan ini tidak terkunci lagi setelah diunduh: jangan kirim kepada siapa pun.</p>
<nav><ul>${exportSections.map((section) => `<li><a href="#${section}">${sectionTitles[section]}</a></li>`).join('')}</ul></nav>
${sections.join('\n')}
<section><h2>Yang tidak ada di salinan ini</h2><ul>${left.join('')}<li>Catatan antarpetugas tentang berkas (UU 27/2022 pasal 15).</li></ul></section>
</body></html>
`;
  function viewOf(view: CaseView): string {
    const answers = view.sections.flatMap(({ rows }) =>
      rows.map(({ label, shown }) => `<dt>${escaped(label.id)}</dt><dd>${escaped(shown.id)}</dd>`),
    );
    const story = view.timeline.map(
      ({ at, story: { id } }) => `<li>${escaped(day(new Date(at)))}: ${escaped(id)}</li>`,
    );
    return `<article><h3>${escaped(view.service.id)} (${escaped(view.code)})</h3><p>${escaped(view.story.id)}</p>
<dl>${answers.join('')}</dl><h4>Riwayat</h4><ol>${story.join('')}</ol></article>`;
  }
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const style = `body{font:17px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(8rem,1fr) 2fr;gap:.2rem 1rem;margin:0}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
article{border-left:4px solid #888;padding-left:1rem;margin:1.5rem 0}.none{color:#555}ul,ol{padding-left:1.2rem;margin:0}@media print{nav{display:none}}`;
