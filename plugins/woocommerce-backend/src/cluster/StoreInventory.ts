import {
  ObservedNamespace,
  ObservedRelease,
} from '../kubernetes/ObservedStore';

/** What there is in the cluster that a deletion would take away, or trip over. */
export interface StoreInventory {
  /** Undefined when there is no namespace of that name. */
  readonly namespace?: ObservedNamespace;
  /** Why the portal's account may not look into the namespace, as the API server says it. */
  readonly closed?: string;
  /** The newest revision of the Helm release; undefined when there is none. */
  readonly release?: ObservedRelease;
  readonly volumeClaims: readonly InventoryVolumeClaim[];
  /** The host names of its routes, in order. */
  readonly hosts: readonly string[];
  /** What keeps objects from going away until somebody mends it. */
  readonly obstacles: readonly DeletionObstacle[];
  /** The kinds at which the portal's account may not look. */
  readonly unseen: readonly string[];
}

/** A volume claim, and what would become of its volume. */
export interface InventoryVolumeClaim {
  readonly name: string;
  /** What it is for, by its label: `wordpress`, `mariadb`, `backup`, … */
  readonly component?: string;
  /** As Kubernetes writes it; what was asked for as long as nothing is bound. */
  readonly size?: string;
  readonly storageClass?: string;
  readonly volume?: string;
  readonly reclaimPolicy?: string;
}

/** Something that keeps an object from going away. */
export interface DeletionObstacle {
  readonly reason: 'FinalizerHeld' | 'NamespaceStuck';
  /** Kind and name, such as `PersistentVolumeClaim/data`. */
  readonly object: string;
  readonly message: string;
}
