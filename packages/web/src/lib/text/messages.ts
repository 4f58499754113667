import { defineTexts } from './define.ts';

/** How people are reached, on both faces. */
export const messageTexts = defineTexts({
  id: {
    channels: { whatsapp: 'WhatsApp', email: 'Surel', push: 'Pemberitahuan peramban', sms: 'SMS' },
    states: {
      waiting: 'menunggu dikirim',
      sent: 'terkirim',
      failed: 'gagal dikirim',
      unwanted: 'tidak dikirim, karena Anda memilih tanpa pesan',
    },
  },
  en: {
    channels: { whatsapp: 'WhatsApp', email: 'E-mail', push: 'Browser notification', sms: 'SMS' },
    states: {
      waiting: 'waiting to be sent',
      sent: 'sent',
      failed: 'could not be sent',
      unwanted: 'not sent, because you chose no messages',
    },
  },
});
