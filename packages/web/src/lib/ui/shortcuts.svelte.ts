const settingName = 'pintasan';

let enabled = $state(true);

/**
 * Keys of one letter, for officers who do the same thing all day. They can be switched off, because a voice control
 * or a slipped finger would otherwise act (WCAG 2.2, 2.1.4); the choice stays in this browser.
 */
export const shortcuts = {
  get enabled(): boolean {
    return enabled;
  },
  /** Called once in the browser, before that there is no setting to read. */
  restore(): void {
    enabled = localStorage.getItem(settingName) !== 'mati';
  },
  toggle(): void {
    enabled = !enabled;
    localStorage.setItem(settingName, enabled ? 'nyala' : 'mati');
  },
  /** Whether a key press is this shortcut, and not part of something that is being typed. */
  matches(event: KeyboardEvent, key: string): boolean {
    if (!enabled || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
    const { target } = event;
    if (target instanceof HTMLElement && takesText(target)) return false;
    return event.key.toLowerCase() === key.toLowerCase();
  },
};

const withoutText = new Set(['checkbox', 'radio', 'button', 'submit', 'file', 'range']);

function takesText(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return !withoutText.has(element.type);
  return element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName);
}
