import { expect, test } from 'vitest';
import { type MenuGroupName, type MenuLink, menuGroups } from './menu.ts';

const link = (label: string, group: MenuGroupName): MenuLink => ({ label, group, href: `/petugas/${label}` });
const shown = (links: readonly MenuLink[]) =>
  menuGroups(links).map(({ name, links: inside }) => [name, ...inside.map(({ label }) => label)]);

test('nobody has no menu', () => {
  expect(menuGroups([])).toEqual([]);
});

test('a courier with two pages sees both in the line', () => {
  expect(shown([link('work', 'first'), link('round', 'things')])).toEqual([['first', 'work', 'round']]);
});

test('an operator with many pages has them in groups, each once and in the order of the list', () => {
  const links = [
    link('import', 'office'),
    link('print', 'things'),
    link('stock', 'things'),
    link('work', 'first'),
    link('visits', 'people'),
  ];
  expect(shown(links)).toEqual([
    ['first', 'work'],
    ['people', 'visits'],
    ['things', 'print', 'stock'],
    ['office', 'import'],
  ]);
});
