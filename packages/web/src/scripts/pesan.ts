/** Offers notifications where the browser has them; the form stays hidden elsewhere, and the page says why. */
const form = document.querySelector<HTMLFormElement>('[data-push-key]');

if (form && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) {
  form.hidden = false;
  document.querySelector('[data-push-unable]')?.remove();
  // Before the script of every page, which would count this as the form's only sending.
  form.addEventListener('submit', (event) => {
    if (form.dataset.subscribed !== undefined) return;
    event.preventDefault();
    event.stopPropagation();
    subscribe(form).catch(() => {
      const refused = form.querySelector<HTMLElement>('[data-push-refused]');
      if (refused) refused.textContent = refused.dataset.pushRefused ?? '';
    });
  });
}

/** Asks the browser for a subscription, which asks the person, and hands it over with the form. */
async function subscribe(target: HTMLFormElement): Promise<void> {
  const worker = await navigator.serviceWorker.ready;
  const key = bytesOf(target.dataset.pushKey ?? '');
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  const { endpoint, keys } = subscription.toJSON();
  const given = { endpoint, p256dh: keys?.p256dh, auth: keys?.auth };
  for (const [name, value] of Object.entries(given)) {
    const field = target.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value ?? '';
  }
  target.dataset.subscribed = '';
  target.requestSubmit();
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

export {};
