import { createHash } from 'node:crypto';
import { DeletePlan } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../../database';

/** What of a plan would be destroyed; what is only said about it doesn't count. */
export type DestroyedParts = Pick<
  DeletePlan,
  'release' | 'namespace' | 'volumeClaims' | 'hosts'
>;

/** The parts of which a hash is made, each with a hash of its own. */
type PlanPart = 'namespace' | 'release' | 'volumeClaims' | 'hosts';

const PLAN_PARTS: readonly PlanPart[] = [
  'namespace',
  'release',
  'volumeClaims',
  'hosts',
];

/** Enough that no two plans of a store have the same by chance. */
const PART_LENGTH = 16;

/**
 * Makes the hash of a plan. It is one of each part in a row, so that a plan that
 * no longer holds can be told what is different, without being kept anywhere.
 */
export function hashDeletePlan(
  store: Pick<StoreRecord, 'id'>,
  plan: DestroyedParts,
): string {
  return PLAN_PARTS.map(part =>
    createHash('sha256')
      .update(JSON.stringify(toHashed(store, plan, part)))
      .digest('hex')
      .slice(0, PART_LENGTH),
  ).join('-');
}

/** Says which parts of a plan are not what a hash was made of, and what they are now. */
export function describeDifference(
  store: Pick<StoreRecord, 'id'>,
  plan: DestroyedParts,
  hash: string,
): string | undefined {
  const present = hashDeletePlan(store, plan);
  if (hash === present) {
    return undefined;
  }
  const given = hash.split('-');
  const different = PLAN_PARTS.filter(
    (_, index) => given[index] !== present.split('-')[index],
  );
  return different.map(part => describePart(plan, part)).join('; ');
}

function toHashed(
  store: Pick<StoreRecord, 'id'>,
  plan: DestroyedParts,
  part: PlanPart,
): unknown {
  switch (part) {
    case 'namespace':
      return [store.id, plan.namespace?.name, plan.namespace?.uid];
    case 'release':
      return [plan.release?.name, plan.release?.revision];
    case 'volumeClaims':
      return plan.volumeClaims
        .map(({ name, size, volume, kept }) => [name, size, volume, kept])
        .sort();
    default:
      return [...plan.hosts].sort();
  }
}

function describePart(plan: DestroyedParts, part: PlanPart): string {
  const { namespace, release } = plan;
  switch (part) {
    case 'namespace':
      return namespace
        ? `the namespace is ${namespace.name} with the UID ${namespace.uid}`
        : 'there is no namespace of the store';
    case 'release':
      return release
        ? `the release is ${release.name} in revision ${release.revision}`
        : 'there is no release';
    case 'volumeClaims':
      return `the volume claims are ${toList(
        plan.volumeClaims.map(({ name, size, kept }) =>
          kept ? `${name} (${size}, kept)` : `${name} (${size})`,
        ),
      )}`;
    default:
      return `the hosts are ${toList(plan.hosts)}`;
  }
}

function toList(items: readonly string[]): string {
  return items.join(', ') || 'none';
}
