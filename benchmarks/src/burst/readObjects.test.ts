import { readObjects } from './readObjects';

describe('readObjects', () => {
  it('puts all objects into a namespace, and skips what is empty', () => {
    const manifests = `---
# Source: a/service.yaml
kind: Service
metadata:
  name: a
---
# Source: a/nothing.yaml
---
kind: ConfigMap
metadata:
  name: b
data:
  c: |
    ---
    d
`;
    expect(readObjects(manifests, 'shop')).toEqual([
      { kind: 'Service', metadata: { name: 'a', namespace: 'shop' } },
      {
        kind: 'ConfigMap',
        metadata: { name: 'b', namespace: 'shop' },
        data: { c: '---\nd\n' },
      },
    ]);
  });
});
