import { defineTexts } from './define.ts';

/** The page that shows each component once; it exists in the demo only. */
export const texts = defineTexts({
  id: {
    title: 'Gaya',
    lead: 'Setiap bagian halaman, sekali.',
    form: 'Isian',
    states: 'Keadaan',
    messages: 'Pesan',
    lists: 'Daftar',
  },
  en: {
    title: 'Style',
    lead: 'Each component once.',
    form: 'Forms',
    states: 'States',
    messages: 'Messages',
    lists: 'Lists',
  },
});
