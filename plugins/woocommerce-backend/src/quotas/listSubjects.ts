import { UsageSubject } from '../database';

/** Those that a store, or something that is done to it, counts for. */
export function listSubjects(options: {
  /** Who asks for it; services have no quota. */
  actor: { type: 'user' | 'service'; ref: string };
  owner: string;
  /** Where it is; undefined when that isn't known yet. */
  cluster?: string;
}): UsageSubject[] {
  const { actor, owner, cluster } = options;
  const isUserOwner = owner.startsWith('user:');
  return [
    ...(actor.type === 'user' && actor.ref !== owner
      ? [{ scope: 'user' as const, name: actor.ref }]
      : []),
    { scope: isUserOwner ? 'user' : 'group', name: owner },
    ...(cluster === undefined
      ? []
      : [{ scope: 'cluster' as const, name: cluster }]),
  ];
}
