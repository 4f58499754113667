/** The story of a case in plain sentences, for the applicant, an officer, or someone who has only the code. */
import type { Service } from '../pack/types.ts';
import type { Text } from '../result.ts';
import { actorKey } from './replay.ts';
import type { ActionBody, Actor, CaseAction } from './types.ts';

export type TimelineEntry = {
  readonly seq: number;
  readonly at: string;
  readonly kind: ActionBody['type'];
  /** The flow's action, for `taken`. */
  readonly action?: string;
  readonly story: Text;
  readonly by: 'applicant' | 'helper' | 'witness' | 'office' | 'region' | 'program' | 'system';
  /** The role in which an officer acted; shown to officers only. */
  readonly role?: string;
  /** Whether the reader did it. */
  readonly own: boolean;
  /** Taken back within its undo time: officers see it struck through, others not at all. */
  readonly undone: boolean;
};

export type TimelineReader = {
  readonly viewer: 'applicant' | 'officer' | 'public';
  readonly accountId?: string;
  readonly officeName: (officeId: string) => Text;
};

export function timeline(
  actions: readonly Pick<CaseAction, 'seq' | 'at' | 'actor' | 'body'>[],
  service: Service,
  reader: TimelineReader,
): TimelineEntry[] {
  const undone = new Set(actions.flatMap(({ body }) => (body.type === 'undone' ? [body.seq] : [])));
  let officeId = '';
  return actions.flatMap((action): TimelineEntry[] => {
    const { body } = action;
    if (body.type === 'filed' || body.type === 'moved-office') officeId = body.officeId;
    const wasUndone = undone.has(action.seq);
    if (wasUndone && reader.viewer !== 'officer') return [];
    const story = storyOf(body, service, reader);
    if (!story) return [];
    const by = byOf(action.actor);
    return [
      {
        seq: action.seq,
        at: action.at,
        kind: body.type,
        ...(body.type === 'taken' && { action: body.action }),
        story: withOffice(story, reader.officeName(officeId)),
        by,
        ...(reader.viewer === 'officer' && action.actor.kind === 'officer' && { role: action.actor.role }),
        own: reader.accountId !== undefined && actorKey(action.actor) === reader.accountId,
        undone: wasUndone,
      },
    ];
  });
}

function byOf(actor: Actor): TimelineEntry['by'] {
  switch (actor.kind) {
    case 'officer':
      return 'office';
    case 'resident':
    case 'guest':
      return 'applicant';
    default:
      return actor.kind;
  }
}

/** The sentence of an action; undefined where the reader is not told of it. */
function storyOf(body: ActionBody, service: Service, { viewer }: TimelineReader): Text | undefined {
  const inside = viewer === 'officer';
  switch (body.type) {
    case 'filed':
      return { id: 'Permohonan terkirim ke {office}.', en: 'The application was sent to {office}.' };
    case 'taken':
      return service.flow.actions[body.action]?.story;
    case 'assigned':
      if (!inside) return undefined;
      return body.to === null
        ? { id: 'Berkas dilepas untuk petugas lain.', en: 'The case was let go for other officers.' }
        : { id: 'Berkas diambil seorang petugas.', en: 'An officer took the case.' };
    case 'moved-office':
      return { id: 'Berkas dipindahkan ke {office}.', en: 'The case was moved to {office}.' };
    case 'commented':
      if (body.audience === 'inside')
        return inside ? { id: 'Catatan untuk rekan kerja.', en: 'A note for colleagues.' } : undefined;
      if (body.about === 'broken-promise')
        return {
          id: 'Kepala kantor menulis apa yang dilakukan setelah janji terlewat.',
          en: 'The head of the office wrote what is done after the promise was missed.',
        };
      return viewer === 'public'
        ? undefined
        : { id: 'Ada pesan tentang berkas ini.', en: 'There is a message about this case.' };
    case 'attached':
      return { id: 'Berkas tambahan diunggah.', en: 'More files were uploaded.' };
    case 'identity-checked':
      return body.identity === 'matched'
        ? {
            id: 'Data diri cocok dengan data kependudukan.',
            en: 'The identity matches the population register.',
          }
        : {
            id: 'Data diri belum cocok dengan data kependudukan. Petugas akan memeriksanya.',
            en: 'The identity does not match the population register yet. An officer will look at it.',
          };
    case 'document-made':
      return inside ? { id: 'Dokumen dibuat.', en: 'The document was made.' } : undefined;
    case 'document-printed':
      return viewer === 'public'
        ? undefined
        : {
            id: `${titleOf(service, body.product).id}: dicetak di loket dan diserahkan.`,
            en: `${titleOf(service, body.product).en}: printed at the counter and handed over.`,
          };
    case 'document-withdrawn': {
      const { id, en } = titleOf(service, body.product);
      return body.replacedBy === undefined
        ? { id: `${id}: ditarik, tidak berlaku lagi.`, en: `${en}: withdrawn, no longer valid.` }
        : { id: `${id}: diganti dokumen yang lebih baru.`, en: `${en}: replaced by a newer document.` };
    }
    case 'escalated':
      return escalationStory(body.level, inside);
    case 'promise-amended':
      return {
        id: 'Janji waktu disesuaikan karena hari libur kantor berubah.',
        en: 'The promised time was adjusted because the office’s holidays changed.',
      };
    case 'linked':
      return inside ? { id: 'Dihubungkan dengan berkas lain.', en: 'Linked with another case.' } : undefined;
    case 'rated':
      return { id: 'Pelayanan dinilai.', en: 'The service was rated.' };
    case 'told':
      return inside ? { id: 'Kabar dikirim kepada pemohon.', en: 'The applicant was told.' } : undefined;
    case 'confirmed':
      return confirmationStory(body, service);
    case 'reported': {
      const watch = service.watches?.[body.watch];
      return watch?.stories[body.status] ?? (inside ? watch?.title : undefined);
    }
    case 'member-opened': {
      const { title } = service.members?.[body.member] ?? { title: { id: '', en: '' } };
      return { id: `${title.id} diajukan.`, en: `${title.en}: applied for.` };
    }
    case 'member-ended':
      return undefined;
    case 'handed-over':
      return {
        id: 'Berkas diteruskan ke daerah tujuan.',
        en: 'The application was passed on to the region you move to.',
      };
    case 'heard':
      return body.story;
    case 'parcel-chosen':
      return {
        id: 'Pemohon mengubah cara atau waktu penyerahan.',
        en: 'The applicant changed how or when it is handed over.',
      };
    case 'serial-corrected':
      return inside
        ? {
            id: `Nomor seri diperbaiki: ${body.to}, bukan ${body.from}.`,
            en: `The serial number was corrected: ${body.to}, not ${body.from}.`,
          }
        : undefined;
    case 'undone':
      return inside ? { id: 'Langkah terakhir dibatalkan.', en: 'The last step was undone.' } : undefined;
    case 'erased':
      return {
        id: 'Data pribadi pada berkas ini dihapus.',
        en: 'The personal data of this case were erased.',
      };
  }
}

function titleOf(service: Service, product: string): Text {
  return service.products[product]?.title ?? { id: product, en: product };
}

function confirmationStory(body: ActionBody & { type: 'confirmed' }, service: Service): Text {
  const title = service.confirmations?.[body.confirmation]?.title ?? { id: '', en: '' };
  const who = body.person + 1;
  if (body.answer === null)
    return {
      id: `${title.id} ke-${who}: jawaban ditarik.`,
      en: `${title.en} ${who}: the answer was taken back.`,
    };
  return body.answer === 'yes'
    ? { id: `${title.id} ke-${who}: membenarkan.`, en: `${title.en} ${who}: confirmed.` }
    : { id: `${title.id} ke-${who}: tidak membenarkan.`, en: `${title.en} ${who}: not confirmed.` };
}

/** Warnings are the office's own business; a promise that broke is told to everyone. */
function escalationStory(level: 'holder' | 'head' | 'broken', inside: boolean): Text | undefined {
  if (level === 'broken') {
    return {
      id: 'Janji waktu terlewati. Kami mohon maaf; pimpinan kantor sudah diberi tahu.',
      en: 'The promised time has passed. We are sorry; the head of the office has been told.',
    };
  }
  if (!inside) return undefined;
  return level === 'holder'
    ? {
        id: 'Petugas diingatkan: janji waktu hampir habis.',
        en: 'The officer was reminded: the promised time is nearly used up.',
      }
    : {
        id: 'Pimpinan kantor diingatkan: janji waktu hampir habis.',
        en: 'The head of the office was reminded: the promised time is nearly used up.',
      };
}

function withOffice(story: Text, office: Text): Text {
  return { id: story.id.replaceAll('{office}', office.id), en: story.en.replaceAll('{office}', office.en) };
}
