import {
  Content,
  EmptyState,
  Header,
  Page,
  SignInPage,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';

/**
 * Lets guests in, for development only. A portal that is used by others has to
 * bring the sign-in page of its own identity provider.
 */
export function PortalSignInPage(props: SignInPageProps) {
  const config = useApi(configApiRef);
  if (config.getOptionalString('auth.environment') === 'development') {
    return (
      <SignInPage
        {...props}
        providers={['guest']}
        title="Sign in"
        align="left"
      />
    );
  }
  return (
    <Page themeId="home">
      <Header title={config.getOptionalString('app.title') ?? 'Backstage'} />
      <Content>
        <EmptyState
          missing="info"
          title="Nobody can sign in yet"
          description="Guests may only enter a portal for development. Replace the extension sign-in-page:app by that of your identity provider."
        />
      </Content>
    </Page>
  );
}
