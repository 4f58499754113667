import type { MessageTemplate } from '@satuloket/engine';

/** For a confirmation whose pack brings no message of its name. It tells nothing of the case but what was asked for. */
export const ownMessage: MessageTemplate = {
  subject: { id: 'Mohon jawaban Anda', en: 'Please answer' },
  body: {
    id: 'Yth. {name}, Anda disebut dalam permohonan {service} di {region} dan diminta membenarkan isinya. Baca dan jawab di {link} (berlaku {days} hari, tanpa biaya). Bila Anda tidak tahu-menahu, jawab “Tidak” di halaman itu.',
    en: 'Dear {name}, you are named in an application at {region} ({service}) and asked to confirm it. Read and answer at {link} (valid for {days} days, free of charge). If you know nothing of it, answer “No” on that page.',
  },
};
