/**
 * The ISO date that DateField's three boxes say. What is no date is given back as it was typed (`2026-13-4`), so that
 * the page can show it again; all three empty is the empty string.
 */
export function readDate(form: FormData, name: string): string {
  const part = (key: string): string => String(form.get(`${name}.${key}`) ?? '').trim();
  const [day, month, year] = [part('day'), part('month'), part('year')];
  if (!day && !month && !year) return '';
  const padded = (typed: string): string => (/^\d$/.test(typed) ? `0${typed}` : typed);
  return `${year}-${padded(month)}-${padded(day)}`;
}
