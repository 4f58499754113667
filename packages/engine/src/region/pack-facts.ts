import type { Pack, Service } from '../pack/types.ts';
import type { PackFacts } from './types.ts';

/** Who takes actions without any officer. */
const withoutPost: readonly string[] = ['applicant', 'system'];

/** What the checks of a region need to know of a pack: its services, the roles that they ask for, and their work. */
export function packFactsOf(pack: Pack): PackFacts {
  return {
    name: pack.manifest.name,
    version: pack.manifest.version,
    services: Object.entries(pack.services).map(([id, service]) => ({
      id,
      roles: rolesIn(service),
      work: service.routing.work,
      hasVisit: service.visit !== undefined,
      ...(service.parcel?.window && { windows: windowsIn(service, service.parcel.window) }),
    })),
    parameters: Object.keys(pack.manifest.parameters),
    stock: Object.keys(pack.manifest.stock ?? {}),
  };
}

/** The fact behind a window carries the name of the question that it comes from. */
function windowsIn(service: Service, name: string): readonly string[] {
  const field = service.form.steps.flatMap(({ fields }) => fields).find(({ code }) => code === name);
  return field?.type === 'choice' ? field.options.map(({ value }) => value) : [];
}

function rolesIn(service: Service): readonly string[] {
  const holders = Object.values(service.flow.states).flatMap((state) => state.role ?? []);
  const takers = Object.values(service.flow.actions).flatMap((action) => action.by);
  return [...new Set([...holders, ...takers])].filter((role) => !withoutPost.includes(role)).sort();
}
