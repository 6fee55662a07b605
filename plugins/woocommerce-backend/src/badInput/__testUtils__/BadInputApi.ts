import { Knex } from 'knex';
import { Response, Test } from 'supertest';
import { expectToMatchOpenApi } from '../../__testUtils__/openApi';
import { TestApi } from '../../__testUtils__/TestApi';

/** What no answer may tell: where the code is, what it runs, and how it stores. */
const INTERNALS = [
  /"stack"/,
  /\n\s+at /,
  /node_modules/,
  /\.[jt]s:\d/,
  /\b(?:select|insert into|update|delete from) ["`]/i,
  /sqlite|knex|postgres/i,
  /canary/,
];

/** What an answer comes to. */
interface Judgement {
  readonly status: number;
  readonly name: string;
  readonly message: string;
}

/** The API, with what comes of requests that can't be met. */
export class BadInputApi {
  readonly api: TestApi;

  static async start(options: { knex: Knex }): Promise<BadInputApi> {
    return new BadInputApi(await TestApi.start(options));
  }

  private constructor(api: TestApi) {
    this.api = api;
  }

  async stop(): Promise<void> {
    await this.api.stop();
  }

  /** Sends a request for a store with exactly this body. */
  postBody(body: string | Buffer, type = 'application/json'): Test {
    return this.api
      .send('post', '/stores')
      .set('content-type', type)
      .serialize(data => data)
      .send(body);
  }

  /** Asks for a store, and says what has come of it. */
  async request(request: object): Promise<Judgement & { traces: string[] }> {
    const judgement = await this.judge(await this.api.post('/stores', request));
    return { ...judgement, traces: await this.listTraces() };
  }

  /** What an answer says; fails when it says too much, or not what is documented. */
  async judge(response: Response): Promise<Judgement> {
    expectNoInternals(response);
    await expectToMatchOpenApi(response);
    const { name, message } = response.body.error ?? {};
    return { status: response.status, name, message };
  }

  /** Everything that was recorded, and that the engine was asked to do. */
  async listTraces(): Promise<string[]> {
    const names = await this.api.repository.listStoreNames();
    return [...names, ...this.api.trigger.calls];
  }
}

/** The judgement of an answer that says what is wrong. */
export function refusal(message: string | RegExp, status = 400): Judgement {
  return {
    status,
    name: expect.stringMatching(/^\w+Error$/),
    message: expect.stringMatching(message),
  };
}

/** Fails if an answer tells what only its makers need to know. */
export function expectNoInternals(response: Response): void {
  for (const internal of INTERNALS) {
    expect(response.text).not.toMatch(internal);
  }
  expect(response.text).not.toContain(process.cwd());
}
