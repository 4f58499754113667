/// <reference lib="webworker" />

/** What the server puts into a push: a title and where it leads, no more. */
type Note = {
  readonly title: string;
  readonly path: string;
  readonly language: string;
  readonly tag: string;
};

/** Shows pushes, and opens what they are about. */
export function showPushes(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', (event) => {
    const note = event.data?.json() as Note | undefined;
    if (!note) return;
    const { title, path, language, tag } = note;
    const body = language === 'en' ? 'Tap to read.' : 'Ketuk untuk membaca.';
    // The same tag replaces what is shown: a push that came twice is seen once.
    event.waitUntil(
      worker.registration.showNotification(title, {
        body,
        tag,
        lang: language,
        icon: '/tanda.svg',
        data: path,
      }),
    );
  });

  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    const path = String(event.notification.data ?? '/');
    const open = async (): Promise<void> => {
      const pages = await worker.clients.matchAll({ type: 'window' });
      const page = pages.find(({ url }) => new URL(url).pathname === path);
      if (page) await page.focus();
      else await worker.clients.openWindow(path);
    };
    event.waitUntil(open());
  });
}
