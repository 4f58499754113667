import { defineTexts } from './define.ts';

/** What an open page says when its subject has changed. */
export const liveTexts = defineTexts({
  id: {
    workChanged: 'Ada yang berubah',
    caseChanged: 'Berkas ini baru saja berubah',
    reload: 'Muat ulang',
    close: 'Tutup',
    storyChanged: 'Ada kabar baru. Riwayatnya sudah kami perbarui.',
    reloadPage: 'Muat ulang halaman',
  },
  en: {
    workChanged: 'Something has changed',
    caseChanged: 'This case has just changed',
    reload: 'Reload',
    close: 'Close',
    storyChanged: 'There is news. We have brought the story up to date.',
    reloadPage: 'Reload the page',
  },
});
