import { callForExisting, getStatusCode } from './errors';

/**
 * Deletes something that may be gone, or be another one of the same name by now.
 *
 * @returns whether it was there and the same
 */
export async function deleteIfSame(
  call: () => Promise<unknown>,
): Promise<boolean> {
  try {
    return (await callForExisting(call)) !== undefined;
  } catch (error) {
    if (getStatusCode(error) !== 409) {
      throw error;
    }
    return false;
  }
}
