/** What a check of references looks at, and the words for a name that is not there. */
import { nearestName } from '../expression/index.ts';
import type { Finding, PathInFile } from './problems.ts';
import type { Field, PackManifest, Service } from './types.ts';

export type ReferenceContext = {
  readonly file: string;
  readonly service: Service;
  /** All of the pack, by code. */
  readonly services: ReadonlyMap<string, Service>;
  /** Services that could not be read: of them it is told already. */
  readonly unread: ReadonlySet<string>;
  readonly manifest: PackManifest;
  readonly templates: ReadonlySet<string>;
};

export type ReferenceCheck = (context: ReferenceContext) => Finding[];

export function unknown(
  file: string,
  path: PathInFile,
  code: string,
  what: { id: string; en: string },
  name: string,
  known: Iterable<string>,
): Finding {
  const names = [...known];
  const nearest = nearestName(name, names);
  const hint = nearest
    ? { id: ` Maksud Anda "${nearest}"?`, en: ` Did you mean "${nearest}"?` }
    : { id: ` Yang ada: ${names.join(', ') || '-'}.`, en: ` There are: ${names.join(', ') || '-'}.` };
  return {
    file,
    path,
    code,
    message: {
      id: `Tidak ada ${what.id} "${name}".${hint.id}`,
      en: `There is no ${what.en} "${name}".${hint.en}`,
    },
  };
}

/** The questions of a form, groups whole. */
export function topFields(service: Service): readonly Field[] {
  return service.form.steps.flatMap(({ fields }) => fields);
}
