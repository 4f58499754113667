import type { Region } from '@satuloket/engine';
import type { Official } from '@satuloket/sandbox';

/** With which every official of the demo signs; shown at start and on the sign-in page. */
export const demoPassphrase = 'satu-tanda-tangan-demo';

/** Everyone with an account of the demo, with a NIK that no register ever gave out. */
export function officialsOfDemo(regions: readonly Region[]): readonly Official[] {
  const officials = new Map<string, Official>();
  for (const region of regions) {
    for (const { post: postId } of region.accounts) {
      const post = region.posts.find(({ id }) => id === postId);
      const { holder } = post ?? {};
      if (post === undefined || holder === undefined || officials.has(keyOf(holder))) continue;
      const agency = region.agencies.find(({ id }) => id === post.agency);
      officials.set(keyOf(holder), {
        nik: inventedNik(region.code, holder.nip, officials.size),
        ...(holder.nip !== undefined && { nip: holder.nip }),
        name: holder.name,
        organisation: agency?.name.id ?? region.name.id,
      });
    }
  }
  return [...officials.values()];
}

const keyOf = (holder: { readonly nip?: string | undefined; readonly name: string }) =>
  holder.nip ?? holder.name;

/** Birth date and sex as the NIP tells them; a serial above 9000 is given to nobody. */
function inventedNik(regionCode: string, nip: string | undefined, index: number): string {
  const [year, month, day] = [nip?.slice(2, 4) ?? '70', nip?.slice(4, 6) ?? '01', nip?.slice(6, 8) ?? '01'];
  const isWoman = nip?.[14] === '2';
  const shownDay = String(Number(day) + (isWoman ? 40 : 0)).padStart(2, '0');
  return `${regionCode.replace('.', '')}01${shownDay}${month}${year}${9000 + index}`;
}
