import { useCallback } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import {
  defaultEntityPresentation,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { useLiveValue } from './useLiveValue';

/**
 * Names entities as links to them do, for where only text can be. Returns a
 * function that has the title of one of them, which is its short reference until
 * more is known; those of which several have the same are told apart.
 */
export function useEntityTitles(
  entityRefs: string[],
): (entityRef: string) => string {
  const presentationApi = useApiHolder().get(entityPresentationApiRef);
  const key = [...new Set(entityRefs)].join();
  const load = useCallback(async () => {
    const titles = (key ? key.split(',') : []).map(async entityRef => {
      const presentation = await presentationApi?.forEntity(entityRef).promise;
      return [entityRef, presentation?.primaryTitle] as const;
    });
    return new Map(await Promise.all(titles));
  }, [presentationApi, key]);
  const { value } = useLiveValue(load);

  const getTitle = (entityRef: string) =>
    value?.get(entityRef) ?? defaultEntityPresentation(entityRef).primaryTitle;
  return entityRef => {
    const title = getTitle(entityRef);
    const isShared = entityRefs.some(
      other => other !== entityRef && getTitle(other) === title,
    );
    return isShared ? `${title} (${entityRef})` : title;
  };
}
