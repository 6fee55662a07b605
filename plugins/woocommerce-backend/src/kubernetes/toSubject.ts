import type { RbacV1Subject } from '@kubernetes/client-node';

/** The subject of a role binding that is the account with that user name. */
export function toSubject(username: string): RbacV1Subject {
  const [, namespace, name] =
    /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username) ?? [];
  return namespace && name
    ? { kind: 'ServiceAccount', namespace, name }
    : { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: username };
}
