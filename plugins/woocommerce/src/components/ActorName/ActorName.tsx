import { EntityRefLink } from '@backstage/plugin-catalog-react';

const USER_OR_GROUP = /^(user|group):[^/]+\/.+$/;

/** Props of {@link ActorName}. */
export interface ActorNameProps {
  actor: string;
  /** Whether to show the title of a user or group in place of the reference. */
  short?: boolean;
}

/** Who asked for something: a link to them, or the name of a service. */
export function ActorName(props: ActorNameProps) {
  const { actor, short } = props;
  return USER_OR_GROUP.test(actor) ? (
    <EntityRefLink entityRef={actor}>{short ? undefined : actor}</EntityRefLink>
  ) : (
    <>{actor}</>
  );
}
