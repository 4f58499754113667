/**
 * What somebody types while a page's scripts are still coming: taking a page over, the framework sets each field to what
 * the server sent, so that those words would be lost without a sign.
 */

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Typed = { readonly field: Field; readonly value: string; readonly checked: boolean };

let early: Map<Field, Typed> | undefined;

/** Once, before the framework takes the page over. */
export function watchTyping(): void {
  early = new Map();
  for (const field of document.querySelectorAll<Field>('input, textarea, select'))
    if (isChanged(field)) remember(field);
  document.addEventListener('input', heard, { capture: true });
}

/** Once the framework has taken the page over: puts back what it has set back, and lets the page know. */
export function giveBackTyping(): void {
  document.removeEventListener('input', heard, { capture: true });
  const typed = [...(early?.values() ?? [])];
  early = undefined;
  for (const { field, value, checked } of typed) {
    if (!field.isConnected) continue;
    if (isBox(field)) field.checked = checked;
    else field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function heard({ target }: Event): void {
  if (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    remember(target);
}

function remember(field: Field): void {
  // No program may choose a file for somebody; the framework leaves it alone as well.
  if (field.type === 'file' || field.type === 'hidden') return;
  early?.set(field, { field, value: field.value, checked: isBox(field) && field.checked });
}

const isBox = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some(({ selected, defaultSelected }) => defaultSelected && !selected);
  return isBox(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}
