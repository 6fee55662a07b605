import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { TooManyRequestsError } from '../quotas/TooManyRequestsError';
import { UnavailableUntilMendedError } from '../services/UnavailableUntilMendedError';
import { hintRetry } from './hintRetry';

describe('hintRetry', () => {
  it.each<[string, Error, number, string | undefined]>([
    [
      'what may be back by itself',
      new ServiceUnavailableError('away'),
      503,
      '5',
    ],
    [
      'what somebody asks for too often',
      new TooManyRequestsError('', 42),
      429,
      '42',
    ],
    [
      'what waits for a person',
      new UnavailableUntilMendedError(''),
      503,
      undefined,
    ],
    ['what is refused for good', new ConflictError(''), 409, undefined],
  ])(
    'says when to ask again only when that can help: %s',
    async (_, error, status, expected) => {
      const app = express();
      app.get('/', () => {
        throw error;
      });
      app.use(hintRetry());
      app.use(
        MiddlewareFactory.create({
          config: mockServices.rootConfig(),
          logger: mockServices.logger.mock(),
        }).error(),
      );
      const response = await request(app).get('/');
      expect(response.status).toBe(status);
      expect(response.headers['retry-after']).toBe(expected);
    },
  );
});
