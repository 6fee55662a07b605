/** The portal's account can't get its rights in a namespace. The message says what to do about it. */
export class NamespaceAccessError extends Error {
  name = 'NamespaceAccessError';
}
