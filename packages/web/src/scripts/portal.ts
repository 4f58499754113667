/** On every citizen's page. Nothing here is needed to find, apply or track; it only makes these kinder. */
document.documentElement.classList.add('js');

// A screen reader and a small screen both start at the faults after a refused form.
document.querySelector<HTMLElement>('[data-error-summary]')?.focus();

// A form that is on its way is not sent again by an impatient second tap; the server would also refuse to act twice.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sending !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = '';
  const free = (): void => {
    delete form.dataset.sending;
  };
  // Coming back to the page, and an answer that never arrives, both leave the form to be sent again.
  addEventListener('pageshow', free, { once: true });
  setTimeout(free, 20_000);
});

const region = location.pathname.split('/')[1];
if (region && 'serviceWorker' in navigator) {
  navigator.serviceWorker
    .register('/service-worker.js', { scope: `/${region}`, type: 'module' })
    .catch(() => {
      // Private windows and old phones have none; the pages work all the same.
    });
}

export {};
