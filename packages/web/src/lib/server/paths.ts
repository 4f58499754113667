/** Where to go on after signing in: only a page of this region, so that no link can send someone elsewhere. */
export function pathWithin(regionSlug: string, asked: string | null): string {
  const home = `/${regionSlug}/akun`;
  if (!asked || asked.length > 300 || !asked.startsWith(`/${regionSlug}/`)) return home;
  if (/[\\\s]|\/\/|\.\./.test(asked)) return home;
  return asked;
}
