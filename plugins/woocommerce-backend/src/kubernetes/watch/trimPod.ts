import { pick } from './pick';
import { trimConditions } from './trimConditions';
import { trimMetadata } from './trimMetadata';
import {
  WatchedContainerState,
  WatchedContainerStatus,
  WatchedPod,
} from './WatchedObjects';

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
      ...pick(status, ['phase', 'reason', 'message']),
      ...trimConditions(status),
      initContainerStatuses: status?.initContainerStatuses?.map(trimStatus),
      containerStatuses: status?.containerStatuses?.map(trimStatus),
    },
  };
}

function trimStatus(status: WatchedContainerStatus): WatchedContainerStatus {
  const { state, lastState } = status;
  return {
    ...pick(status, ['name', 'image', 'ready', 'restartCount'])!,
    ...(state && { state: trimState(state) }),
    ...(lastState?.terminated && { lastState: trimState(lastState) }),
  };
}

function trimState(state: WatchedContainerState): WatchedContainerState {
  const { waiting, running, terminated } = state;
  return {
    ...(waiting && { waiting: pick(waiting, ['reason', 'message']) }),
    ...(running && { running: pick(running, ['startedAt']) }),
    ...(terminated && {
      terminated: pick(terminated, [
        'exitCode',
        'signal',
        'reason',
        'message',
        'finishedAt',
      ]),
    }),
  };
}
