import { PreflightCheck } from '../types';
import { checkAccountRights } from './checkAccountRights';
import { checkAdmissionPolicies } from './checkAdmissionPolicies';
import { checkApiServer } from './checkApiServer';
import { checkCapacity } from './checkCapacity';
import { checkCertificates } from './checkCertificates';
import { checkClock } from './checkClock';
import { checkDns } from './checkDns';
import { checkHelm } from './checkHelm';
import { checkPodSecurity } from './checkPodSecurity';
import { checkRoute } from './checkRoute';
import { checkRouteAddress } from './checkRouteAddress';
import { checkStorageClass } from './checkStorageClass';
import { checkStoreRole } from './checkStoreRole';
import { checkVolumeSnapshots } from './checkVolumeSnapshots';

/** The checks that leave nothing behind in the cluster, in the order in which they are shown. */
export const PASSIVE_CHECKS: readonly PreflightCheck[] = [
  checkApiServer,
  checkAccountRights,
  checkStoreRole,
  checkAdmissionPolicies,
  checkPodSecurity,
  checkStorageClass,
  checkVolumeSnapshots,
  checkRoute,
  checkCertificates,
  checkDns,
  checkRouteAddress,
  checkCapacity,
  checkClock,
  checkHelm,
];
