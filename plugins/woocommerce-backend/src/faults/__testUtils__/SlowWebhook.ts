import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, Server } from 'node:https';
import { text } from 'node:stream/consumers';
import type { KubernetesObject } from '@kubernetes/client-node';
import { TestCluster } from '../../__testUtils__/testCluster';

const NAME = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'slow.faults.test' },
};

/** How long the API server waits for an answer: the least that it may. */
const TIMEOUT_SECONDS = 1;

/** An admission webhook for Ingresses that lets everything pass, and leaves some calls without an answer. */
export class SlowWebhook {
  readonly #cluster: TestCluster;
  readonly #server: Server;
  /** What a policy is asked, in order: true where it answers. */
  readonly #answered: boolean[] = [];

  /** @param isAnswered - whether the call of this number, from 0 on, is answered */
  static async start(
    cluster: TestCluster,
    isAnswered: (call: number) => boolean,
  ): Promise<SlowWebhook> {
    const user = cluster.kubeConfig.getCurrentUser()!;
    const { caFile, caData } = cluster.kubeConfig.getCurrentCluster()!;
    const read = async (file: string | undefined, data: string | undefined) =>
      data ? Buffer.from(data, 'base64') : readFile(file!);
    const webhook = new SlowWebhook(cluster, isAnswered, {
      // An administrator's, whose key is the API server's as well.
      cert: await read(user.certFile, user.certData),
      key: await read(user.keyFile, user.keyData),
    });
    await webhook.#register(await read(caFile, caData));
    return webhook;
  }

  private constructor(
    cluster: TestCluster,
    isAnswered: (call: number) => boolean,
    identity: { cert: Buffer; key: Buffer },
  ) {
    this.#cluster = cluster;
    this.#server = createServer(identity, async (request, response) => {
      const call = this.#answered.length;
      this.#answered.push(isAnswered(call));
      const { request: asked } = JSON.parse(await text(request));
      if (this.#answered[call]) {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({
            apiVersion: 'admission.k8s.io/v1',
            kind: 'AdmissionReview',
            response: { uid: asked.uid, allowed: true },
          }),
        );
      }
    });
  }

  /** How many calls were left without an answer so far. */
  get unanswered(): number {
    return this.#answered.filter(answered => !answered).length;
  }

  async stop(): Promise<void> {
    await this.#cluster.objects.delete(NAME);
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #register(ca: Buffer): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const configuration = {
      ...NAME,
      webhooks: [
        {
          name: NAME.metadata.name,
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          failurePolicy: 'Fail',
          timeoutSeconds: TIMEOUT_SECONDS,
          clientConfig: {
            url: `https://127.0.0.1:${port}/`,
            caBundle: ca.toString('base64'),
          },
          rules: [
            {
              apiGroups: ['networking.k8s.io'],
              apiVersions: ['v1'],
              resources: ['ingresses'],
              operations: ['CREATE', 'UPDATE'],
            },
          ],
        },
      ],
    };
    await this.#cluster.objects.create(configuration as KubernetesObject);
  }
}
