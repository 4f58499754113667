import type { Follower, ViewPart } from '../cases/index.ts';
import type { TableKind } from '../importing/index.ts';
import type { PostService } from './contract.ts';
import type { PostOptions } from './dependencies.ts';
import { desk } from './desk.ts';
import { destroy, takeOut } from './doubles.ts';
import { followPost } from './follow.ts';
import { makeManifest, manifestFile } from './manifest.ts';
import { poster } from './policy.ts';
import { createStatusTables, statusTables } from './statuses.ts';
import { postPart } from './view-part.ts';

export { postRoutes } from './routes.ts';

/** What goes by post: the list for the partner, what the partner says of each, and what there are two of. */
export type Post = {
  readonly service: PostService;
  readonly follow: Follower;
  readonly viewPart: ViewPart;
  /** Tables with what the post says, for the part that takes tables in. */
  readonly tables: TableKind;
};

export function createPost(options: PostOptions): Post {
  const { latest, ...statuses } = createStatusTables(options);
  return {
    service: {
      mayUse: (caller) => poster(options, caller).ok,
      desk: async (caller, query) => desk(options, caller, query, await latest(caller)),
      makeManifest: (caller, command) => makeManifest(options, caller, command),
      manifestFile: (caller, query) => manifestFile(options, caller, query),
      takeOut: (caller, command) => takeOut(options, caller, command),
      destroy: (caller, command) => destroy(options, caller, command),
      ...statuses,
    },
    follow: followPost,
    viewPart: postPart,
    tables: statusTables(options),
  };
}
