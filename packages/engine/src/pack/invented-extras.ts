/** The invented club with all that a service may have beside its form and flow, and a party that opens lockers and a membership. */
import { stringify } from 'yaml';
import { type ClubFiles, clubFiles } from './invented-pack.ts';
import { clubService } from './invented-service.ts';
import type { PackFile } from './source.ts';

const words = (id: string, en: string) => ({ id, en });

/** Everything at once: a partner who confirms, a visit, a register, balls that run out, a code, hints, other regions. */
export function fullClub(files: ClubFiles): void {
  const { manifest, service } = files;
  manifest.stock = { ball: { title: words('Bola', 'Balls'), unit: words('buah', 'pieces') } };
  manifest.parameters.closing = { title: words('Jam tutup', 'Closing hour'), value: '11:00' };
  service.form.steps[0].fields.push(
    { code: 'partner', type: 'text', format: 'name', label: words('Pasangan main', 'Partner') },
    {
      code: 'partnerPhone',
      type: 'text',
      format: 'phone',
      label: words('Telepon pasangan', 'Partner’s phone'),
    },
  );
  Object.assign(service.promise, { amount: 0, cutOff: 'closing' });
  service.confirmations = {
    partner: {
      title: words('Pasangan setuju', 'The partner agrees'),
      people: [{ person: 'partner', phone: 'partnerPhone' }],
      when: "form.kind == 'junior'",
      statement: words('Saya mau bermain bersama.', 'I want to play together.'),
      shows: ['clubName'],
      validDays: 14,
    },
  };
  service.watches = {
    pass: {
      kind: 'card',
      title: words('Kartu pemain', 'Player’s pass'),
      nik: "has(applicant.nik) ? applicant.nik : ''",
      stories: { PRINT_READY_RECORD: words('Siap dicetak.', 'Ready to print.') },
    },
  };
  service.visit = {
    title: words('Uji main', 'Trial game'),
    minutes: 30,
    bring: [words('Raket', 'A racket')],
    movableUntilHours: 24,
  };
  service.line = {
    state: 'playing',
    stock: 'ball',
    order: ['facts.junior ? 0 : 1'],
    rule: words('Yunior lebih dulu.', 'Juniors first.'),
  };
  service.startCodes = {
    doctor: {
      title: words('Surat dokter', 'Doctor’s letter'),
      by: ['coach'],
      fields: ['doctorSeen', 'height'],
      person: 'guardian',
      validDays: 30,
    },
  };
  service.messages.soon = {
    subject: words('Belum dikirim', 'Not sent yet'),
    body: words('Kirim sebelum {due}: {link}', 'Send it before {due}: {link}'),
  };
  service.draftReminders = [
    {
      code: 'soon',
      on: 'addDays(form.birthDate, 45)',
      deadline: 'addDays(form.birthDate, 60)',
      message: 'soon',
    },
  ];
  service.suggestions = [
    {
      code: 'join',
      when: "member.age < 17 && !('club-membership' in household.open)",
      title: words('Gabung', 'Join'),
      why: words('Masih muda.', 'Still young.'),
    },
  ];
  service.receives = { message: 'newcomer', answers: { clubName: { from: 'message.name' } } };
  const { flow } = service;
  flow.states.playing.watch = 'pass';
  flow.actions.book = {
    title: words('Pesan jam', 'Book a time'),
    from: ['playing'],
    to: 'playing',
    by: ['applicant'],
    needs: ['slot'],
    undoMinutes: 5,
    story: words('Jam dipesan.', 'A time is booked.'),
    tone: 'main',
  };
  flow.actions.played.uses = [{ stock: 'ball', count: 2 }];
  flow.actions.played.asks = [
    { code: 'score', type: 'number', label: words('Nilai', 'Score'), minimum: 0, maximum: 10, told: true },
    { code: 'why', type: 'text', label: words('Mengapa', 'Why'), when: 'form.score < 5' },
  ];
  flow.actions.vouched = {
    title: words('Dijamin', 'Vouched for'),
    from: ['playing'],
    to: 'deciding',
    by: ['system'],
    automatic: true,
    guard: {
      that: "case.confirmed.partner > 0 && case.reports.pass == 'PRINT_READY_RECORD'",
      otherwise: words('Belum dijamin.', 'Not vouched for yet.'),
    },
    needs: [],
    undoMinutes: 0,
    story: words('Dijamin pasangannya.', 'Vouched for by the partner.'),
    tone: 'other',
  };
  flow.actions.admit.handsOver = {
    message: 'newcomer',
    to: "'90.02'",
    answers: { name: { from: 'form.clubName' } },
  };
  Object.assign(files.scenarios.given.answers, { partner: 'Sari Dewi', partnerPhone: '081200000123' });
  files.scenarios.scenarios[0].steps[2].when.with = { asked: { score: 7 } };
  files.scenarios.scenarios[0].steps[0].then.dueAt = '2026-11-17T16:00:00+07:00';
}

/** A life event: one form, a locker for each guest, and then the host’s membership. */
export function partyFile(
  // biome-ignore lint/suspicious/noExplicitAny: tests put in what does not belong there.
  spoil: (service: any) => void = () => {},
): PackFile {
  const service = party();
  spoil(service);
  return {
    path: `services/${service.code}.yaml`,
    text: stringify(service, { aliasDuplicateObjects: false }),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: tests put in what does not belong there.
function party(): any {
  const { parameters: _, ...service } = structuredClone(clubService);
  const [player, home] = service.form.steps;
  return {
    ...service,
    code: 'club-party',
    title: words('Pesta klub', 'Club party'),
    form: {
      steps: [
        { ...player!, fields: player!.fields.filter(({ code }) => code === 'kind') },
        home!,
        {
          code: 'guests',
          title: words('Tamu', 'Guests'),
          fields: [
            {
              code: 'guests',
              type: 'group',
              minimumItems: 1,
              maximumItems: 4,
              itemTitle: words('Tamu', 'Guest'),
              label: words('Tamu', 'Guests'),
              fields: [
                { code: 'clubName', type: 'text', format: 'name', label: words('Nama tamu', 'Guest’s name') },
                { code: 'birthDate', type: 'date', label: words('Lahir', 'Born') },
              ],
            },
          ],
        },
      ],
    },
    requirements: [],
    facts: { many: { value: 'size(form.guests) > 1', type: 'bool' } },
    products: {},
    messages: {},
    members: {
      guest: {
        service: 'club-locker',
        title: words('Loker tamu', 'Guest’s locker'),
        each: 'guests',
        answers: { kind: { value: 'junior' }, clubName: { from: 'item.clubName' } },
      },
      host: {
        service: 'club-membership',
        title: words('Keanggotaan tuan rumah', 'Host’s membership'),
        when: 'facts.many',
        after: ['guest'],
        waiting: words('Menunggu para tamu.', 'Waiting for the guests.'),
        answers: {
          kind: { from: 'form.kind' },
          photoFile: { from: 'products.guest.key' },
        },
      },
    },
    flow: {
      start: 'underway',
      states: {
        underway: {
          title: words('Berjalan', 'Under way'),
          story: words('Permohonan Anda diproses.', 'Your applications are being worked on.'),
          turn: 'nobody',
        },
        done: {
          title: words('Selesai', 'Done'),
          story: words('Semua selesai.', 'All is done.'),
          turn: 'nobody',
          end: 'finished',
        },
      },
      actions: {
        finish: {
          title: words('Selesai', 'Done'),
          from: ['underway'],
          to: 'done',
          by: ['system'],
          automatic: true,
          guard: { that: 'case.members.open == 0', otherwise: words('Masih ada.', 'Some are left.') },
          needs: [],
          undoMinutes: 0,
          story: words('Semua permohonan selesai.', 'All applications are done.'),
          tone: 'main',
        },
      },
    },
  };
}

/** A small service that the party opens at once. */
function lockerFile(): PackFile {
  const { parameters: _, ...service } = structuredClone(clubService);
  const [player, home] = service.form.steps;
  const { admit } = service.flow.actions;
  const locker = {
    ...service,
    code: 'club-locker',
    title: words('Loker', 'Locker'),
    form: {
      steps: [
        { ...player, fields: player!.fields.filter(({ code }) => code === 'kind' || code === 'clubName') },
        { ...home, fields: home!.fields.filter(({ code }) => code === 'home') },
      ],
    },
    requirements: [],
    facts: {},
    flow: {
      ...service.flow,
      actions: { ...service.flow.actions, admit: { ...admit, releases: ['key'] } },
    },
    products: {
      key: {
        title: words('Kunci', 'Key'),
        form: 'card',
        issuer: 'register',
        entry: [{ label: words('Nama', 'Name'), value: 'form.clubName + labels.kind' }],
      },
    },
    delivery: ['pick-up'],
  };
  return { path: 'services/club-locker.yaml', text: stringify(locker, { aliasDuplicateObjects: false }) };
}

export function fullClubFiles(spoil: (files: ClubFiles) => void = () => {}): PackFile[] {
  return clubFiles((files) => {
    fullClub(files);
    files.others.push(partyFile(), lockerFile());
    spoil(files);
  });
}
