import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/** Someone who asks for something. */
export interface Actor {
  readonly type: 'user' | 'service';
  /** An entity reference, or the subject of a service. */
  readonly ref: string;
  /** The service that asks for it on behalf of a user. */
  readonly via?: string;
}

/** Finds out who makes a call. */
export function toActor(
  auth: AuthService,
  credentials: BackstageCredentials,
): Actor {
  if (auth.isPrincipal(credentials, 'user')) {
    const { userEntityRef, actor } = credentials.principal;
    return { type: 'user', ref: userEntityRef, via: actor?.subject };
  }
  if (auth.isPrincipal(credentials, 'service')) {
    return { type: 'service', ref: credentials.principal.subject };
  }
  throw new NotAllowedError('Only users and services can use stores');
}
