import {
  CreateStoreRequest,
  DeletePlan,
  DeleteStoreRequest,
  ListStoresRequest,
  Plan,
  Quota,
  Store,
  StoreEvent,
  StoreList,
  StoreNameCheck,
  StoreOperation,
  UpdateStoreRequest,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { CallOptions } from '../services/CallOptions';
import { StoreAuditor } from './StoreAuditor';

/** Has everything that changes something leave its trace, whoever asks for it. */
export class AuditedStoreService implements StoreService {
  readonly #service: StoreService;
  readonly #auditor: StoreAuditor;

  static create(options: {
    service: StoreService;
    auditor: StoreAuditor;
  }): AuditedStoreService {
    const { service, auditor } = options;
    return new AuditedStoreService(service, auditor);
  }

  private constructor(service: StoreService, auditor: StoreAuditor) {
    this.#service = service;
    this.#auditor = auditor;
  }

  createStore(
    request: CreateStoreRequest,
    options: CallOptions,
  ): Promise<Store> {
    return this.#auditor.audit({
      action: 'create',
      // Nothing is known of the request yet.
      name: (request as Partial<CreateStoreRequest> | undefined)?.name,
      options,
      run: call => this.#service.createStore(request, call),
    });
  }

  refreshStore(name: string, options: CallOptions): Promise<Store> {
    return this.#auditor.audit({
      action: 'refresh',
      name,
      options,
      run: call => this.#service.refreshStore(name, call),
    });
  }

  retryStore(name: string, options: CallOptions): Promise<Store> {
    return this.#auditor.audit({
      action: 'retry',
      name,
      options,
      run: call => this.#service.retryStore(name, call),
    });
  }

  verifyStore(name: string, options: CallOptions): Promise<Store> {
    return this.#auditor.audit({
      action: 'verify',
      name,
      options,
      run: call => this.#service.verifyStore(name, call),
    });
  }

  upgradeStore(name: string, options: CallOptions): Promise<Store> {
    return this.#auditor.audit({
      action: 'upgrade',
      name,
      options,
      run: call => this.#service.upgradeStore(name, call),
    });
  }

  repairStore(name: string, options: CallOptions): Promise<Store> {
    return this.#auditor.audit({
      action: 'repair',
      name,
      options,
      run: call => this.#service.repairStore(name, call),
    });
  }

  cancelStoreOperation(name: string, options: CallOptions): Promise<Store> {
    return this.#auditor.audit({
      action: 'cancel',
      name,
      options,
      run: call => this.#service.cancelStoreOperation(name, call),
    });
  }

  updateStore(
    name: string,
    request: UpdateStoreRequest,
    options: CallOptions,
  ): Promise<Store> {
    return this.#auditor.audit({
      action: 'update',
      name,
      options,
      run: call => this.#service.updateStore(name, request, call),
    });
  }

  deleteStore(
    name: string,
    request: DeleteStoreRequest,
    options: CallOptions,
  ): Promise<Store> {
    return this.#auditor.audit({
      action: 'delete',
      name,
      options,
      run: call => this.#service.deleteStore(name, request, call),
    });
  }

  listStores(
    request: ListStoresRequest,
    options: CallOptions,
  ): Promise<StoreList> {
    return this.#service.listStores(request, options);
  }

  getStore(name: string, options: CallOptions): Promise<Store> {
    return this.#service.getStore(name, options);
  }

  listStoreEvents(name: string, options: CallOptions): Promise<StoreEvent[]> {
    return this.#service.listStoreEvents(name, options);
  }

  listStoreOperations(
    name: string,
    options: CallOptions,
  ): Promise<StoreOperation[]> {
    return this.#service.listStoreOperations(name, options);
  }

  planStoreDeletion(name: string, options: CallOptions): Promise<DeletePlan> {
    return this.#service.planStoreDeletion(name, options);
  }

  listPlans(
    request: { owner?: string },
    options: CallOptions,
  ): Promise<Plan[]> {
    return this.#service.listPlans(request, options);
  }

  listQuotas(
    request: { owner?: string },
    options: CallOptions,
  ): Promise<Quota[]> {
    return this.#service.listQuotas(request, options);
  }

  checkStoreName(name: string, options: CallOptions): Promise<StoreNameCheck> {
    return this.#service.checkStoreName(name, options);
  }
}
