import type { Service } from '@satuloket/engine';

const same = (words: string) => ({ id: words, en: words });

/** A form that asks every kind of question once, to look at and to test: no pack needs them all. */
export function everyFieldService(like: Service): Service {
  return {
    ...like,
    code: 'semua-isian',
    title: same('Semua jenis isian'),
    requirements: [
      {
        code: 'photo',
        title: same('Foto rumah'),
        accepts: ['image'],
        maximumFiles: 2,
        maximumMegabytes: 4,
        checks: [],
      },
      {
        code: 'letter',
        title: same('Surat keterangan'),
        when: 'has(form.agree) && form.agree',
        accepts: ['image', 'pdf'],
        maximumFiles: 1,
        maximumMegabytes: 2,
        checks: [],
      },
    ],
    facts: {},
    form: {
      steps: [
        {
          code: 'words',
          title: same('Kata dan angka'),
          fields: [
            {
              code: 'name',
              type: 'text',
              format: 'new-name',
              minimumWords: 2,
              maximumLength: 60,
              label: same('Nama lengkap'),
              help: same('Paling sedikit dua kata.'),
            },
            { code: 'nik', type: 'text', format: 'nik', label: same('NIK') },
            { code: 'mail', type: 'text', format: 'email', optional: true, label: same('E-mail') },
            { code: 'story', type: 'long-text', optional: true, label: same('Ceritakan keadaannya') },
            {
              code: 'born',
              type: 'date',
              latest: 'today',
              label: same('Tanggal lahir'),
              help: same('Seperti di KTP.'),
            },
            { code: 'hour', type: 'time', optional: true, label: same('Jam') },
            {
              code: 'height',
              type: 'number',
              decimals: 1,
              minimum: 20,
              maximum: 70,
              optional: true,
              unit: same('cm'),
              label: same('Panjang'),
            },
            {
              code: 'income',
              type: 'money',
              optional: true,
              label: same('Penghasilan sebulan'),
            },
          ],
        },
        {
          code: 'choices',
          title: same('Pilihan'),
          fields: [
            {
              code: 'kind',
              type: 'choice',
              label: same('Di mana anak dilahirkan?'),
              options: ['Rumah sakit', 'Puskesmas', 'Di rumah'].map((name) => ({
                value: name.toLowerCase().replaceAll(' ', '-'),
                label: same(name),
              })),
            },
            { code: 'agree', type: 'yes-no', label: same('Punya surat keterangan?') },
            {
              code: 'letterNumber',
              type: 'text',
              format: 'letter-number',
              when: 'form.agree',
              label: same('Nomor surat keterangan'),
            },
            { code: 'town', type: 'place', level: 'regency', label: same('Kota tempat lahir') },
            {
              code: 'truth',
              type: 'statement',
              label: same('Pernyataan'),
              statement: same('Isian ini benar.'),
            },
          ],
        },
        {
          code: 'people',
          title: same('Orang dan tempat'),
          fields: [
            { code: 'mother', type: 'person', others: true, label: same('Ibu kandung') },
            {
              code: 'home',
              type: 'address',
              point: true,
              label: same('Alamat rumah'),
              help: same('Menentukan kantor kecamatan yang mengurus permohonan Anda.'),
            },
            {
              code: 'witnesses',
              type: 'group',
              minimumItems: 1,
              maximumItems: 3,
              itemTitle: same('Saksi'),
              label: same('Saksi'),
              fields: [
                { code: 'name', type: 'text', format: 'name', label: same('Nama saksi') },
                { code: 'isFamily', type: 'yes-no', label: same('Masih keluarga?') },
                {
                  code: 'relation',
                  type: 'text',
                  when: 'item.isFamily',
                  label: same('Hubungan keluarga'),
                },
              ],
            },
          ],
        },
        {
          code: 'papers',
          title: same('Foto dokumen'),
          fields: [
            { code: 'photoFile', type: 'file', requirement: 'photo', label: same('Foto rumah') },
            { code: 'letterFile', type: 'file', requirement: 'letter', label: same('Surat keterangan') },
          ],
        },
      ],
    },
  };
}
