/** A look at a photo before it is sent: turned upright, turned by hand or cropped if someone wants to. */
import {
  croppedArea,
  dragged,
  type Edge,
  type Edges,
  edgesAt,
  fitted,
  wholePhoto,
  withEdge,
} from './crop.ts';
import { text } from './upload-words.ts';

/** A page of A4 at this size reads well, and most photos come below a megabyte. */
const longestSidePixels = 2200;
const shownSidePixels = 560;
const quality = 0.85;

/**
 * Shows the photo in `stage` and resolves with what to send; null when it is not to be used. What the browser can not
 * draw (an odd format, a broken file) is sent as it is, for the server to judge.
 */
export async function prepared(stage: HTMLElement, file: File): Promise<Blob | null> {
  const photo = await upright(file);
  if (!photo) return file;
  return new Promise((resolve) => {
    const finish = (chosen: Blob | null): void => {
      stage.replaceChildren();
      resolve(chosen);
    };
    show(stage, file, photo, finish);
  });
}

/** The photo as a canvas, turned as the camera was held. */
async function upright(file: File): Promise<HTMLCanvasElement | null> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const size = fitted(bitmap, longestSidePixels * 2);
    const canvas = canvasOf(size.width, size.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, size.width, size.height);
    bitmap.close();
    return canvas;
  } catch {
    return null;
  }
}

function show(
  stage: HTMLElement,
  file: File,
  original: HTMLCanvasElement,
  finish: (chosen: Blob | null) => void,
): void {
  let photo = original;
  let edges: Edges = wholePhoto;
  let touched = false;

  const box = element('div', 'stage');
  const question = element('p');
  question.textContent = text.look;
  const view = canvasOf(1, 1);
  view.setAttribute('role', 'img');
  view.setAttribute('aria-label', text.photoShown(file.name));
  const edgesBox = element('div', 'edges');
  const sliders = (['left', 'right', 'top', 'bottom'] as const).map((edge) => slider(edge));
  edgesBox.hidden = true;
  const cropHelp = element('p', 'small soft');
  cropHelp.textContent = text.cropHelp;
  cropHelp.hidden = true;

  const draw = (): void => {
    const size = fitted(photo, shownSidePixels);
    view.width = size.width;
    view.height = size.height;
    const brush = view.getContext('2d');
    if (!brush) return;
    brush.drawImage(photo, 0, 0, size.width, size.height);
    if (edgesBox.hidden && edges === wholePhoto) return;
    const kept = croppedArea(edges, size);
    brush.fillStyle = 'rgb(0 0 0 / 62%)';
    brush.fillRect(0, 0, size.width, kept.y);
    brush.fillRect(0, kept.y + kept.height, size.width, size.height);
    brush.fillRect(0, kept.y, kept.x, kept.height);
    brush.fillRect(kept.x + kept.width, kept.y, size.width, kept.height);
    brush.lineWidth = 3;
    brush.strokeStyle = '#ffffff';
    brush.strokeRect(kept.x + 1.5, kept.y + 1.5, kept.width - 3, kept.height - 3);
  };
  const follow = (moved: Edges): void => {
    edges = moved;
    touched = true;
    for (const { edge, input } of sliders) input.value = String(Math.round(edges[edge] * 100));
    draw();
  };

  for (const { edge, label, input } of sliders) {
    input.addEventListener('input', () => follow(withEdge(edges, edge, Number(input.value) / 100)));
    edgesBox.append(label);
  }
  dragEdges(view, () => (edgesBox.hidden ? null : edges), follow);

  const buttons = element('div', 'buttons');
  const use = button(text.use, 'main');
  const turn = button(text.turn);
  const crop = button(text.crop);
  const whole = button(text.wholeAgain);
  whole.hidden = true;
  const drop = button(text.drop);
  use.addEventListener('click', () => {
    use.disabled = true;
    void output(photo, edges, file, touched).then(finish);
  });
  turn.addEventListener('click', () => {
    photo = quarterTurned(photo);
    edges = { left: edges.bottom, top: edges.left, right: edges.top, bottom: edges.right };
    follow(edges);
  });
  crop.addEventListener('click', () => {
    const open = edgesBox.hidden === true;
    edgesBox.hidden = !open;
    cropHelp.hidden = !open;
    whole.hidden = !open;
    box.classList.toggle('cropping', open);
    crop.textContent = open ? text.cropDone : text.crop;
    draw();
    if (open) sliders[0]?.input.focus();
  });
  whole.addEventListener('click', () => follow(wholePhoto));
  drop.addEventListener('click', () => finish(null));
  buttons.append(use, turn, crop, whole, drop);
  box.append(question, view, cropHelp, edgesBox, buttons);
  stage.replaceChildren(box);
  draw();
  use.focus({ preventScroll: true });
  box.scrollIntoView({ block: 'nearest' });
}

function dragEdges(
  view: HTMLCanvasElement,
  current: () => Edges | null,
  follow: (moved: Edges) => void,
): void {
  let held: readonly Edge[] = [];
  const at = (event: PointerEvent): readonly [number, number] => {
    const area = view.getBoundingClientRect();
    return [(event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height];
  };
  view.addEventListener('pointerdown', (event) => {
    const edges = current();
    if (!edges) return;
    const reach = 32 / Math.max(1, Math.min(view.clientWidth, view.clientHeight));
    held = edgesAt(edges, ...at(event), reach);
    if (held.length > 0) view.setPointerCapture(event.pointerId);
  });
  view.addEventListener('pointermove', (event) => {
    const edges = current();
    if (edges && held.length > 0) follow(dragged(edges, held, ...at(event)));
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    view.addEventListener(end, () => {
      held = [];
    });
  }
}

/** What is sent: the file itself when it is small and nobody touched it, else the kept part, fitted. */
async function output(photo: HTMLCanvasElement, edges: Edges, file: File, touched: boolean): Promise<Blob> {
  const kept = croppedArea(edges, photo);
  const size = fitted(kept, longestSidePixels);
  const isSmall = Math.max(photo.width, photo.height) <= longestSidePixels && file.size < 900_000;
  if (!touched && isSmall) return file;
  const canvas = canvasOf(size.width, size.height);
  const brush = canvas.getContext('2d');
  // Paper is white: what is see-through in a picture must not turn black.
  if (brush) {
    brush.fillStyle = '#ffffff';
    brush.fillRect(0, 0, size.width, size.height);
    brush.drawImage(photo, kept.x, kept.y, kept.width, kept.height, 0, 0, size.width, size.height);
  }
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (!made) return file;
  return touched || made.size < file.size ? made : file;
}

function quarterTurned(photo: HTMLCanvasElement): HTMLCanvasElement {
  const turned = canvasOf(photo.height, photo.width);
  const brush = turned.getContext('2d');
  brush?.translate(turned.width, 0);
  brush?.rotate(Math.PI / 2);
  brush?.drawImage(photo, 0, 0);
  return turned;
}

function slider(edge: Edge): { edge: Edge; label: HTMLLabelElement; input: HTMLInputElement } {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'range';
  input.min = '0';
  input.max = '85';
  input.value = '0';
  label.append(text[edge], input);
  return { edge, label, input };
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function element(tag: 'div' | 'p', className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function button(words: string, className = ''): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = words;
  return made;
}
