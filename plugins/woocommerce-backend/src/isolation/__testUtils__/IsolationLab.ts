import { randomBytes } from 'node:crypto';
import { Knex } from 'knex';
import { readTestKubeconfigs } from '../../__testUtils__/testCluster';
import { TestPortal } from '../../__testUtils__/TestPortal';
import { getStatusMessage, getStatusCode } from '../../kubernetes/errors';
import { Kubernetes, loadKubernetes } from '../../kubernetes/loadKubernetes';

/** Something that somebody wants to do, as the authorizer sees it. */
export interface Access {
  readonly verb: string;
  readonly resource: string;
  readonly group?: string;
  readonly subresource?: string;
  /** Everywhere when absent. */
  readonly namespace?: string;
  readonly name?: string;
}

/** Somebody who is not the portal. */
export interface Subject {
  readonly user: string;
  readonly groups: readonly string[];
}

/** What came of a call of the API. */
export interface Answer {
  /** 200 when it went through. */
  readonly code: number | undefined;
  readonly message: string;
}

/**
 * Two stores that a real portal has made under its own account, and a namespace
 * of somebody else's beside them.
 */
export class IsolationLab {
  /** The cluster under the portal's account. */
  readonly portal: Kubernetes;
  /** The cluster under the administrator's. */
  readonly admin: Kubernetes;
  readonly store: string;
  readonly otherStore: string;
  readonly foreign: string;
  /** One of somebody else's, too, but with a name like a store's. */
  readonly lookalike: string;
  readonly #backend: TestPortal;

  static async start(knex: Knex): Promise<IsolationLab> {
    const kubeconfigs = readTestKubeconfigs();
    const lab = new IsolationLab({
      portal: await loadKubernetes({ kubeconfig: kubeconfigs.portal }),
      admin: await loadKubernetes({ kubeconfig: kubeconfigs.admin }),
      backend: await TestPortal.start({ knex }),
    });
    for (const name of [lab.foreign, lab.lookalike]) {
      await lab.admin.core.createNamespace({ body: { metadata: { name } } });
    }
    const names = lab.#listStores();
    await Promise.all(
      names.map(name => lab.#backend.post('/stores', { name })),
    );
    for (const name of names) {
      await lab.#backend.waitForPhase(name, 'Ready');
    }
    return lab;
  }

  private constructor(options: {
    portal: Kubernetes;
    admin: Kubernetes;
    backend: TestPortal;
  }) {
    const id = randomBytes(3).toString('hex');
    this.portal = options.portal;
    this.admin = options.admin;
    this.#backend = options.backend;
    this.store = `store-inner-${id}`;
    this.otherStore = `store-other-${id}`;
    this.foreign = `foreign-${id}`;
    this.lookalike = `store-foreign-${id}`;
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.#listStores().map(async name => {
        await this.#backend.deleteStore(name);
        await this.#backend.waitUntilGone(name);
      }),
    );
    await this.#backend.stop();
    for (const name of [this.foreign, this.lookalike]) {
      await this.admin.core.deleteNamespace({ name });
    }
  }

  /** Whether the portal's account may do something, by its own question. */
  async mayPortal(access: Access): Promise<boolean> {
    const review =
      await this.portal.authorization.createSelfSubjectAccessReview({
        body: { spec: { resourceAttributes: { ...access } } },
      });
    return review.status?.allowed ?? false;
  }

  /** Whether somebody else may. */
  async may(subject: Subject, access: Access): Promise<boolean> {
    const { user, groups } = subject;
    const review = await this.admin.authorization.createSubjectAccessReview({
      body: {
        spec: { user, groups: [...groups], resourceAttributes: { ...access } },
      },
    });
    return review.status?.allowed ?? false;
  }

  /** Says what came of a call that may be refused. */
  async try(call: () => Promise<unknown>): Promise<Answer> {
    try {
      await call();
      return { code: 200, message: '' };
    } catch (error) {
      return { code: getStatusCode(error), message: getStatusMessage(error) };
    }
  }

  #listStores(): string[] {
    return [this.store, this.otherStore].map(each =>
      each.slice('store-'.length),
    );
  }
}
