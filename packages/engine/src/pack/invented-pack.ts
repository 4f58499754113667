// biome-ignore-all lint/suspicious/noThenProperty: given, when, then are the words of scenarios.
/** The invented tennis club as the files of a pack, so that tests can spoil one thing at a time. */
import { stringify } from 'yaml';
import { clubService, juniorAnswers } from './invented-service.ts';
import type { PackFile } from './source.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests put in what does not belong there.
type Loose = any;

export type ClubFiles = { manifest: Loose; service: Loose; scenarios: Loose; others: PackFile[] };

/** Values as an author would write them; `spoil` changes them before they become YAML. */
export function clubFiles(spoil: (files: ClubFiles) => void = () => {}): PackFile[] {
  const { parameters, ...service } = structuredClone(clubService);
  const { photoFile, consentFile, ...answers } = structuredClone(juniorAnswers);
  const role = (id: string, en: string) => ({
    title: { id, en },
    description: { id: `${id} klub`, en: `${en} of the club` },
  });
  const files: ClubFiles = {
    manifest: {
      name: 'club',
      version: '1.0.0',
      publisher: 'Klub Raket',
      title: { id: 'Klub tenis', en: 'Tennis club' },
      problem: { id: 'Antrean panjang.', en: 'Long queues.' },
      outcome: { id: 'Tidak ada antrean.', en: 'No queues.' },
      legalBasis: [{ citation: 'Anggaran dasar', about: { id: 'Keanggotaan', en: 'Membership' } }],
      roles: {
        checker: role('Pemeriksa', 'Checker'),
        coach: role('Pelatih', 'Coach'),
        board: role('Pengurus', 'Board'),
      },
      parameters,
    },
    service,
    scenarios: {
      service: 'club-membership',
      given: { now: '2026-11-17T09:00:00+07:00', answers, attachments: ['photo', 'consent'] },
      scenarios: [
        {
          title: 'From sending to the card',
          steps: [
            {
              when: 'filed',
              then: {
                state: 'checking',
                turn: 'office',
                message: 'filed',
                dueAt: '2026-11-20T16:00:00+07:00',
              },
            },
            {
              when: { by: 'checker', action: 'accept' },
              then: { state: 'playing', turn: 'centre', impossible: ['accept'] },
            },
            { when: { by: 'coach', action: 'played' }, then: { possible: ['admit'] } },
            { when: { by: 'board', action: 'admit' }, then: { state: 'member' } },
          ],
        },
      ],
    },
    others: [{ path: 'templates/letter.typ', text: '#data.name #data.junior #data.office #data.code' }],
  };
  spoil(files);
  const yaml = (value: unknown) => stringify(value, { aliasDuplicateObjects: false });
  return [
    { path: 'pack.yaml', text: yaml(files.manifest) },
    { path: 'services/club-membership.yaml', text: yaml(files.service) },
    { path: 'scenarios/club-membership.yaml', text: yaml(files.scenarios) },
    ...files.others,
  ];
}
