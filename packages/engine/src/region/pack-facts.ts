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
    })),
    parameters: Object.keys(pack.manifest.parameters),
    stock: Object.keys(pack.manifest.stock ?? {}),
  };
}

function rolesIn(service: Service): readonly string[] {
  const holders = Object.values(service.flow.states).flatMap((state) => state.role ?? []);
  const takers = Object.values(service.flow.actions).flatMap((action) => action.by);
  return [...new Set([...holders, ...takers])].filter((role) => !withoutPost.includes(role)).sort();
}
