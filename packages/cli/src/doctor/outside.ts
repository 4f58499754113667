import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:tls';
import { readSignerList } from '@satuloket/server';
import type { Settings } from '@satuloket/server/platform';
import { type Finding, fault, ok, warning } from './finding.ts';

const patienceMilliseconds = 4_000;
const dayMilliseconds = 86_400_000;

/** Any answer shows that a service is there; what it says to a stranger does not matter. */
export async function outsideFindings(settings: Settings): Promise<readonly Finding[]> {
  const services: readonly (readonly [string, string | undefined])[] = [
    ['Data kependudukan', settings.registerService?.url],
    ['Pengirim pesan', settings.messageService?.url],
    ['Sentral telepon', settings.telephoneService?.url],
    ['BSrE', settings.signing?.bsre?.url],
    ['Penanda waktu', settings.signing?.timestampUrl],
    ['Pengumpul jejak', settings.tracing?.endpoint],
  ];
  const asked = services.flatMap(([name, url]) => (url === undefined ? [] : [reach(name, url)]));
  const isStoodIn = settings.mode === 'demo' && settings.registerService === undefined;
  return [
    ...(isStoodIn ? [ok('Layanan luar', 'tiruan (mode demo)')] : []),
    ...(await Promise.all(asked)),
    ...signerFindings(settings),
    ...rootFindings(settings.trustedRootsFile),
    ...(await addressFindings(settings.publicUrl)),
  ];
}

async function reach(name: string, url: string): Promise<Finding> {
  try {
    await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    return ok(name, `${new URL(url).host} menjawab`);
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name;
    return fault(
      name,
      `${new URL(url).host} tidak terjangkau (${cause})`,
      'Periksa alamat, DNS, dan firewall ke luar; hubungi pengelolanya bila layanannya mati.',
    );
  }
}

function signerFindings({ mode, signing }: Settings): readonly Finding[] {
  if (signing === undefined)
    return [warning('Penanda tangan', 'belum dipilih', 'Isi SATULOKET_SIGNER; dokumen menunggu sampai itu.')];
  if (signing.signersFile === undefined)
    return mode === 'demo' ? [ok('Penanda tangan', 'tiruan (mode demo)')] : [];
  const list = readSignerList(signing.signersFile, signing.kind);
  return [
    list.ok
      ? ok('Penanda tangan', `${signing.kind}, daftar pejabat terbaca`)
      : fault('Penanda tangan', list.error.message.id, 'Perbaiki berkas itu. Lihat docs/guides/signing.md.'),
  ];
}

function rootFindings(file: string | undefined): readonly Finding[] {
  if (file === undefined) return [];
  try {
    const blocks = readFileSync(file, 'utf8').match(
      /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
    );
    return (blocks ?? []).map((block) => {
      const { subject, validTo } = new X509Certificate(block);
      const name = /CN=([^\n]+)/.exec(subject)?.[1] ?? subject;
      return checkExpiry(`Sertifikat akar ${name}`, new Date(validTo), Date.now());
    });
  } catch {
    return [
      fault('Sertifikat akar', `${file} tidak terbaca`, 'Isi SATULOKET_TRUSTED_ROOTS dengan berkas PEM.'),
    ];
  }
}

export function checkExpiry(about: string, until: Date, now: number): Finding {
  const days = Math.floor((until.getTime() - now) / dayMilliseconds);
  const found = days < 0 ? `habis ${-days} hari lalu` : `berlaku ${days} hari lagi`;
  if (days < 0) return fault(about, found, 'Perbarui sertifikat ini sekarang.');
  return days < 30 ? warning(about, found, 'Perbarui sertifikat ini sebelum habis.') : ok(about, found);
}

function addressFindings(publicUrl: string | undefined): Promise<readonly Finding[]> {
  if (publicUrl === undefined) return Promise.resolve([]);
  const { protocol, hostname, port } = new URL(publicUrl);
  if (protocol !== 'https:') {
    return Promise.resolve([
      warning('Alamat publik', publicUrl, 'Pakai https: kuki dan kunci sandi memerlukannya. Lihat deploy/.'),
    ]);
  }
  return new Promise((resolve) => {
    const about = `Sertifikat ${hostname}`;
    // Whether it is trusted is the browsers' question; here only until when it lasts.
    const socket = connect({
      host: hostname,
      port: Number(port || 443),
      servername: hostname,
      rejectUnauthorized: false,
      timeout: patienceMilliseconds,
    });
    const away = (): void => {
      socket.destroy();
      resolve([warning(about, 'alamat tidak terjangkau dari mesin ini', 'Periksa proxy di depan dan DNS.')]);
    };
    socket.once('error', away);
    socket.once('timeout', away);
    socket.once('secureConnect', () => {
      const { valid_to: until } = socket.getPeerCertificate();
      socket.destroy();
      resolve([checkExpiry(about, new Date(until), Date.now())]);
    });
  });
}
