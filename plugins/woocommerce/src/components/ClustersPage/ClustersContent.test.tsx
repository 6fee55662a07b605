import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  woocommerceClusterProbePermission,
  woocommerceClusterReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { renderWithStores } from '../../__testUtils__/renderWithStores';
import { ClustersContent } from './ClustersContent';

describe('ClustersContent', () => {
  it('does not call a permission missing that can’t be checked', async () => {
    const { api } = await renderWithStores(<ClustersContent />, {
      unchecked: [woocommerceClusterReadPermission],
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    expect(screen.queryByText('Missing permission')).not.toBeInTheDocument();
    expect(api.listClusters).not.toHaveBeenCalled();
  });

  it('has no pods look when nobody can tell who may', async () => {
    const { api } = await renderWithStores(<ClustersContent />, {
      unchecked: [woocommerceClusterProbePermission],
    });
    const button = await screen.findByRole('button', {
      name: 'Check with pods',
    });
    await waitFor(() =>
      expect(button).toHaveAttribute(
        'title',
        'Whether you have the permission woocommerce.cluster.probe can’t be told now.',
      ),
    );
    await userEvent.click(button);
    expect(api.runClusterPreflight).not.toHaveBeenCalled();
  });
});
