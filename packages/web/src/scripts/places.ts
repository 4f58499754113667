/**
 * Finds a place by typing a part of its name: five hundred cities in a list are too many for a thumb. The list stays
 * and holds the answer; typing only chooses in it. Names in the list are looked through first, and the server, which
 * forgives typing mistakes, is asked only when none of them fits.
 */
import { type ListedPlace, matchingPlaces } from './matching-places.ts';
import { locale } from './upload-words.ts';

const words = {
  id: {
    label: 'Ketik nama tempatnya, lalu pilih',
    found: (count: number) => `${count} tempat ditemukan.`,
    none: 'Tidak ada yang cocok. Coba ejaan lain, atau pilih dari daftar.',
    chosen: (name: string) => `Dipilih: ${name}.`,
  },
  en: {
    label: 'Type the name of the place, then choose',
    found: (count: number) => `${count} ${count === 1 ? 'place' : 'places'} found.`,
    none: 'Nothing fits. Try another spelling, or choose from the list.',
    chosen: (name: string) => `Chosen: ${name}.`,
  },
};
const text = words[locale];

export function findPlaces(root: HTMLElement): void {
  for (const list of root.querySelectorAll<HTMLSelectElement>('select[data-places]:not([data-found])')) {
    list.dataset.found = '';
    addFinder(list);
  }
}

function addFinder(list: HTMLSelectElement): void {
  const finder = document.createElement('div');
  finder.className = 'finder';
  const label = document.createElement('label');
  const input = document.createElement('input');
  const results = document.createElement('div');
  const status = document.createElement('p');
  input.type = 'search';
  input.id = `${list.id}-finder`;
  input.className = 'control';
  input.autocomplete = 'off';
  label.htmlFor = input.id;
  label.textContent = text.label;
  results.className = 'results';
  status.setAttribute('role', 'status');
  finder.append(label, input, results, status);
  list.before(finder);

  const choose = (place: ListedPlace): void => {
    list.value = place.code;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    results.replaceChildren();
    input.value = '';
    status.textContent = text.chosen(place.name);
    list.focus();
  };
  const show = (found: readonly ListedPlace[]): void => {
    results.replaceChildren(
      ...found.map((place) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = place.within ? `${place.name}, ${place.within}` : place.name;
        button.addEventListener('click', () => choose(place));
        return button;
      }),
    );
    status.textContent = found.length > 0 ? text.found(found.length) : text.none;
  };

  let asked = 0;
  // What is typed here is no answer; only the list's choice is saved.
  finder.addEventListener('input', (event) => event.stopPropagation());
  finder.addEventListener('change', (event) => event.stopPropagation());
  input.addEventListener('input', () => {
    window.clearTimeout(asked);
    const typed = input.value.trim();
    if (typed.length < 2) {
      results.replaceChildren();
      status.textContent = '';
      return;
    }
    const found = matchingPlaces(placesOf(list), typed);
    if (found.length > 0) {
      show(found);
      return;
    }
    asked = window.setTimeout(() => {
      void askServer(list, typed).then((suggested) => {
        if (input.value.trim() === typed) show(suggested);
      });
    }, 250);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    // Enter chooses the first one; it must not send the form.
    event.preventDefault();
    results.querySelector('button')?.click();
  });
}

function placesOf(list: HTMLSelectElement): readonly ListedPlace[] {
  return [...list.options].flatMap((option) => {
    const group = option.parentElement;
    const within = group instanceof HTMLOptGroupElement ? group.label : '';
    return option.value ? [{ code: option.value, name: option.text.trim(), within }] : [];
  });
}

async function askServer(list: HTMLSelectElement, typed: string): Promise<readonly ListedPlace[]> {
  const region = location.pathname.split('/')[1];
  const query = new URLSearchParams({ cari: typed, tingkat: list.dataset.places ?? '' });
  const answer = await fetch(`/${region}/tempat?${query}`).catch(() => null);
  if (!answer?.ok) return [];
  const suggested: ListedPlace[] = await answer.json();
  const known = new Set([...list.options].map(({ value }) => value));
  return suggested.filter(({ code }) => known.has(code)).slice(0, 8);
}
