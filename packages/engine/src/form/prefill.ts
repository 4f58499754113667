import type { Answers, Service } from '../pack/types.ts';
import type { ApplicantValues, FormContext } from './context.ts';

/** The applicant's own data for fields that ask for it, so that nobody types what is known. */
export function prefilled(service: Service, { applicant, household }: FormContext): Answers {
  const answers: Answers = {};
  if (applicant === undefined) return answers;
  for (const { fields } of service.form.steps) {
    for (const field of fields) {
      const [root, name] = field.prefill?.split('.') ?? [];
      if (root !== 'applicant' || name === undefined) continue;
      const value = applicant[name as keyof ApplicantValues];
      if (field.type === 'address') {
        const { address, villageCode } = applicant;
        if (address !== undefined && villageCode !== undefined) {
          answers[field.code] = { ...address, villageCode };
        }
      } else if (field.type === 'person') {
        const { nik, birthDate } = applicant;
        const relation = household.find((member) => member.nik === nik)?.relation;
        const isAskedFor = field.relations === undefined || field.relations.includes(relation ?? '');
        if (!isAskedFor) continue;
        answers[field.code] = {
          source: 'register',
          name: applicant.name,
          ...(nik === undefined ? {} : { nik }),
          ...(birthDate === undefined ? {} : { birthDate }),
          ...(relation === undefined ? {} : { relation }),
        };
      } else if (typeof value === 'string') {
        answers[field.code] = value;
      }
    }
  }
  return answers;
}
