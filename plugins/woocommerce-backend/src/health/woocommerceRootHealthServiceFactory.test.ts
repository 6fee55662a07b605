import { chmod, rm, writeFile } from 'node:fs/promises';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { woocommerceRootHealthServiceFactory } from './woocommerceRootHealthServiceFactory';

const READINESS = '/.backstage/health/v1/readiness';

describe('woocommerceRootHealthServiceFactory', () => {
  const directory = createMockDirectory();
  const command = directory.resolve('helm');

  it('F8: is ready as long as there is a Helm that can be run', async () => {
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            backend: { listen: { host: '127.0.0.1', port: 0 } },
            woocommerce: { helm: { command } },
          },
        }),
        woocommerceRootHealthServiceFactory,
      ],
    });
    const { server } = backend;
    try {
      await request(server)
        .get(READINESS)
        .expect(503, {
          message: `The program ${command} is not installed where the portal runs`,
          status: 'error',
        });
      await request(server).get('/.backstage/health/v1/liveness').expect(200);

      await writeFile(command, '#!/bin/sh\necho v4.2.4\n');
      await chmod(command, 0o755);
      const ready = await request(server).get(READINESS);
      expect(ready.body).toEqual({ status: 'ok' });
      expect(ready.status).toBe(200);

      await rm(command);
      await request(server).get(READINESS).expect(503);
    } finally {
      await backend.stop();
    }
  });
});
