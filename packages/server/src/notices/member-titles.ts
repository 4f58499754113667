import type { Service, Text } from '@satuloket/engine';

/** `Akta kelahiran (2), Kartu Keluarga`: what an event opens, as a sentence lists it. */
export function memberTitles(service: Service, members: readonly { readonly member: string }[]): Text {
  const counts = new Map<string, number>();
  for (const { member } of members) counts.set(member, (counts.get(member) ?? 0) + 1);
  const inLanguage = (language: keyof Text): string =>
    [...counts]
      .map(([member, count]) => {
        const title = service.members?.[member]?.title[language] ?? member;
        return count > 1 ? `${title} (${count})` : title;
      })
      .join(', ');
  return { id: inLanguage('id'), en: inLanguage('en') };
}
