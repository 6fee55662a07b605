import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NotAllowedError } from '@backstage/errors';
import { TemplateParameterSchema } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import {
  Store,
  StoreNameCheck,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '../__testUtils__/makeStore';
import { makeStoreApi } from '../__testUtils__/makeStoreApi';
import { renderWithStores } from '../__testUtils__/renderWithStores';
import { storeNameFieldOptions } from './storeNameFieldOptions';

function makeTemplate(name: object = {}): TemplateParameterSchema {
  return {
    title: 'A template',
    steps: [
      {
        title: 'Your store',
        schema: {
          properties: {
            name: {
              type: 'string',
              'ui:field': 'WooCommerceStoreName',
              'ui:options': { hideError: true },
              ...name,
            },
          },
        },
      },
    ],
  };
}

/** Renders the form of a template that asks for nothing but a store's name. */
async function renderForm(
  options: {
    stores?: Store[];
    api?: ReturnType<typeof makeStoreApi>;
    name?: object;
  } = {},
) {
  const { stores = [], api = makeStoreApi(stores), name } = options;
  const user = userEvent.setup();
  const { container } = await renderWithStores(
    <Stepper
      manifest={makeTemplate(name)}
      extensions={[storeNameFieldOptions]}
      onCreate={async () => {}}
    />,
    { api },
  );
  return { api, container, user, field: screen.getByRole('textbox') };
}

async function clickNext(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: 'Review' }));
}

describe('StoreNameField', () => {
  // jsdom has nothing to scroll, which the stepper does at each step.
  beforeEach(() => {
    jest.spyOn(window, 'scrollTo').mockImplementation();
  });

  it('says what is wrong with a name while it is typed, and asks nobody', async () => {
    const { api, field, user } = await renderForm();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(field).toBeValid();

    await user.type(field, 'www');
    expect(screen.getByRole('status')).toHaveTextContent(
      'The name must be another name, "www" is reserved.',
    );
    expect(field).toBeInvalid();
    await new Promise(resolve => setTimeout(resolve, 400));
    expect(api.checkStoreName).not.toHaveBeenCalledWith(
      'www',
      expect.anything(),
    );
  });

  it.each([
    ['free', [], 'demo is free.', true],
    ['taken', [makeStore()], 'There is a store demo.', false],
  ])('says that a name is %s', async (_, stores, answer, isValid) => {
    const { field, user } = await renderForm({ stores });
    await user.type(field, 'demo');
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(answer),
    );
    expect(field.getAttribute('aria-invalid')).toBe(String(!isValid));
    expect(field).toHaveAccessibleDescription(expect.stringContaining(answer));
  });

  it('asks once, for the name at which the user pauses', async () => {
    const { api, field } = await renderForm();
    // Without a pause in between, however slow the machine is.
    for (const value of ['g', 'gar', 'garden']) {
      fireEvent.change(field, { target: { value } });
    }
    expect(await screen.findByText('garden is free.')).toBeVisible();
    expect(api.checkStoreName.mock.calls.map(([name]) => name)).toEqual([
      'garden',
    ]);
  });

  it('shows no answer for another name than the one in the field', async () => {
    const api = makeStoreApi([]);
    let answer = (_: StoreNameCheck) => {};
    api.checkStoreName.mockImplementationOnce(
      () => new Promise(resolve => (answer = resolve)),
    );
    const { field, user } = await renderForm({ api });
    await user.type(field, 'demo');
    await waitFor(() => expect(api.checkStoreName).toHaveBeenCalled());
    const [, options] = api.checkStoreName.mock.calls[0];
    await user.type(field, '2');
    expect(options?.signal?.aborted).toBe(true);
    answer({ name: 'demo', available: false });

    expect(await screen.findByText('demo2 is free.')).toBeVisible();
    expect(screen.queryByText(/taken/)).not.toBeInTheDocument();
  });

  it.each([new NotAllowedError('no'), new Error('Bad Gateway')])(
    'says so when nobody can tell, and lets the user go on: %s',
    async error => {
      const api = makeStoreApi([]);
      api.checkStoreName.mockRejectedValue(error);
      const { field, user } = await renderForm({ api });
      await user.type(field, 'demo');
      expect(
        await screen.findByText(/^Whether demo is free can’t be told now/),
      ).toBeVisible();
      expect(field).toBeValid();

      await clickNext(user);
      expect(
        await screen.findByRole('button', { name: 'Create' }),
      ).toBeVisible();
    },
  );

  it('keeps the user on the page while the name is taken', async () => {
    const { field, user } = await renderForm({ stores: [makeStore()] });
    await user.type(field, 'demo');
    await clickNext(user);
    expect(
      await screen.findByText(
        "'Name' must be another name: There is a store demo.",
      ),
    ).toBeVisible();

    await user.type(field, '2');
    await clickNext(user);
    expect(await screen.findByRole('button', { name: 'Create' })).toBeVisible();
    expect(screen.getByText('demo2')).toBeVisible();
  });

  it.each([
    ['kube-system', 'must not start with "kube-", which is reserved'],
    ['demo', 'must be another name: There is a store demo.'],
  ])('keeps the user on the page with the name %s', async (name, message) => {
    const { field, user } = await renderForm({
      stores: [makeStore()],
    });
    await user.type(field, name);
    await clickNext(user);
    expect(await screen.findByText(`'Name' ${message}`)).toBeVisible();
    expect(field).toBeInTheDocument();
  });

  it('leaves it to the template whether there has to be a name', async () => {
    const { api, user } = await renderForm();
    await clickNext(user);
    expect(await screen.findByRole('button', { name: 'Create' })).toBeVisible();
    expect(api.checkStoreName).not.toHaveBeenCalled();
  });

  it('has the words of the template, or else its own', async () => {
    const { field } = await renderForm({
      name: { title: 'Shop', description: 'Pick a short one.' },
    });
    expect(field).toHaveAccessibleName('Shop');
    expect(field).toHaveAccessibleDescription(/^Pick a short one\.\s*$/);
  });

  it('can be used with a screen reader', async () => {
    const { container, field, user } = await renderForm({
      stores: [makeStore()],
    });
    expect(field).toHaveAccessibleName('Name');
    expect(field).toHaveAccessibleDescription(
      /^Becomes part of the store’s address and can’t be changed later\.\s*$/,
    );
    expect(screen.getByRole('status')).toHaveAttribute('aria-live', 'polite');
    await user.type(field, 'demo');
    await screen.findByText('There is a store demo.');
    expect(await axe(container)).toHaveNoViolations();
  });
});
