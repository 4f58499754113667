/** Under which word of the menu an entry stands; what is `first` stands in the line itself. */
export type MenuGroupName = 'first' | 'people' | 'things' | 'office';

export type MenuLink = { readonly label: string; readonly href: string; readonly group: MenuGroupName };

export type MenuGroup = { readonly name: MenuGroupName; readonly links: readonly MenuLink[] };

/** More than these take more than a line beside the name and the search at 1280 px. */
const inOneLine = 4;

const order: readonly MenuGroupName[] = ['first', 'people', 'things', 'office'];

/** Few entries stand in one line; of many only the first do, and what stands alone in its group. */
export function menuGroups(links: readonly MenuLink[]): readonly MenuGroup[] {
  if (links.length <= inOneLine) return links.length === 0 ? [] : [{ name: 'first', links }];
  return order
    .map((name) => ({ name, links: links.filter(({ group }) => group === name) }))
    .filter((group) => group.links.length > 0);
}
