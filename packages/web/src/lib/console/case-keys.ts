import type { Work } from '#lib/server/work.ts';
import { goto } from '$app/navigation';
import type CaseData from './CaseData.svelte';
import type { CaseAddresses } from './case-addresses.ts';
import type DocumentViewer from './DocumentViewer.svelte';
import type { Desk } from './desk.ts';
import { fixedKeys } from './keys.ts';
import { keyList, runShortcut } from './shortcuts.svelte.ts';

/** What a key on a case's screen can reach. */
type Reach = {
  readonly desk: Desk;
  readonly code: string;
  readonly around: Work;
  readonly addresses: CaseAddresses;
  readonly nextHref: string | null;
  /** The keys of the flow's actions. */
  readonly actionKeys: ReadonlyMap<string, string>;
  /** The keys of the rows to copy for the register; while there are any, digits copy and tick nothing. */
  readonly rowKeys: readonly (string | null)[];
  readonly viewer: DocumentViewer | undefined;
  readonly dataShown: CaseData | undefined;
};

/** Does what a key stands for while a case is open. */
export function pressOnCase(event: KeyboardEvent, reach: Reach): void {
  const { desk, code, around, addresses, nextHref, actionKeys, rowKeys, viewer, dataShown } = reach;
  const { open } = desk.work.draft;
  if (event.key === 'Escape' && open !== null && !keyList.isOpen) {
    event.preventDefault();
    desk.open(null);
    return;
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    document.querySelector<HTMLElement>('[data-send]:not([aria-disabled])')?.click();
    return;
  }
  const digits = Object.fromEntries(
    rowKeys.length > 0
      ? rowKeys.flatMap((key, index) => (key === null ? [] : [[key, () => void dataShown?.copyRow(index)]]))
      : [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [String(number), () => viewer?.tick(number)]),
  );
  const moveInList = (by: number): void => {
    const codes = around.rows.rows.map((row) => row.code);
    const to = codes[codes.indexOf(code) + by];
    if (to !== undefined) void goto(addresses.case(to));
  };
  runShortcut(event, {
    ...digits,
    ...(open === null
      ? Object.fromEntries([...actionKeys].map(([action, key]) => [key, () => takeAction(action)]))
      : {}),
    [fixedKeys.nextInList]: () => moveInList(1),
    [fixedKeys.previousInList]: () => moveInList(-1),
    [fixedKeys.nextCase]: () => nextHref !== null && void goto(nextHref),
    [fixedKeys.backToList]: () => void goto(addresses.list),
    [fixedKeys.take]: click('ambil'),
    [fixedKeys.release]: click('lepaskan'),
    [fixedKeys.undo]: click('batalkan'),
    [fixedKeys.handOver]: () => desk.open('hand-over'),
    [fixedKeys.moveOffice]: () => desk.open('move'),
    [fixedKeys.link]: () => desk.open('link'),
    // On a row for the register the same letter copies it.
    [fixedKeys.comment]: () => dataShown?.copyFocusedRow() || desk.open('comment'),
    [fixedKeys.nextDocument]: () => viewer?.move(1),
    [fixedKeys.previousDocument]: () => viewer?.move(-1),
    [fixedKeys.zoomIn]: () => viewer?.zoomIn(),
    '=': () => viewer?.zoomIn(),
    [fixedKeys.zoomOut]: () => viewer?.zoomOut(),
    [fixedKeys.fit]: () => viewer?.fit(),
    [fixedKeys.rotate]: () => viewer?.rotate(),
    [fixedKeys.help]: () => (keyList.isOpen = !keyList.isOpen),
  });
}

function takeAction(action: string): void {
  document.querySelector<HTMLElement>(`[data-action="${CSS.escape(action)}"]`)?.click();
}

const click = (id: string) => (): void => document.getElementById(id)?.click();
