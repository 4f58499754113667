import { deflateSync } from 'node:zlib';
import type { Random } from '@satuloket/sandbox';
import sharp from 'sharp';

/** A file as a resident sends it. */
export type SentFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * The papers of the demo: of each kind two pages, photographed and scanned, drawn once and sent many times. A photo is
 * decoded and looked at by the server, which takes far longer than a scan; so photos stand where people will look.
 */
export type Documents = {
  /** Some paper of this requirement. */
  pick(random: Random, requirement: string, kind: 'photo' | 'scan'): Promise<SentFile>;
};

const titles: Readonly<Record<string, string>> = {
  'birth-letter': 'SURAT KETERANGAN LAHIR',
  'birth-statement': 'SURAT PERNYATAAN F-2.03',
  'marriage-book': 'KUTIPAN AKTA NIKAH',
  'marriage-statement': 'SURAT PERNYATAAN F-2.04',
  'family-card': 'KARTU KELUARGA',
  'parents-cards': 'KTP ORANG TUA',
  mandate: 'SURAT KUASA F-1.07',
  'identity-card': 'KARTU TANDA PENDUDUK',
  lease: 'KUITANSI SEWA RUMAH',
  'host-statement': 'SURAT PERNYATAAN PEMILIK RUMAH',
};

const sentences = [
  'Yang bertanda tangan di bawah ini menerangkan',
  'bahwa data yang tertulis di halaman ini benar',
  'menurut catatan yang ada pada kami.',
  'Nama lengkap : ................................',
  'Tempat, tanggal lahir : ...................',
  'Alamat : Bekasi, Jawa Barat',
  'Nomor : CONTOH/000/BKS',
  'Dibuat dengan sebenarnya untuk dipergunakan',
  'sebagaimana mestinya.',
];

const variants = 2;
const widthPixels = 640;
const heightPixels = 900;

export function createDocuments(): Documents {
  const drawn = new Map<string, Promise<SentFile>>();
  return {
    pick(random, requirement, kind) {
      const variant = random.between(1, variants);
      const key = `${requirement} ${kind} ${variant}`;
      const made = drawn.get(key) ?? draw(requirement, kind, variant);
      drawn.set(key, made);
      return made;
    },
  };
}

async function draw(requirement: string, kind: 'photo' | 'scan', variant: number): Promise<SentFile> {
  const page = sharp(Buffer.from(pageOf(titles[requirement] ?? 'SURAT KETERANGAN', variant)));
  if (kind === 'photo') {
    return { name: `IMG_${requirement}-${variant}.jpg`, bytes: await page.jpeg({ quality: 70 }).toBuffer() };
  }
  const { data } = await page.greyscale().raw().toBuffer({ resolveWithObject: true });
  return { name: `scan-${requirement}-${variant}.pdf`, bytes: scannedPdf(data) };
}

function pageOf(title: string, variant: number): string {
  const lines = Array.from({ length: 16 }, (_, row) => {
    const words = sentences[(row * (variant + 2) + variant) % sentences.length];
    return `<text x="64" y="${250 + row * 34}" font-size="20">${words}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPixels}" height="${heightPixels}" font-family="serif" fill="#1c1c1c">
<rect width="100%" height="100%" fill="#f3f1ea"/>
<rect x="28" y="28" width="${widthPixels - 56}" height="${heightPixels - 56}" fill="none" stroke="#333" stroke-width="3"/>
<text x="50%" y="110" font-size="30" font-weight="bold" text-anchor="middle">${title}</text>
<text x="50%" y="150" font-size="18" text-anchor="middle">Nomor ${100 + variant * 37}/CONTOH/2026</text>
<line x1="64" y1="180" x2="${widthPixels - 64}" y2="180" stroke="#333" stroke-width="2"/>
${lines.join('\n')}
<text x="320" y="500" font-size="120" font-weight="bold" text-anchor="middle" fill="#b5483c" fill-opacity="0.45" transform="rotate(-38 320 480)">CONTOH</text>
</svg>`;
}

/** One page with one picture of black and white dots (ISO 32000-1, 8.9.5), as an office scanner writes it. */
function scannedPdf(grey: Buffer): Buffer {
  const rowBytes = Math.ceil(widthPixels / 8);
  const dots = Buffer.alloc(rowBytes * heightPixels);
  for (let y = 0; y < heightPixels; y += 1) {
    for (let x = 0; x < widthPixels; x += 1) {
      if (grey[y * widthPixels + x]! > 150) dots[y * rowBytes + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  const picture = deflateSync(dots);
  const show = 'q 595 0 0 842 0 0 cm /Page Do Q';
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const object = (head: string, stream?: Buffer) => {
    offsets.push(length());
    parts.push(Buffer.from(`${offsets.length} 0 obj\n${head}\n`));
    if (stream !== undefined) parts.push(Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n'));
    parts.push(Buffer.from('endobj\n'));
  };
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  object(
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Page 5 0 R >> >> >>',
  );
  object(`<< /Length ${show.length} >>`, Buffer.from(show));
  object(
    `<< /Type /XObject /Subtype /Image /Width ${widthPixels} /Height ${heightPixels} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode /Length ${picture.length} >>`,
    picture,
  );
  const start = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
