import { EntityRefLink } from '@backstage/plugin-catalog-react';

const USER_OR_GROUP = /^(user|group):[^/]+\/.+$/;

/** Who asked for something: a link to them, or the name of a service. */
export function ActorName(props: { actor: string }) {
  const { actor } = props;
  return USER_OR_GROUP.test(actor) ? (
    <EntityRefLink entityRef={actor}>{actor}</EntityRefLink>
  ) : (
    <>{actor}</>
  );
}
