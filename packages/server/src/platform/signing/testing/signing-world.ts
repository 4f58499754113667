import { createSandbox, type Sandbox } from '@satuloket/sandbox/create';
import type { DocumentSigner, SigningOfficial, SignOutcome, SignRequest } from '../contract.ts';
import { type LocalSignerOptions, localSigner } from '../local/local-signer.ts';
import { type SignerEntry, signerList } from '../signer-list.ts';
import { samplePdf } from './sample-pdf.ts';

export type SigningWorld = {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly now: () => Date;
  readonly pdf: Uint8Array;
  readonly official: SigningOfficial & { readonly nik: string };
  /** Someone whose certificate ended yesterday. */
  readonly expired: SigningOfficial;
  readonly options: LocalSignerOptions;
  readonly signer: DocumentSigner;
  signerAt(now: Date): DocumentSigner;
  enrolAnother(nip: string, standing: 'ISSUE' | 'SUSPEND' | 'REVOKE'): Promise<SigningOfficial>;
  sign(signer: DocumentSigner, change?: Partial<SignRequest>): Promise<SignOutcome>;
  close(): Promise<void>;
};

const passphrase = 'satu-tanda-tangan-demo';
export const signingWorldKey = 'kunci-percobaan';
const day = 24 * 60 * 60 * 1000;

/** The demo's authority on a port of its own, an official with a certificate, and a local signer that uses both. */
export async function createSigningWorld(): Promise<SigningWorld> {
  const now = () => new Date('2026-11-20T03:00:00Z');
  const village = { code: '32.75.01.1002', name: 'Margahayu', districtCode: '32.75.01' };
  const official = { nik: '3275012412747001', nip: '197412241997011005', name: 'Yudi Wibowo, S.IP., M.Si.' };
  const organisation = 'Kecamatan Bekasi Timur';
  const sandbox = await createSandbox({
    villages: [{ ...village, districtName: 'Bekasi Timur' }],
    families: 1,
    apiKey: signingWorldKey,
    officials: { people: [{ ...official, organisation }], passphrase },
    clock: { now, advance: () => undefined },
  });
  const { authority } = sandbox;
  const entries: SignerEntry[] = [{ ...official, pkcs12: () => authority.official(official.nik)!.pkcs12 }];
  const expired = { nip: '196001011985011001', name: 'Pensiun' };
  const old = await authority.issue(
    { ...expired, nik: '3275010101607001', organisation },
    { validFrom: new Date(now().getTime() - 400 * day), validUntil: new Date(now().getTime() - day) },
  );
  entries.push({ ...expired, pkcs12: () => old.pkcs12 });
  const options: LocalSignerOptions = {
    signers: { find: (whom) => signerList(entries).find(whom) },
    timestampUrl: `${sandbox.url}/authority/timestamps`,
    level: 'B-T',
    now,
    timeoutMilliseconds: 5_000,
    workers: 1,
  };
  const signers = [localSigner(options)];
  const pdf = samplePdf();
  return {
    url: sandbox.url,
    sandbox,
    now,
    pdf,
    official,
    expired,
    options,
    signer: signers[0]!,
    signerAt(moment) {
      const signer = localSigner({ ...options, now: () => moment });
      signers.push(signer);
      return signer;
    },
    async enrolAnother(nip, standing) {
      const nik = nip.slice(-16);
      const other = { nip, name: `Pejabat ${standing}` };
      await authority.enrol([{ ...other, nik, organisation }]);
      const held = authority.official(nik)!;
      if (standing !== 'ISSUE') await authority.setStanding(held.certificate, standing);
      entries.push({ ...other, pkcs12: () => held.pkcs12 });
      return other;
    },
    sign: (signer, change = {}) =>
      signer.sign({
        pdf,
        official,
        passphrase,
        reason: 'Surat keterangan domisili',
        location: 'Bekasi Timur',
        ...change,
      }),
    async close() {
      await Promise.all(signers.map((signer) => signer.close?.()));
      await sandbox.close();
    },
  };
}
