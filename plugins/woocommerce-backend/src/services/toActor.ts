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
}

/** Finds out who makes a call. */
export function toActor(
  auth: AuthService,
  credentials: BackstageCredentials,
): Actor {
  if (auth.isPrincipal(credentials, 'user')) {
    return { type: 'user', ref: credentials.principal.userEntityRef };
  }
  if (auth.isPrincipal(credentials, 'service')) {
    return { type: 'service', ref: credentials.principal.subject };
  }
  throw new NotAllowedError('Only users and services can change stores');
}
