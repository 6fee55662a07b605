import { QuotaExcess } from './QuotaExceededError';

const GIBIBYTE = 2 ** 30;

/** Says why something can't be had. */
export function describeExcess(excess: QuotaExcess): string {
  const { subject, resource, limit, used, requested } = excess;
  switch (resource) {
    case 'stores':
      return `${subject} has ${used} of ${limit} stores`;
    case 'operations':
      return `${used} of ${limit} operations for ${subject} are queued or running`;
    case 'createsPerHour':
      return `${subject} has requested ${used} of ${limit} stores within an hour`;
    case 'cpu':
      return `${subject} has reserved ${toCores(used)} of ${toCores(
        limit,
      )} CPU cores, and this takes ${toCores(requested)}`;
    default:
      return `${subject} has reserved ${toGibibytes(used)} of ${toGibibytes(
        limit,
      )} GiB of ${resource}, and this takes ${toGibibytes(requested)}`;
  }
}

/** Says what can be done about it. */
export function adviseOnExcess({ resource }: QuotaExcess): string {
  return resource === 'operations'
    ? 'ask again once one of them is done'
    : 'delete a store that nobody needs any more, or ask those who run the portal for more';
}

function toCores(cores: number): string {
  return `${Number(cores.toFixed(3))}`;
}

function toGibibytes(bytes: number): string {
  return `${Number((bytes / GIBIBYTE).toFixed(2))}`;
}
