import { relative } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readCluster } from './readCluster';

describe('readCluster', () => {
  const directory = createMockDirectory({
    content: {
      'kubeconfig.yaml':
        'current-context: local\ncontexts: [{name: local}, {name: other}]',
      'no-context.yaml': 'contexts: [{name: local}]',
      'lost-context.yaml': 'current-context: lost\ncontexts: [{name: local}]',
      'broken.yaml': '{ [',
      'list.yaml': '[]',
    },
  });
  const local = { name: 'local', simulatedNodes: false };
  const options = { key: 'woocommerce.clusters[0]' };
  const environment = process.env;

  beforeEach(() => {
    process.env = { ...environment };
    delete process.env.KUBERNETES_SERVICE_HOST;
  });

  afterAll(() => {
    process.env = environment;
  });

  it.each([
    ['absolute', (path: string) => path],
    ['relative', (path: string) => relative(process.cwd(), path)],
  ])('finds a kubeconfig at a path that is %s', (_, toPath) => {
    const file = directory.resolve('kubeconfig.yaml');
    const cluster = { ...local, kubeconfig: toPath(file) };
    expect(readCluster(cluster, options)).toEqual({
      ...local,
      kubeconfig: file,
    });
    expect(readCluster({ ...cluster, context: 'other' }, options)).toEqual({
      ...local,
      kubeconfig: file,
      context: 'other',
    });
  });

  it('needs none in a pod', () => {
    expect(() => readCluster(local, options)).toThrow(
      'woocommerce.clusters[0].kubeconfig is missing',
    );
    process.env.KUBERNETES_SERVICE_HOST = '10.0.0.1';
    expect(readCluster(local, options)).toEqual(local);
  });

  it.each([
    ['absent.yaml', undefined, "kubeconfig can't be read at "],
    ['broken.yaml', undefined, 'kubeconfig is no kubeconfig'],
    ['list.yaml', undefined, 'kubeconfig is no kubeconfig'],
    [
      'no-context.yaml',
      undefined,
      'context must be one of the contexts local in ',
    ],
    [
      'lost-context.yaml',
      undefined,
      'context must be one of the contexts local in ',
    ],
    [
      'kubeconfig.yaml',
      'prod',
      'context must be one of the contexts local, other in ',
    ],
  ])('refuses %s with the context %s', (file, context, message) => {
    const kubeconfig = directory.resolve(file);
    expect(() =>
      readCluster({ ...local, kubeconfig, context }, options),
    ).toThrow(`woocommerce.clusters[0].${message}`);
  });
});
