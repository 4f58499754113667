export const summary = {
  id: '<daerah> <jabatan> <nama pengguna> <nama>: tautan untuk petugas pertama suatu daerah',
  en: '<region> <post> <username> <name>: a link for the first officer of a region',
};

const usage = `Pemakaian:
  satuloket invite <daerah> <jabatan> <nama pengguna> <nama lengkap>
      menulis tautan sekali pakai; orangnya membuat kata sandi dan faktor kedua, lalu mengundang yang lain
Jabatan ditulis seperti id di regions/<daerah>/posts.yaml, misalnya admin-wilayah.
Satuloket harus berhenti dulu bila memakai basis data bawaan.`;

/** 0: the link was written; 1: it could not be made; 2: the command was not understood. */
export async function run(parameters: readonly string[]): Promise<number> {
  const [region, post, username, ...name] = parameters;
  if (region === undefined || post === undefined || username === undefined || name.length === 0) {
    console.error(usage);
    return 2;
  }
  const { inviteFirst } = await import('./invite-first.ts');
  return inviteFirst({ region, post, username, name: name.join(' ') });
}
