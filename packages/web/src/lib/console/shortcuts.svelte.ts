import { shortcuts } from '#lib/ui/shortcuts.svelte.ts';
import { shortcutOf } from './keys.ts';

let isOpen = $state(false);

/** The list of keys, shown and closed by `?`. */
export const keyList = {
  get isOpen(): boolean {
    return isOpen;
  },
  set isOpen(value: boolean) {
    isOpen = value;
  },
};

/** Runs what a key stands for; a key that means nothing here is left to the browser. */
export function runShortcut(
  event: KeyboardEvent,
  meanings: Readonly<Record<string, (() => void) | undefined>>,
): void {
  if (event.defaultPrevented) return;
  const key = shortcutOf(event);
  // Who switched letters off may still open the list, where they are switched on again.
  if (key === null || (!shortcuts.enabled && key.length === 1 && key !== '?')) return;
  const run = Object.hasOwn(meanings, key) ? meanings[key] : undefined;
  if (run === undefined) return;
  event.preventDefault();
  run();
}
