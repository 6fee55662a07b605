import { PropsWithChildren } from 'react';
import { renderHook, waitFor } from '@testing-library/react';
import {
  defaultEntityPresentation,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { TestApiProvider } from '@backstage/test-utils';
import { useEntityTitles } from './useEntityTitles';

const SHOPS = 'group:default/shops';
const GUEST = 'user:default/guest';

function makePresentationApi(titles: Record<string, string>) {
  return {
    forEntity: (ref: unknown) => {
      const snapshot = {
        ...defaultEntityPresentation(String(ref)),
        primaryTitle: titles[String(ref)],
      };
      return { snapshot, promise: Promise.resolve(snapshot) };
    },
  };
}

function renderTitles(refs: string[], titles?: Record<string, string>) {
  return renderHook(
    () => {
      const getTitle = useEntityTitles(refs);
      return refs.map(getTitle);
    },
    {
      wrapper: ({ children }: PropsWithChildren) =>
        titles ? (
          <TestApiProvider
            apis={[[entityPresentationApiRef, makePresentationApi(titles)]]}
          >
            {children}
          </TestApiProvider>
        ) : (
          <TestApiProvider apis={[]}>{children}</TestApiProvider>
        ),
    },
  );
}

describe('useEntityTitles', () => {
  it('has the titles that the catalog has', async () => {
    const { result } = renderTitles([SHOPS, GUEST], {
      [SHOPS]: 'The shops',
      [GUEST]: 'Guest',
    });
    await waitFor(() => expect(result.current).toEqual(['The shops', 'Guest']));
  });

  it('has short references in apps that have no titles', async () => {
    const { result } = renderTitles([SHOPS, GUEST]);
    await waitFor(() => expect(result.current).toEqual(['shops', 'guest']));
  });

  it('tells entities with the same title apart', async () => {
    const { result } = renderTitles([SHOPS, 'user:default/shops', GUEST]);
    await waitFor(() =>
      expect(result.current).toEqual([
        'shops (group:default/shops)',
        'shops (user:default/shops)',
        'guest',
      ]),
    );
  });
});
