/** Keys that mean the same on every case. What a flow's actions and the rows to copy get is handed out from the rest. */
export const fixedKeys = {
  nextInList: 'j',
  previousInList: 'k',
  nextCase: 'n',
  backToList: 'b',
  take: 't',
  release: 'l',
  handOver: 'h',
  moveOffice: 'm',
  comment: 'c',
  undo: 'u',
  link: 'x',
  nextDocument: ']',
  previousDocument: '[',
  zoomIn: '+',
  zoomOut: '-',
  fit: '0',
  rotate: 'r',
  help: '?',
} as const;

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const digits = [...'123456789'];
const fixed: ReadonlySet<string> = new Set(Object.values(fixedKeys));

/**
 * A key for each action: the first letter of its Indonesian title that is still free, so that it stays the same in
 * both languages. None when every letter is taken.
 */
export function actionKeys(
  actions: readonly { readonly action: string; readonly title: { readonly id: string } }[],
): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set(fixed);
  for (const { action, title } of actions) {
    const wanted = [...title.id.toLowerCase()].filter((letter) => letters.includes(letter));
    const key = [...wanted, ...letters].find((letter) => !taken.has(letter));
    if (key === undefined) continue;
    taken.add(key);
    keys.set(action, key);
  }
  return keys;
}

/** Keys for rows to copy, in their order: 1 to 9, then letters that nothing else uses; further rows get none. */
export function copyKeys(count: number, inUse: Iterable<string>): readonly (string | null)[] {
  const taken = new Set([...fixed, ...inUse]);
  const free = [...digits, ...letters].filter((key) => !taken.has(key));
  return Array.from({ length: count }, (_, index) => free[index] ?? null);
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'> & {
  readonly target: EventTarget | null;
};

/** The key that a shortcut listens to; `null` while someone types or holds a modifier for the browser. */
export function shortcutOf(event: Pressed): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (isTyping(event.target)) return null;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

const notTypedInto: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file']);

function isTyping(target: EventTarget | null): boolean {
  const element = target as Partial<HTMLInputElement> | null;
  if (element?.isContentEditable) return true;
  if (element?.tagName === 'INPUT') return !notTypedInto.has(element.type ?? 'text');
  return element?.tagName === 'TEXTAREA' || element?.tagName === 'SELECT';
}
