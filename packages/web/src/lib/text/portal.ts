/** Words of the citizens' pages. */
export const portalTexts = {
  id: {
    serviceUnknown: 'Layanan ini tidak ada di daerah ini. Cari dengan kata lain, misalnya “akta lahir”.',
  },
  en: {
    serviceUnknown:
      'This region has no such service. Search with other words, for instance “birth certificate”.',
  },
} as const;
