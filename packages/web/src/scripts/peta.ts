/**
 * The map of an address. It shows no streets: the offices that people know stand around the place, so that nothing is
 * fetched from elsewhere. A tap, the arrow keys or the phone's own location fill in the two numbers.
 */
import * as leaflet from 'leaflet';

const words = {
  id: {
    marked: (near: string) => `Letak sudah ditandai, di dekat ${near}.`,
    none: 'Letak belum ditandai.',
    finding: 'Mencari lokasi HP Anda…',
    refused: 'Lokasi HP tidak bisa dibaca. Ketuk letaknya di peta, atau lewati saja.',
    map: 'Peta letak, dengan kantor-kantor sebagai patokan',
  },
  en: {
    marked: (near: string) => `The place is marked, near ${near}.`,
    none: 'No place is marked yet.',
    finding: 'Finding your phone’s location…',
    refused: 'The phone’s location can not be read. Tap the place on the map, or skip this.',
    map: 'Map of the place, with offices as landmarks',
  },
};
const text = document.documentElement.lang === 'en' ? words.en : words.id;

type Landmark = { readonly name: string; readonly latitude: number; readonly longitude: number };

drawMaps();
document.addEventListener('satuloket:fields', drawMaps);

function drawMaps(): void {
  for (const field of document.querySelectorAll<HTMLDetailsElement>('[data-point]:not([data-watched])')) {
    field.dataset.watched = '';
    let drawn = false;
    // A map needs to know its size, which it has once it is shown.
    const draw = (): void => {
      if (drawn || !field.open) return;
      drawn = true;
      drawMap(field, JSON.parse(field.dataset.point ?? '[]') as readonly Landmark[]);
    };
    field.addEventListener('toggle', draw);
    draw();
  }
}

function drawMap(field: HTMLElement, landmarks: readonly Landmark[]): void {
  const place = field.querySelector<HTMLElement>('[data-map]');
  const latitude = field.querySelector<HTMLInputElement>('input[name$=".latitude"]');
  const longitude = field.querySelector<HTMLInputElement>('input[name$=".longitude"]');
  const line = field.querySelector<HTMLElement>('[data-point-words]');
  if (!place || !latitude || !longitude) return;
  place.setAttribute('role', 'application');
  place.setAttribute('aria-label', text.map);

  const map = leaflet.map(place, { attributionControl: false, zoomSnap: 0.5, minZoom: 8, maxZoom: 18 });
  const colour = getComputedStyle(place).getPropertyValue('--accent-text').trim() || '#3b4a6b';
  const soft = getComputedStyle(place).getPropertyValue('--ink-soft').trim() || '#56524c';
  for (const { name, latitude: north, longitude: east } of landmarks) {
    leaflet
      .circleMarker([north, east], {
        radius: 5,
        color: soft,
        fillOpacity: 0.7,
        weight: 1,
        interactive: false,
      })
      .bindTooltip(name, { permanent: true, direction: 'right', className: 'landmark' })
      .addTo(map);
  }
  const mark = leaflet.circleMarker([0, 0], { radius: 11, color: colour, fillOpacity: 0.9, weight: 3 });
  const around = leaflet.latLngBounds(landmarks.map(({ latitude: north, longitude: east }) => [north, east]));

  const say = (words: string): void => {
    if (line) line.textContent = words;
  };
  const show = (): void => {
    const [north, east] = [Number(latitude.value), Number(longitude.value)];
    if (latitude.value === '' || longitude.value === '' || Number.isNaN(north) || Number.isNaN(east)) {
      mark.remove();
      say(text.none);
      return;
    }
    mark.setLatLng([north, east]).addTo(map);
    say(text.marked(nearest(landmarks, north, east)));
  };
  const put = (north: number, east: number): void => {
    latitude.value = north.toFixed(6);
    longitude.value = east.toFixed(6);
    latitude.dispatchEvent(new Event('change', { bubbles: true }));
    show();
  };

  if (around.isValid()) map.fitBounds(around, { padding: [24, 24] });
  else map.setView([0, 0], 8);
  map.on('click', ({ latlng }) => put(latlng.lat, latlng.lng));
  place.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const { lat, lng } = map.getCenter();
    put(lat, lng);
  });
  for (const input of [latitude, longitude]) input.addEventListener('input', show);
  field.querySelector('[data-clear-point]')?.addEventListener('click', () => {
    latitude.value = '';
    longitude.value = '';
    latitude.dispatchEvent(new Event('change', { bubbles: true }));
    show();
  });
  field.querySelector('[data-my-place]')?.addEventListener('click', () => {
    say(text.finding);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        put(coords.latitude, coords.longitude);
        map.setView([coords.latitude, coords.longitude], 15);
      },
      () => say(text.refused),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  });
  show();
}

/** The nearest landmark, on a plane: within a city the error is metres. */
function nearest(landmarks: readonly Landmark[], north: number, east: number): string {
  const narrowing = Math.cos((north * Math.PI) / 180);
  const distance = (mark: Landmark): number =>
    Math.hypot(mark.latitude - north, (mark.longitude - east) * narrowing);
  const [first] = [...landmarks].sort((one, other) => distance(one) - distance(other));
  return first?.name ?? `${north.toFixed(4)}, ${east.toFixed(4)}`;
}
