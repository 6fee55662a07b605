import { callForExisting } from '../../kubernetes/errors';
import { PreflightCheck } from '../types';

/** Whether volumes can be copied at one moment, which stores can do without. */
export const checkVolumeSnapshots: PreflightCheck = {
  id: 'volume-snapshots',
  title: 'Volume snapshots',
  async run({ api }) {
    const names = await callForExisting(() =>
      api.list<{ metadata: { name: string } }, string>(
        '/apis/snapshot.storage.k8s.io/v1/volumesnapshotclasses',
        ({ metadata }) => metadata.name,
      ),
    );
    if (!names?.length) {
      return {
        status: 'warn',
        message: names
          ? 'There is no VolumeSnapshotClass. Backups copy files and the database’s rows instead.'
          : 'The cluster knows no volume snapshots. Backups copy files and the database’s rows instead.',
        fix: 'No action is needed. For snapshots, install a CSI driver that makes them, with a VolumeSnapshotClass.',
      };
    }
    return {
      status: 'pass',
      message: `There ${
        names.length === 1 ? 'is' : 'are'
      } VolumeSnapshotClass ${names.join(', ')}.`,
    };
  },
};
