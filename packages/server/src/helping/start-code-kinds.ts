import {
  agencyOf,
  type Field,
  officeOf,
  type Region,
  type Service,
  type StartCode,
  success,
} from '@satuloket/engine';
import { rolesAt } from '../cases/scope.ts';
import type { Caller, Post } from '../types.ts';
import { type HelpingOptions, regionOf } from './dependencies.ts';
import { actorFor } from './policy.ts';
import type { HelpingService, StartCodeKind } from './service.ts';

/** What someone may fill in beforehand, and the post by which they may. */
export type GivenKind = {
  readonly service: Service;
  readonly kind: string;
  readonly definition: StartCode;
  readonly post: Post;
};

/** The start codes of the region's packs that these posts may give out. */
export function kindsFor(
  options: HelpingOptions,
  region: Region,
  posts: readonly Post[],
): readonly GivenKind[] {
  return options.packs.active(region.id).flatMap((pack) =>
    Object.values(pack.services).flatMap((service) =>
      Object.entries(service.startCodes ?? {}).flatMap(([kind, definition]): GivenKind[] => {
        const giving = posts.find(({ officeId }) => {
          const place = { pack: pack.manifest.name, service: service.code, officeId, villageCode: '' };
          const roles = rolesAt(region, posts, place);
          return definition.by.some((role) => roles.has(role));
        });
        return giving === undefined ? [] : [{ service, kind, definition, post: giving }];
      }),
    ),
  );
}

export function fieldsOf({
  service,
  definition,
}: Pick<GivenKind, 'service' | 'definition'>): readonly Field[] {
  return service.form.steps
    .flatMap(({ fields }) => fields)
    .filter(({ code }) => definition.fields.includes(code));
}

export async function listKinds(
  options: HelpingOptions,
  caller: Caller,
): ReturnType<HelpingService['startCodeKinds']> {
  const actor = actorFor(caller, 'give-start-code');
  if (!actor.ok) return actor;
  const region = regionOf(options, caller.regionId);
  return success(
    kindsFor(options, region, actor.value.posts).map((given): StartCodeKind => {
      const { service, kind, definition } = given;
      const fields = fieldsOf(given);
      const asked = new Set(fields.flatMap((field) => (field.type === 'file' ? [field.requirement] : [])));
      return {
        service: service.code,
        kind,
        title: definition.title,
        serviceTitle: service.title,
        definition: service,
        fields: fields.map(({ code }) => code),
        requirements: service.requirements.filter(({ code }) => asked.has(code)),
        validDays: definition.validDays,
      };
    }),
  );
}

/** The institution as a slip names it: its office, or the agency behind it. */
export function institutionName(region: Region, officeId: string) {
  const office = officeOf(region, officeId);
  return office?.name ?? agencyOf(region, officeId)?.name ?? { id: officeId, en: officeId };
}
