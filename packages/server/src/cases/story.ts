import type { CaseState, Region, Service, Text } from '@satuloket/engine';
import { officeName } from './office-values.ts';
import { filled } from './wording.ts';

/** How it stands in one sentence: the flow's own, unless what it speaks of counts no longer. */
export function storyOf(region: Region, service: Service, state: CaseState): Text {
  const story = takenBack(state) ?? service.flow.states[state.state]?.story ?? { id: '', en: '' };
  return filled(story, { office: officeName(region, state.officeId) });
}

/** Of an ended case whose documents were all withdrawn or replaced; one that still counts is what its story tells of. */
function takenBack({ products, endedAt }: CaseState): Text | undefined {
  const handedOut = Object.values(products).filter(({ released }) => released);
  const standings = handedOut.map(({ standing }) => standing);
  if (endedAt === null || standings.length === 0 || standings.includes(undefined)) return undefined;
  return standings.includes('withdrawn')
    ? {
        id: 'Dokumen dari permohonan ini sudah ditarik dan tidak berlaku lagi.',
        en: 'The document of this application was withdrawn and is no longer valid.',
      }
    : {
        id: 'Dokumen dari permohonan ini sudah diganti dengan yang lebih baru.',
        en: 'The document of this application was replaced by a newer one.',
      };
}
