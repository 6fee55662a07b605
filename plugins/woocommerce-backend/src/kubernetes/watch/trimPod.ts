import { pick } from './pick';
import { trimMetadata } from './trimMetadata';
import { WatchedContainerStatus, WatchedPod } from './WatchedObjects';

/** Keeps of a pod what is read of it: how it does, and which claims it waits for. */
export function trimPod(object: WatchedPod): WatchedPod {
  const { spec, status } = object;
  const claiming = spec?.volumes?.filter(
    volume => volume.persistentVolumeClaim !== undefined,
  );
  return {
    metadata: trimMetadata(object.metadata),
    spec: {
      ...pick(spec, ['nodeName']),
      ...(claiming && {
        volumes: claiming.map(({ name, persistentVolumeClaim }) => ({
          name,
          persistentVolumeClaim: pick(persistentVolumeClaim, ['claimName']),
        })),
      }),
    },
    status: {
      ...pick(status, ['phase', 'reason', 'message', 'conditions']),
      initContainerStatuses: status?.initContainerStatuses?.map(trimStatus),
      containerStatuses: status?.containerStatuses?.map(trimStatus),
    },
  };
}

function trimStatus(status: WatchedContainerStatus): WatchedContainerStatus {
  return pick(status, [
    'name',
    'image',
    'ready',
    'restartCount',
    'state',
    'lastState',
  ])!;
}
