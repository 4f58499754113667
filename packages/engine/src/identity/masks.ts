const hidden = '•';

/** The last four digits of a NIK or KK number, which hold no birth date; the rest is hidden, and a torso wholly. */
export function maskNik(text: string): string {
  if (text.length < 16) return hidden.repeat(text.length);
  return text.slice(0, -4).replace(/./gu, hidden) + text.slice(-4);
}

/** The first letter of each word. The length of the words is hidden too, since it tells much about a name. */
export function maskName(name: string): string {
  return name
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => `${[...word][0]}${hidden.repeat(3)}`)
    .join(' ');
}

/** A number in E.164 with its last three digits, enough to know one's own. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)} ${hidden.repeat(4)} ${phone.slice(-3)}`;
}
