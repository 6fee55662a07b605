import { describeCall } from './describeCall';

describe('describeCall', () => {
  it.each([
    ['GET', '/api/v1/namespaces', 'list', 'namespaces'],
    ['GET', '/api/v1/namespaces/store-demo', 'get', 'namespaces'],
    ['DELETE', '/api/v1/namespaces/store-demo', 'delete', 'namespaces'],
    ['GET', '/api/v1/namespaces/store-demo/pods?limit=1', 'list', 'pods'],
    ['GET', '/api/v1/namespaces/store-demo/pods/p-0/log', 'get', 'pods'],
    ['GET', '/apis/apps/v1/deployments', 'list', 'deployments'],
    [
      'PATCH',
      '/apis/rbac.authorization.k8s.io/v1/namespaces/store-demo/rolebindings/portal',
      'patch',
      'rolebindings',
    ],
    ['POST', '/api/v1/namespaces/store-demo/secrets', 'create', 'secrets'],
    ['PUT', '/api/v1/namespaces/store-demo/secrets/s', 'update', 'secrets'],
    ['GET', '/version', 'get', 'other'],
  ])('takes %s %s for %s %s', (method, path, verb, resource) => {
    expect(describeCall(method, `https://cluster:6443${path}`)).toEqual({
      verb,
      resource,
    });
  });
});
