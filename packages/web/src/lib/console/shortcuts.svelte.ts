import { shortcutOf } from './keys.ts';

const place = 'satuloket.pintas';

let isOn = $state(true);
let isListOpen = $state(false);

/**
 * Whether single letters act. They can be switched off for this browser, for people whose screen reader or voice
 * control sends letters of its own (WCAG 2.1.4).
 */
export const shortcuts = {
  get isOn(): boolean {
    return isOn;
  },
  set isOn(value: boolean) {
    isOn = value;
    try {
      localStorage.setItem(place, value ? 'ya' : 'tidak');
    } catch {
      // Then the choice holds for this page only.
    }
  },
  /** The list of keys, shown by `?`. */
  get isListOpen(): boolean {
    return isListOpen;
  },
  set isListOpen(value: boolean) {
    isListOpen = value;
  },
  recall(): void {
    try {
      isOn = localStorage.getItem(place) !== 'tidak';
    } catch {
      // Storage switched off: letters act, as for everyone who chose nothing.
    }
  },
};

/** Runs what a key stands for; a key that means nothing here is left to the browser. */
export function runShortcut(event: KeyboardEvent, meanings: Readonly<Record<string, (() => void) | undefined>>): void {
  if (event.defaultPrevented) return;
  const key = shortcutOf(event);
  if (key === null || (!isOn && key.length === 1 && key !== '?')) return;
  const run = Object.hasOwn(meanings, key) ? meanings[key] : undefined;
  if (run === undefined) return;
  event.preventDefault();
  run();
}
