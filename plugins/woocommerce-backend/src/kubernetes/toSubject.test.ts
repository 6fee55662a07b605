import { toSubject } from './toSubject';

describe('toSubject', () => {
  it('names a service account by its namespace', () => {
    expect(toSubject('system:serviceaccount:portal:backstage')).toEqual({
      kind: 'ServiceAccount',
      namespace: 'portal',
      name: 'backstage',
    });
  });

  it.each(['jane@example.com', 'system:admin', 'system:serviceaccount:portal'])(
    'takes %s for a user',
    name => {
      expect(toSubject(name)).toEqual({
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'User',
        name,
      });
    },
  );
});
