import { DeletePlan } from '@woocommerce-backstage/plugin-woocommerce-common';

/** A line for a task's log. */
export interface LogLine {
  level: 'info' | 'warn';
  text: string;
}

/**
 * Says what deleting a store takes away, what stays, and what is in the way.
 *
 * @internal
 */
export function describePlan(name: string, plan: DeletePlan): LogLine[] {
  const { release, namespace, volumeClaims, hosts } = plan;
  const parts = [
    release && `release ${release.name}`,
    namespace && `namespace ${namespace.name}`,
    ...volumeClaims.map(
      claim =>
        `volume claim ${claim.name} (${claim.size ?? 'of unknown size'})`,
    ),
    ...hosts.map(host => `address ${host}`),
  ].filter(part => part !== undefined);
  return [
    {
      level: 'info',
      text: `Deleting store "${name}" takes away: ${
        parts.join(', ') || 'nothing in the cluster'
      }.`,
    },
    ...[...plan.warnings, ...plan.blockers].map(({ reason, message }) => ({
      level: 'warn' as const,
      text: `${reason}: ${message}`,
    })),
  ];
}
